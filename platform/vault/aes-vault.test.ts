import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AesVault } from './aes-vault.ts';

const key = randomBytes(32);
const about = { keyContext: 'recording-key', unreadable: 'recordings.unreadable' };
const vault = new AesVault(() => key, about);
const words = new TextEncoder().encode('Meine Kartennummer ist');

describe('the vault', () => {
  test('gives back what it sealed, and the sealed says nothing of it', () => {
    const own = vault.newKey();
    const sealed = vault.seal(own, 'rec_1/1/1', words);
    expect(Buffer.from(sealed).includes(Buffer.from(words))).toBe(false);
    expect(Buffer.from(vault.open(own, 'rec_1/1/1', sealed))).toEqual(Buffer.from(words));
    // The same words twice are two different things to whoever has the files.
    expect(vault.seal(own, 'rec_1/1/1', words)).not.toEqual(sealed);
  });

  test.each([
    ['as another piece', 'rec_1/1/2', (bytes: Uint8Array) => bytes],
    ['changed', 'rec_1/1/1', (bytes: Uint8Array) => bytes.with(20, (bytes[20] ?? 0) ^ 1)],
    ['cut off', 'rec_1/1/1', (bytes: Uint8Array) => bytes.subarray(0, -1)],
    ['empty', 'rec_1/1/1', () => new Uint8Array()],
  ])('does not open what is sealed %s', (_, context, change) => {
    const own = vault.newKey();
    const sealed = change(vault.seal(own, 'rec_1/1/1', words));
    expect(() => vault.open(own, context, sealed)).toThrow('recordings.unreadable');
  });

  test('of another centre opens nothing', () => {
    const own = vault.newKey();
    const sealed = vault.seal(own, 'rec_1/1/1', words);
    const other = new AesVault(() => randomBytes(32), about);
    expect(() => other.open(own, 'rec_1/1/1', sealed)).toThrow('recordings.unreadable');
    expect(() => vault.open(vault.newKey(), 'rec_1/1/1', sealed)).toThrow('recordings.unreadable');
  });

  test('of another purpose opens nothing either, and says so in its own words', () => {
    const own = vault.newKey();
    const sealed = vault.seal(own, 'rec_1/1/1', words);
    const other = new AesVault(() => key, { keyContext: 'other-key', unreadable: 'not-found' });
    expect(() => other.open(own, 'rec_1/1/1', sealed)).toThrow('not-found');
  });
});
