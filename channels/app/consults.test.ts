import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { asId, type PersonId } from '@zentrale/kernel/values';
import { ConsultView } from '@zentrale/protocol/views';
import { agentLine, chatForm, openCentre, type TestCentre } from '../testing/index.ts';

let base: TestStore;
let centre: TestCentre;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
});
afterAll(() => base.close());

const agent = { personId: asId<PersonId>('per_anna'), name: 'Anna' };
const expert = { personId: asId<PersonId>('per_emil'), name: 'Emil' };
const EXPERT = { kind: 'expert', id: expert.personId, name: expert.name } as const;

async function requested() {
  const chat = await centre.run((tx) => centre.channels.startChat(tx, chatForm()));
  if (!chat.ok) throw new Error(chat.refusal.kind);
  const { conversationId } = chat.value.conversation;
  const input = { conversationId, agent, expert, question: 'Passt das Ersatzteil?' };
  const result = await centre.run((tx) => centre.channels.requestConsult(tx, input));
  if (!result.ok) throw new Error(result.refusal.kind);
  return { conversationId, input, consult: result.value, consultId: result.value.consultId };
}

type Step = 'acceptConsult' | 'declineConsult' | 'joinConversation' | 'endConsult';
const step = (name: Step, consultId: string, personId: string = expert.personId) =>
  centre.run((tx) => centre.channels[name](tx, { consultId, personId }));

const write = (
  conversationId: Parameters<typeof agentLine>[0],
  changes: Parameters<typeof agentLine>[1],
) => centre.run((tx) => centre.channels.send(tx, agentLine(conversationId, changes)));

describe('asking an expert', () => {
  test('the question fits the protocol; asking again while it is open is the same', async () => {
    const { consult, input } = await requested();
    expect(ConsultView.parse(consult)).toEqual(consult);
    expect(consult).toMatchObject({ state: 'requested', subject: 'Bestellung' });
    const again = await centre.run((tx) => centre.channels.requestConsult(tx, input));
    expect(again).toEqual({ ok: true, value: consult });
  });

  test('accepted, joined, ended: the customer sees the expert come and go', async () => {
    const { consultId, conversationId } = await requested();
    const told = async () => {
      const seen = await centre.run((tx) =>
        centre.channels.messages(tx, { conversationId, countMax: 50, visibility: 'public' }),
      );
      return seen.flatMap(({ note }) => (note === null ? [] : [note.code]));
    };
    expect(await step('acceptConsult', consultId)).toMatchObject({ value: { state: 'private' } });
    expect(await told()).toEqual([]);
    expect(await step('joinConversation', consultId)).toMatchObject({
      value: { state: 'joined' },
    });
    const present = await centre.run((tx) => centre.channels.participants(tx, conversationId));
    expect(present).toEqual([{ kind: 'expert', personId: 'per_emil', name: 'Emil' }]);
    const ended = await step('endConsult', consultId, agent.personId);
    expect(ended).toMatchObject({ value: { state: 'ended' } });
    expect(await told()).toEqual(['expert-joined', 'expert-left']);
  });

  test('a declined question is over, and another may be asked', async () => {
    const { consultId, conversationId, input } = await requested();
    const declined = await step('declineConsult', consultId);
    expect(declined).toMatchObject({ value: { state: 'declined' } });
    expect(await step('acceptConsult', consultId)).toMatchObject({
      refusal: { kind: 'consult.wrong-state' },
    });
    const again = await centre.run((tx) => centre.channels.requestConsult(tx, input));
    expect(again.ok && again.value.consultId !== consultId).toBe(true);
    const all = await centre.run((tx) => centre.channels.consultsOf(tx, conversationId));
    expect(all.map(({ state }) => state)).toEqual(['declined', 'requested']);
  });

  test('others take no step', async () => {
    const { consultId } = await requested();
    for (const name of ['acceptConsult', 'declineConsult', 'endConsult'] as const) {
      const result = await step(name, consultId, 'per_other');
      expect(result).toMatchObject({ refusal: { kind: 'consult.not-yours' } });
    }
    expect(await step('acceptConsult', 'cst_none')).toMatchObject({
      refusal: { kind: 'consult.unknown' },
    });
  });

  test('closing the conversation ends what is open', async () => {
    const { consultId, conversationId, input } = await requested();
    await step('acceptConsult', consultId);
    await centre.run((tx) => centre.channels.closeConversation(tx, { conversationId }));
    const open = await centre.run((tx) => centre.channels.openConsultsOf(tx, expert.personId));
    expect(open.map((it) => it.consultId)).not.toContain(consultId);
    const late = await centre.run((tx) => centre.channels.requestConsult(tx, input));
    expect(late).toMatchObject({ refusal: { kind: 'conversation.closed' } });
  });
});

describe('who may write', () => {
  test('the private talk is for its two parties, once accepted', async () => {
    const { consultId, conversationId } = await requested();
    const secret = { visibility: 'internal', consultId } as const;
    expect(await write(conversationId, { ...secret, author: EXPERT })).toMatchObject({
      refusal: { kind: 'consult.wrong-state' },
    });
    await step('acceptConsult', consultId);
    expect(await write(conversationId, { ...secret, author: EXPERT })).toMatchObject({
      value: { consultId, visibility: 'internal' },
    });
    expect(await write(conversationId, secret)).toMatchObject({ value: { consultId } });
    const stranger = { kind: 'agent', id: 'per_bert', name: 'Bert' } as const;
    expect(await write(conversationId, { ...secret, author: stranger })).toMatchObject({
      refusal: { kind: 'consult.not-yours' },
    });
    expect(await write(conversationId, { ...secret, consultId: 'cst_none' })).toMatchObject({
      refusal: { kind: 'consult.unknown' },
    });
  });

  test('an expert writes to the customer only while joined', async () => {
    const { consultId, conversationId } = await requested();
    const toCustomer = () => write(conversationId, { author: EXPERT });
    await step('acceptConsult', consultId);
    expect(await toCustomer()).toMatchObject({ refusal: { kind: 'consult.wrong-state' } });
    await step('joinConversation', consultId);
    expect(await toCustomer()).toMatchObject({ value: { author: EXPERT, status: 'sent' } });
    await step('endConsult', consultId);
    expect(await toCustomer()).toMatchObject({ refusal: { kind: 'consult.wrong-state' } });
  });

  test('an expert nobody asked writes nothing', async () => {
    const { conversationId } = await requested();
    const author = { kind: 'expert', id: 'per_other', name: 'Other' } as const;
    for (const visibility of ['public', 'internal'] as const) {
      const result = await write(conversationId, { author, visibility });
      expect(result).toMatchObject({ refusal: { kind: 'consult.unknown' } });
    }
  });
});
