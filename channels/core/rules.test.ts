import { describe, expect, test } from 'vitest';
import type { ConsultState } from './consult.ts';
import { abilitiesOf, whyNotConsult, whyNotConversation, type ConsultAction } from './rules.ts';

const STATES: ConsultState[] = ['requested', 'private', 'joined', 'declined', 'ended'];

describe('consultations', () => {
  test.each([
    ['accept', 'expert', ['requested']],
    ['decline', 'expert', ['requested']],
    ['join', 'expert', ['private']],
    ['end', 'expert', ['requested', 'private', 'joined']],
    ['end', 'agent', ['requested', 'private', 'joined']],
    ['write-privately', 'agent', ['private', 'joined']],
    ['write-to-customer', 'expert', ['joined']],
  ] as const)('%s by the %s is allowed only in %j', (action, personId, allowed) => {
    const possible = STATES.filter(
      (state) =>
        whyNotConsult(action, { state, agentId: 'agent', expertId: 'expert' }, personId) === null,
    );
    expect(possible).toEqual(allowed);
  });

  test.each(['accept', 'decline', 'join', 'write-to-customer'] satisfies ConsultAction[])(
    '%s is not the agent’s to do',
    (action) => {
      const consult = { state: 'private', agentId: 'agent', expertId: 'expert' } as const;
      expect(whyNotConsult(action, consult, 'agent')).toBe('consult.not-yours');
    },
  );

  test('a stranger takes no part', () => {
    const consult = { state: 'joined', agentId: 'agent', expertId: 'expert' } as const;
    expect(whyNotConsult('end', consult, 'stranger')).toBe('consult.not-yours');
    expect(whyNotConsult('write-privately', consult, 'stranger')).toBe('consult.not-yours');
  });
});

describe('conversations', () => {
  const open = { state: 'open', abilities: abilitiesOf('sms'), replyTo: '+491701234567' } as const;

  test('an open one can be written to, a closed one only internally', () => {
    expect(whyNotConversation('write-to-customer', open)).toBeNull();
    const closed = { ...open, state: 'closed' } as const;
    expect(whyNotConversation('write-to-customer', closed)).toBe('conversation.closed');
    expect(whyNotConversation('request-consult', closed)).toBe('conversation.closed');
    expect(whyNotConversation('write-internally', closed)).toBeNull();
  });

  test('files go where the channel carries them', () => {
    expect(whyNotConversation('attach-file', open)).toBe('channel.no-attachments');
    const chat = { ...open, abilities: abilitiesOf('chat') };
    expect(whyNotConversation('attach-file', chat)).toBeNull();
  });

  test('without an address there is nobody to answer to', () => {
    const why = whyNotConversation('write-to-customer', { ...open, replyTo: '' });
    expect(why).toBe('channel.no-reply-address');
  });
});
