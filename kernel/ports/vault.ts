/**
 * Keeps what is sealed unreadable to whoever has only the place where it lies. Everything sealed
 * has a key of its own, which is kept beside it, itself sealed: forgetting that key forgets what
 * was sealed with it at once.
 */
export interface Vault {
  /** Makes a key, sealed with the centre's own. */
  newKey(): Uint8Array;
  /** `context` says what it is; opening it as anything else fails. */
  seal(sealedKey: Uint8Array, context: string, bytes: Uint8Array): Uint8Array;
  /** Throws a `Fault` for another centre's key, and for what was changed. */
  open(sealedKey: Uint8Array, context: string, sealed: Uint8Array): Uint8Array;
}
