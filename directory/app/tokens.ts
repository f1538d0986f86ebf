import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; whoever holds them is believed. */
export function mintToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is stored instead of a token. A plain digest is enough for 256 random bits: there is
 * nothing to guess, and lookups stay an index read.
 */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
