import type { Account } from '@zentrale/channels/app';
import {
  accepted,
  asId,
  refused,
  type ConversationId,
  type DialListId,
  type InteractionId,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { DIALLING_COMMANDS, DialListSettings } from '@zentrale/protocol';
import { checkHolds } from '../auth/conversation-rights.ts';
import type { Centre } from '../compose/centre.ts';
import { lineThatBegins } from '../policies/call-customer.ts';
import { topicOf } from '../policies/request-routing.ts';
import { withdrawAttempts } from '../policies/withdraw-attempts.ts';
import type { CommandContext, CommandHandlers } from './context.ts';
import { agentOf, settled } from './own-work.ts';

const FIELD = 'body.conversationId';

type DiallingHandlers = Pick<CommandHandlers, keyof typeof DIALLING_COMMANDS>;

/** What supervisors do with lists of numbers, and agents with attempts at one of them. */
export const diallingCommands: DiallingHandlers = {
  'save-dial-list': async (context, { listId, ...settings }) => {
    const { centre, principal } = context;
    const { state } = await centre.routing.open(principal.tenantId);
    const { calendarId } = settings;
    if (calendarId !== null && !state.calendars.has(asId(calendarId))) {
      return refused('calendar.unknown', { field: 'body.calendarId' });
    }
    return centre.store.transact(principal.tenantId, async (tx) => {
      const line = await checkLine(centre, tx, settings);
      if (!line.ok) return line;
      const about = { ...settings, listId: listId === null ? null : asId<DialListId>(listId) };
      const saved = await centre.dialling.saveList(tx, about);
      if (!saved.ok) return saved;
      await note(context, tx, 'dial-list.save', saved.value.listId, settings);
      return accepted({ listId: saved.value.listId });
    });
  },

  'set-dial-list-state': async (context, { state, ...body }) => {
    const { centre, principal } = context;
    const listId = asId<DialListId>(body.listId);
    const routing = await centre.routing.open(principal.tenantId);
    return centre.store.transact(principal.tenantId, async (tx) => {
      const set = await centre.dialling.setState(tx, { listId, state });
      if (!set.ok) return set;
      if (state !== 'running') {
        const attempts = await centre.dialling.attempts(tx, [listId]);
        await withdrawAttempts(tx, routing.state, attempts);
      }
      await note(context, tx, 'dial-list.state', listId, { state });
      return accepted({});
    });
  },

  'set-dial-result': async ({ centre, principal }, { result, ...body }) => {
    const conversationId = asId<ConversationId>(body.conversationId);
    const held = await checkHolds(centre, principal, conversationId, FIELD, [
      'active',
      'on-hold',
      'wrap-up',
    ]);
    if (!held.ok) return held;
    return centre.store.transact(principal.tenantId, async (tx) => {
      const isChosen = await centre.dialling.chooseResult(tx, { conversationId, result });
      return isChosen ? accepted({}) : refused('dialling.none', { field: FIELD });
    });
  },

  'skip-dial-entry': async (context, { result, ...body }) => {
    const { centre, principal } = context;
    const interactionId = asId<InteractionId>(body.interactionId);
    const field = 'body.interactionId';
    const { state } = await centre.routing.open(principal.tenantId);
    const interaction = state.interactions.get(interactionId);
    if (interaction === undefined) return refused('interaction.unknown', { field });
    if (interaction.agentId !== agentOf(context)) {
      return refused('interaction.not-yours', { field });
    }
    const { conversationId } = interaction;
    const isChosen = await centre.store.transact(principal.tenantId, (tx) =>
      centre.dialling.chooseResult(tx, { conversationId, result }),
    );
    if (!isChosen) return refused('dialling.none', { field });
    return letGo(context, interactionId);
  },
};

/** Nothing was said, so there is nothing to wrap up. */
async function letGo(
  context: CommandContext,
  interactionId: InteractionId,
): Promise<Result<Record<string, never>>> {
  const { centre, principal, commandId } = context;
  const runtime = await centre.routing.open(principal.tenantId);
  const about = { interactionId, agentId: agentOf(context) };
  const idOf = (act: string) => asId<typeof commandId>(`${principal.personId}:${commandId}:${act}`);
  const completed = await runtime.submit(idOf('complete'), {
    type: 'CompleteInteraction',
    ...about,
  });
  if (!completed.ok) return completed;
  // A queue without wrap-up has closed it already.
  if (!runtime.state.interactions.has(interactionId)) return accepted({});
  return settled(await runtime.submit(idOf('finish'), { type: 'FinishWrapUp', ...about }));
}

/** Where nobody could be called from, no list is laid down. */
async function checkLine(
  centre: Centre,
  tx: Tx,
  { topicId }: DialListSettings,
): Promise<Result<{ readonly line: Account }>> {
  const topic = await topicOf(centre, tx, topicId);
  if (topic === undefined) return refused('queue.unknown', { field: 'body.topicId' });
  const begins = lineThatBegins(await centre.channels.accounts(tx), asId(topic.queueId));
  return begins === null ? refused('call.no-number', { field: 'body.topicId' }) : accepted(begins);
}

async function note(
  { centre, principal }: CommandContext,
  tx: Tx,
  act: string,
  listId: DialListId,
  after: object,
): Promise<void> {
  await centre.directory.audit(tx, {
    byPersonId: principal.personId,
    act,
    subjectKind: 'dial-list',
    subjectId: listId,
    before: null,
    after,
  });
}
