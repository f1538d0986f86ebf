import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Vault } from '@zentrale/kernel/ports';
import { Fault } from '@zentrale/kernel/values';

export const VAULT_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM of node:crypto. What is sealed is nonce, ciphertext and tag; nonces are random, and
 * one key seals far fewer pieces than the 2^32 for which that is safe.
 */
export class AesVault implements Vault {
  readonly #ownKey: () => Uint8Array;
  readonly #about: { readonly keyContext: string; readonly unreadable: string };

  /**
   * `ownKey`: 32 bytes, asked for when first needed. `keyContext`: what the keys it makes are for;
   * those of another context do not open. `unreadable`: the kind of the fault that is thrown.
   */
  constructor(
    ownKey: () => Uint8Array,
    about: { readonly keyContext: string; readonly unreadable: string },
  ) {
    this.#ownKey = ownKey;
    this.#about = about;
  }

  newKey(): Uint8Array {
    return sealed(this.#ownKey(), this.#about.keyContext, randomBytes(VAULT_KEY_BYTES));
  }

  seal(sealedKey: Uint8Array, context: string, bytes: Uint8Array): Uint8Array {
    return sealed(this.#keyIn(sealedKey), context, bytes);
  }

  open(sealedKey: Uint8Array, context: string, bytes: Uint8Array): Uint8Array {
    return this.#opened(this.#keyIn(sealedKey), context, bytes);
  }

  #keyIn(sealedKey: Uint8Array): Uint8Array {
    return this.#opened(this.#ownKey(), this.#about.keyContext, sealedKey);
  }

  #opened(key: Uint8Array, context: string, bytes: Uint8Array): Uint8Array {
    try {
      return opened(key, context, bytes);
    } catch (cause) {
      throw new Fault(this.#about.unreadable, { retryable: false, ours: true, cause });
    }
  }
}

function sealed(key: Uint8Array, context: string, bytes: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function opened(key: Uint8Array, context: string, bytes: Uint8Array): Uint8Array {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
