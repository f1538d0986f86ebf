import type { Tx } from './store.ts';

/** Input or work that could not be used, kept for people to see. */
export interface DeadLetter {
  readonly source: 'mqtt' | 'webhook' | 'outbox';
  readonly place: string;
  readonly reason: string;
  readonly field?: string;
  readonly payload: Uint8Array;
}

export interface DeadLetters {
  /** Keeps at most the first 2,000 characters, and at most 1,000 letters a tenant. */
  record(tx: Tx, letter: DeadLetter): Promise<void>;
}
