/** Something that breaks, with what it takes to have it again. Times in milliseconds. */
export type FaultEvent =
  /** The process ends between two steps; another starts after a while. */
  | { readonly kind: 'kill'; readonly downMs: number }
  /** The process ends in the middle of the next append, with or without the write. */
  | { readonly kind: 'kill-in-append'; readonly when: Phase; readonly downMs: number }
  /** The next append fails, with or without the write. */
  | { readonly kind: 'append-fails'; readonly when: Phase }
  | { readonly kind: 'store-unreachable'; readonly forMs: number }
  | { readonly kind: 'store-slow'; readonly forMs: number; readonly delayMs: number }
  /** The process stands still, another takes over, and the first goes on as if nothing were. */
  | { readonly kind: 'pause'; readonly forMs: number }
  /** A second process works beside the first for a while. */
  | { readonly kind: 'rival'; readonly forMs: number }
  | { readonly kind: 'clock-step'; readonly byMs: number }
  /** The snapshot that the next start finds is no good. */
  | { readonly kind: 'snapshot-damage'; readonly how: Damage; readonly downMs: number }
  /** An orderly stop and start. */
  | { readonly kind: 'restart' };

export type Phase = 'before-write' | 'after-write';
export type Damage = 'digest' | 'number' | 'format' | 'cut-off' | 'gone';
export type FaultKind = FaultEvent['kind'];

const EVERY_KIND: Readonly<Record<FaultKind, true>> = {
  kill: true,
  'kill-in-append': true,
  'append-fails': true,
  'store-unreachable': true,
  'store-slow': true,
  pause: true,
  rival: true,
  'clock-step': true,
  'snapshot-damage': true,
  restart: true,
};
export const FAULT_KINDS = Object.keys(EVERY_KIND) as readonly FaultKind[];
