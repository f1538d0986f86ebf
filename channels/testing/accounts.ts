import type { Account } from '../app/index.ts';

/** A web chat account with one topic, `orders`. */
export function chatAccount(changes: Partial<Omit<Account, 'tenantId'>> = {}) {
  return {
    accountId: 'acc_chat',
    kind: 'web-chat',
    address: 'site-key-1',
    name: 'Shop',
    settings: {
      origins: ['https://shop.example'],
      topics: [
        {
          topicId: 'orders',
          nameDe: 'Bestellung',
          nameEn: 'Order',
          queueId: 'q_orders',
          skills: [{ skillId: 'sk_orders', proficiencyMin: 30 }],
        },
      ],
      greetingDe: 'Guten Tag',
      greetingEn: 'Hello',
      accentColor: '#1864ab',
    },
    secrets: {},
    ...changes,
  } satisfies Omit<Account, 'tenantId'>;
}

/** An SMS account with well-formed credentials that open nothing. */
export function smsAccount(changes: Partial<Omit<Account, 'tenantId'>> = {}) {
  return {
    accountId: 'acc_sms',
    kind: 'sms',
    address: '+4930901820',
    name: 'SMS',
    settings: {},
    secrets: { accountSid: `AC${'0'.repeat(32)}`, authToken: '12345' },
    ...changes,
  } satisfies Omit<Account, 'tenantId'>;
}
