import { randomBytes } from 'node:crypto';

/** As the provider names its calls. */
export function newCallSid(): string {
  return `CA${randomBytes(16).toString('hex')}`;
}
