/**
 * The world failed. Thrown by adapters only; `app` retries by `retryable`, doors translate `kind`
 * once. `ours` tells whether the failing party is run by us (page somebody) or by a provider.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly kind: string;
  readonly retryable: boolean;
  readonly ours: boolean;

  constructor(kind: string, about: { retryable: boolean; ours: boolean; cause?: unknown }) {
    super(kind, { cause: about.cause });
    this.kind = kind;
    this.retryable = about.retryable;
    this.ours = about.ours;
  }
}
