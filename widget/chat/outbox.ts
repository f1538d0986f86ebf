import type { AttachmentView, MessageView } from '@zentrale/protocol';
import { parseJson, type Shelf } from './storage.ts';

/** A message the customer has sent and the server has not shown yet. */
export interface Unsent {
  /** The command's id and the message's `clientId`: sending twice writes once. */
  readonly clientId: string;
  readonly text: string;
  readonly attachments: readonly AttachmentView[];
  readonly writtenAt: number;
  readonly state: 'waiting' | 'accepted' | 'failed';
  /** A kind of the error registry. */
  readonly failure: string | null;
}

/**
 * Messages on their way, oldest first. Each lies on the shelf under its own name until the server
 * has accepted it, so that neither a reload nor a second tab can lose one.
 */
export class Outbox {
  readonly #shelf: Shelf;
  readonly #prefix: string;
  #items: readonly Unsent[];

  constructor(shelf: Shelf, conversationId: string) {
    this.#shelf = shelf;
    this.#prefix = `unsent.${conversationId}.`;
    this.#items = shelf
      .names(this.#prefix)
      .map((name) => toUnsent(parseJson(shelf.get(name))))
      .filter((item) => item !== null)
      .toSorted((a, b) => a.writtenAt - b.writtenAt || (a.clientId < b.clientId ? -1 : 1));
  }

  get items(): readonly Unsent[] {
    return this.#items;
  }

  /** The message whose turn it is; later ones wait for it, so that order is kept. */
  next(): Unsent | null {
    return this.#items.find((item) => item.state === 'waiting') ?? null;
  }

  add({ clientId, text, attachments, writtenAt }: Omit<Unsent, 'state' | 'failure'>): void {
    const unsent: Unsent = {
      clientId,
      text,
      attachments,
      writtenAt,
      state: 'waiting',
      failure: null,
    };
    this.#keep(unsent);
    this.#items = [...this.#items, unsent];
  }

  accepted(clientId: string): void {
    this.#shelf.remove(this.#prefix + clientId);
    this.#change(clientId, { state: 'accepted', failure: null });
  }

  failed(clientId: string, failure: string): void {
    this.#change(clientId, { state: 'failed', failure });
    const item = this.#items.find((each) => each.clientId === clientId);
    if (item) this.#keep(item);
  }

  /**
   * Sends a refused message again. It wrote nothing, and its old id would only repeat the refusal,
   * so it goes under a new one.
   */
  retry(clientId: string, newClientId: string): void {
    const refused = this.#items.find((item) => item.clientId === clientId);
    if (!refused) return;
    this.discard(clientId);
    this.add({ ...refused, clientId: newClientId });
  }

  discard(clientId: string): void {
    this.#shelf.remove(this.#prefix + clientId);
    this.#items = this.#items.filter((item) => item.clientId !== clientId);
  }

  /** Lets go of everything that is in the conversation already, whether or not we were told. */
  confirm(messages: readonly MessageView[]): void {
    const seen = new Set(messages.map((message) => message.clientId));
    for (const item of this.#items) if (seen.has(item.clientId)) this.discard(item.clientId);
  }

  clear(): void {
    for (const item of this.#items) this.discard(item.clientId);
  }

  #keep(item: Unsent): void {
    this.#shelf.set(this.#prefix + item.clientId, JSON.stringify(item));
  }

  #change(clientId: string, change: Partial<Unsent>): void {
    this.#items = this.#items.map((item) =>
      item.clientId === clientId ? { ...item, ...change } : item,
    );
  }
}

/** What lies on the shelf was written by this file, perhaps by an older version of it. */
function toUnsent(value: unknown): Unsent | null {
  if (typeof value !== 'object' || value === null) return null;
  const item = value as Partial<Unsent>;
  if (typeof item.clientId !== 'string' || typeof item.text !== 'string') return null;
  return {
    clientId: item.clientId,
    text: item.text,
    attachments: Array.isArray(item.attachments) ? item.attachments : [],
    writtenAt: typeof item.writtenAt === 'number' ? item.writtenAt : 0,
    state: item.state === 'failed' ? 'failed' : 'waiting',
    failure: item.failure ?? null,
  };
}
