import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * What one guess costs: 32 MB and three passes, about a quarter of a second on a small server.
 * The lowest setting OWASP calls acceptable for scrypt (read November 2026); each hash names its
 * own, so raising it here leaves older passwords valid.
 */
const COST: Cost = { logN: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** scrypt's parameters; memory is 128 * r * 2^logN bytes, time p times that. */
export interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** Gives `scrypt$logN$r$p$salt$hash`, both parts base64url. Runs beside the event loop. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  const parts = ['scrypt', cost.logN, cost.r, cost.p, text(salt), text(hash)];
  return parts.join('$');
}

/**
 * Compares in constant time. With `null` (nobody has this address, or no password was set) it
 * does the same work and answers no, so that time tells nothing about who exists.
 */
export async function isPasswordRight(password: string, stored: string | null): Promise<boolean> {
  const { cost, salt, hash } = parse(stored ?? (await nobodysHash()));
  const given = await derive(password, salt, cost);
  return timingSafeEqual(given, hash) && stored !== null;
}

let nobody: Promise<string> | null = null;

/** A hash of something nobody knows, made once per process. */
export async function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(text(randomBytes(HASH_BYTES)));
  return nobody;
}

function parse(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } {
  const [, logN, r, p, salt = '', hash = ''] = stored.split('$');
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}

function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  // Twice the bare need: Node counts its own overhead against the limit.
  const options = { N, r, p, maxmem: 256 * N * r };
  // The same characters typed on different machines must give the same bytes.
  const normal = password.normalize('NFKC');
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(normal, salt, HASH_BYTES, options, (error, key) => {
    if (error === null) resolve(key);
    else reject(error);
  });
  return promise;
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}
