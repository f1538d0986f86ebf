import type { Kept } from '@zentrale/identification/app';
import { accepted, asId, refused, type ConversationId, type Result } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import { checkHolds } from '../auth/conversation-rights.ts';
import { identificationToDo } from '../auth/identification-rights.ts';
import type { Principal } from '../auth/principal.ts';
import type { Centre } from '../compose/centre.ts';
import type { CommandContext, CommandHandlers } from './context.ts';

type IdentificationCommandHandlers = Pick<
  CommandHandlers,
  | 'request-identification'
  | 'begin-identification'
  | 'complete-identification-step'
  | 'repeat-identification-step'
  | 'read-identification-zone'
  | 'send-identification-code'
  | 'abort-identification'
>;

/** What the holder of a conversation does to identify its customer. */
export const identificationCommands: IdentificationCommandHandlers = {
  'request-identification': async ({ centre, principal }, body) => {
    const conversationId = asId<ConversationId>(body.conversationId);
    const held = await checkHolds(centre, principal, conversationId);
    if (!held.ok) return held;
    return centre.store.transact(principal.tenantId, async (tx) => {
      const conversation = await centre.channels.conversation(tx, conversationId);
      if (conversation === null) return refused('conversation.unknown');
      // A telephone and an SMS have no page for the form.
      if (conversation.isCustomerPresent === null) {
        return refused('identification.no-video', { field: 'body.conversationId' });
      }
      const { identificationId, isNew } = await centre.identifications.request(tx, {
        conversationId,
        customerId: conversation.customerId,
        by: actorOf(principal),
        retentionDays: centre.config.IDENTIFICATION_RETENTION_DAYS,
      });
      if (isNew) await note(centre, tx, principal, 'identification.request', identificationId);
      return accepted({ identificationId });
    });
  },

  'begin-identification': (context, body) =>
    act(context, body, (tx, about) => context.centre.identifications.begin(tx, about)),

  'complete-identification-step': (context, body) =>
    act(context, body, async (tx, about) => {
      const { stepId, isPassed, words } = body;
      const today = await context.centre.today(tx);
      return context.centre.identifications.complete(tx, {
        ...about,
        stepId,
        isPassed,
        words,
        today,
      });
    }),

  'repeat-identification-step': (context, body) =>
    act(context, body, (tx, about) =>
      context.centre.identifications.repeat(tx, { ...about, stepId: body.stepId }),
    ),

  'read-identification-zone': async (context, body) => {
    const { identifications } = context.centre;
    const kept = await toDoInVideo(context, body.identificationId);
    if (!kept.ok) return kept;
    const read =
      body.lines === undefined
        ? await identifications.readZone(context.principal.tenantId, kept.value)
        : accepted(body.lines.map((line) => line.toUpperCase().replaceAll(/\s/g, '')));
    if (!read.ok) return read;
    const how = body.lines === undefined ? 'read' : 'typed';
    return act(context, body, (tx, about) =>
      identifications.keepZone(tx, { ...about, how, lines: read.value }),
    );
  },

  'send-identification-code': (context, body) =>
    act(context, body, (tx, about) => context.centre.identifications.wantCode(tx, about)),

  'abort-identification': async ({ centre, principal }, { identificationId, reason, words }) => {
    const kept = await identificationToDo(centre, principal, identificationId);
    if (!kept.ok) return kept;
    const about = { identificationId: kept.value.row.identificationId, by: actorOf(principal) };
    return centre.store.transact(principal.tenantId, async (tx) => {
      const done = await centre.identifications.abort(tx, { ...about, reason, words });
      return done.ok ? ending(centre, tx, principal, done.value) : done;
    });
  },
};

type About = Parameters<Centre['identifications']['begin']>[1];

/** One act within a video call; with the last one the outcome is in the audit trail. */
async function act(
  context: CommandContext,
  body: { readonly identificationId: string },
  work: (tx: Tx, about: About) => Promise<Result<Kept | null>>,
): Promise<Result<Record<string, never>>> {
  const { centre, principal } = context;
  const kept = await toDoInVideo(context, body.identificationId);
  if (!kept.ok) return kept;
  const about = { identificationId: kept.value.row.identificationId, by: actorOf(principal) };
  return centre.store.transact(principal.tenantId, async (tx) => {
    const done = await work(tx, about);
    return done.ok ? ending(centre, tx, principal, done.value) : done;
  });
}

/** Nobody is identified unseen. */
export async function toDoInVideo(
  { centre, principal }: Pick<CommandContext, 'centre' | 'principal'>,
  id: string,
): Promise<Result<Kept>> {
  const kept = await identificationToDo(centre, principal, id);
  if (!kept.ok) return kept;
  const call = centre.calls.of(principal.tenantId, kept.value.row.conversationId)?.call;
  return call?.media === 'video' && call.state === 'active'
    ? kept
    : refused('identification.no-video', { field: 'body.identificationId' });
}

async function ending(
  centre: Centre,
  tx: Tx,
  principal: Principal,
  kept: Kept | null,
): Promise<Result<Record<string, never>>> {
  if (kept?.row.state === 'ended') {
    const { identificationId, outcome } = kept.row;
    await note(centre, tx, principal, 'identification.end', identificationId, { outcome });
  }
  return accepted({});
}

function note(
  { directory }: Centre,
  tx: Tx,
  { personId }: Principal,
  name: string,
  subjectId: string,
  after: unknown = null,
): Promise<void> {
  const subject = { subjectKind: 'identification', subjectId };
  return directory.audit(tx, { byPersonId: personId, act: name, ...subject, before: null, after });
}

export function actorOf({ personId, name }: Principal) {
  return { personId, name };
}
