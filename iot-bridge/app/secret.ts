import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { assert } from '@zentrale/kernel/values';

const SECRET_LENGTH_MIN = 16;

/** 256 random bits, so a fast hash is enough to keep them: there is nothing to guess. */
export function mintSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** `salt.hash`; asserts a secret of at least 16 characters. */
export function hashSecret(secret: string): string {
  assert(secret.length >= SECRET_LENGTH_MIN, 'a device secret has at least 16 characters');
  const salt = randomBytes(16).toString('base64url');
  return `${salt}.${digest(salt, secret)}`;
}

/** Takes the same time for a wrong secret as for an unknown device (`kept` is then `null`). */
export function matchesSecret(kept: string | null, secret: string): boolean {
  const [salt = '', hash = ''] = (kept ?? `none.${digest('none', '')}`).split('.');
  const isEqual = timingSafeEqual(Buffer.from(digest(salt, secret)), Buffer.from(hash));
  return isEqual && kept !== null;
}

function digest(salt: string, secret: string): string {
  return createHash('sha256').update(salt).update('.').update(secret).digest('base64url');
}
