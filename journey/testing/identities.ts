import { asId, instant, type CustomerId } from '@zentrale/kernel/values';
import type { Group, Identity } from '../core/index.ts';

export const id = (text: string) => asId<CustomerId>(text);

/** `email:a!` is a proven one. */
export function identity(text: string): Identity {
  const [kind = '', value = ''] = text.split(':');
  const isVerified = value.endsWith('!');
  return { kind: kind as Identity['kind'], value: value.replace('!', ''), isVerified };
}

export function group(name: string, held: readonly string[], firstSeenAt = 100): Group {
  const identities = held.map(identity);
  const customerId = id(name);
  return { customerId, profileIds: [customerId], firstSeenAt: instant(firstSeenAt), identities };
}
