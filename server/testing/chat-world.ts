import { randomUUID } from 'node:crypto';
import {
  asId,
  durationMs,
  type CommandId,
  type ConversationId,
  type CustomerId,
  type Refusal,
} from '@zentrale/kernel/values';
import type { MessageView } from '@zentrale/protocol';
import type { InteractionState, QueueConfig } from '@zentrale/routing';
import { customerCommands } from '../commands/customer.ts';
import type { ChatGuest } from '../compose/centre.ts';
import type { Caller } from './caller.ts';
import { BERGWERK, type CastMember } from './cast.ts';
import type { OpenCentre } from './open-centre.ts';
import { configureQueue } from './opening.ts';
import { goOnline, until, visit } from './story.ts';

const { tenantId } = BERGWERK;

/** One chat customer of the demo tenant. */
export interface TestChat {
  readonly conversationId: ConversationId;
  readonly guest: ChatGuest;
  /** Opens the widget's socket. */
  readonly token: string;
  /** Where routing has it now; undefined when it has nothing of it. */
  now(): InteractionState | undefined;
  write(text: string): Promise<Refusal | null>;
  callMeBack(): Promise<Refusal | null>;
  /** Codes of the notes, oldest first, of what the customer sees or of all. */
  notes(visibility?: MessageView['visibility'] | 'all'): Promise<string[]>;
}

/** Chats and agents of a running centre, for tests of what they do to each other. */
export function chatWorld(open: () => OpenCentre) {
  const centre = () => open().centre;
  const state = () => centre().routingState(tenantId);

  async function chat(): Promise<TestChat> {
    const visited = await visit(open(), BERGWERK);
    const conversationId = asId<ConversationId>(visited.conversationId);
    const customerId = asId<CustomerId>('');
    const guest = { tenantId, conversationId, customerId, customerName: 'Rosa Rückkehr' };
    const found = await centre().store.transact(tenantId, (tx) =>
      centre().channels.conversation(tx, conversationId),
    );
    const whole = { ...guest, customerId: found?.customerId ?? customerId };
    const commandId = () => asId<CommandId>(randomUUID());
    return {
      conversationId,
      guest: whole,
      token: visited.chatToken,
      now: () =>
        [...(state()?.interactions.values() ?? [])].find(
          (one) => one.conversationId === conversationId,
        ),
      write: async (text) => {
        const about = { centre: centre(), guest: whole, commandId: commandId() };
        const body = { text, attachmentIds: [] };
        return refusalOf(await customerCommands['send-chat-message'](about, body));
      },
      callMeBack: async () => {
        const about = { centre: centre(), guest: whole, commandId: commandId() };
        return refusalOf(await customerCommands['request-chat-callback'](about, {}));
      },
      notes: async (visibility = 'all') => {
        const messages = await centre().store.transact(tenantId, (tx) =>
          centre().channels.messages(tx, {
            conversationId,
            countMax: 100,
            visibility: visibility === 'public' ? 'public' : 'all',
          }),
        );
        return messages.flatMap(({ note }) => (note === null ? [] : [note.code as string]));
      },
    };
  }

  return {
    state,
    chat,
    agent: async (who: CastMember): Promise<Caller> => {
      const caller = await goOnline(open(), BERGWERK, who);
      await must(caller.command('set-ready', {}));
      return caller;
    },
    /** Waits for the offer of that chat to that agent and accepts it. */
    accept: async (caller: Caller, who: CastMember, one: TestChat): Promise<InteractionState> => {
      const offerId = await until('the offer', () => {
        const agent = state()?.agents.get(asId(who.personId));
        return [...(agent?.offerIds ?? [])].find(
          (id) => state()?.offers.get(id)?.interactionId === one.now()?.interactionId,
        );
      });
      await must(caller.command('accept-offer', { offerId }));
      const found = one.now();
      if (found === undefined) throw new Error('accepted and gone');
      return found;
    },
    configure: (change: Partial<QueueConfig>) => configureQueue(centre(), change),
    /** Leaves nothing behind for the next test. */
    clear: async () => {
      const runtime = await centre().routing.open(tenantId);
      // Read first: what is sent changes what is read.
      const present = Array.from(runtime.state.interactions.values());
      for (const { interactionId, agentId, state: place } of present) {
        const submit = (command: Parameters<typeof runtime.submit>[1]) =>
          runtime.submit(asId<CommandId>(randomUUID()), command);
        if (place === 'active' || place === 'on-hold') {
          await submit({ type: 'CompleteInteraction', interactionId, agentId: must1(agentId) });
        }
        await submit({ type: 'FinishWrapUp', interactionId, agentId: asId(agentId ?? '') });
        await submit({ type: 'CancelInteraction', interactionId, reason: 'test' });
      }
      await until('an empty centre', () => (state()?.interactions.size === 0 ? true : undefined));
    },
    soon: durationMs(1_000),
  };
}

export async function must(answer: ReturnType<Caller['command']>) {
  const given = await answer;
  if (given.status >= 300) throw new Error(`${given.status} ${given.text}`);
  return given;
}

function must1<Value>(value: Value | null): Value {
  if (value === null) throw new Error('nobody holds it');
  return value;
}

function refusalOf(result: { ok: true } | { ok: false; refusal: Refusal }): Refusal | null {
  return result.ok ? null : result.refusal;
}
