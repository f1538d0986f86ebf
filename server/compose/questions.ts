import { asId, type AgentId, type CommandId, type ConversationId } from '@zentrale/kernel/values';
import { mayReadConversation } from '../auth/conversation-rights.ts';
import type { Centre } from './centre.ts';

type Questions = Pick<
  Centre,
  | 'principalOfSession'
  | 'principalOfApiKey'
  | 'signOut'
  | 'guestOfToken'
  | 'mayReadConversation'
  | 'readCentre'
  | 'today'
  | 'isOwnOrigin'
>;

/** Questions of the doors that span capabilities. `centreOf`: the centre is not built yet here. */
export function centreQuestions(centreOf: () => Centre): Questions {
  return {
    principalOfSession: (token) => {
      const { store, directory, clock } = centreOf();
      return store.system((queries) => directory.session(queries, token, clock.now()));
    },
    principalOfApiKey: (key) => {
      const { store, directory } = centreOf();
      return store.system((queries) => directory.apiKey(queries, key));
    },
    async signOut(principal, token) {
      const { store, directory, routing, ids } = centreOf();
      await store.system((queries) => directory.signOut(queries, token));
      const runtime = await routing.open(principal.tenantId);
      const agentId = asId<AgentId>(principal.personId);
      if (!runtime.state.agents.has(agentId)) return;
      await runtime.submit(asId<CommandId>(ids.next('cmd')), { type: 'SignOutAgent', agentId });
    },
    async guestOfToken(token) {
      const { store, channels } = centreOf();
      const owner = await store.system((queries) => channels.chatByToken(queries, token));
      if (owner === null) return null;
      const conversation = await store.transact(owner.tenantId, (tx) =>
        channels.conversation(tx, owner.conversationId),
      );
      return { ...owner, customerName: conversation?.customerName ?? '' };
    },
    async mayReadConversation(principal, id) {
      const { store } = centreOf();
      const conversationId = asId<ConversationId>(id);
      return store.transact(principal.tenantId, (tx) =>
        mayReadConversation(centreOf(), tx, principal, conversationId),
      );
    },
    async readCentre(tenantId) {
      const { store, directory, routing } = centreOf();
      const { state } = await routing.open(tenantId);
      const settings = await store.transact(tenantId, (tx) => directory.centre(tx));
      const queues = [...state.queues.values()].map(({ config }) => ({
        queueId: config.queueId,
        name: config.name,
      }));
      return {
        queues,
        skills: settings.skills.map((skill) => ({ ...skill })),
        notReadyReasons: settings.notReadyReasons.map((reason) => ({ ...reason })),
        declineReasons: settings.declineReasons.map((reason) => ({ ...reason })),
        dispositions: settings.dispositions.map((disposition) => ({ ...disposition })),
        topics: settings.topics.map(({ skills: _skills, ...topic }) => topic),
      };
    },
    async today(tx) {
      const { timeZone } = await centreOf().directory.tenant(tx);
      return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(tx.now));
    },
    isOwnOrigin: (origin) => origin === new URL(centreOf().publicUrl).origin,
  };
}
