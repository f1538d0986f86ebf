import { asId, must, type ConversationId } from '@zentrale/kernel/values';
import {
  COMMANDS,
  type CommandType,
  type SubscribeAnswer,
  type WhatIfView,
} from '@zentrale/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandOf, documentedRoutes, exampleOf, type Schema } from '../testing/api-document.ts';
import { ID_OF_COLLECTION, idNamesOf, told, withExamples } from '../testing/asking-by-id.ts';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, ROLES_OF_CAST, signIn, type Cast } from '../testing/cast.ts';
import { NEIGHBOUR } from '../testing/neighbour.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { openSocket } from '../testing/sockets.ts';
import { playStory, type Story } from '../testing/story.ts';

const UNKNOWN = 'unknown_12345678';

let open: OpenCentre;
let ours: Story;
let theirs: Story;
/** People of our tenant by role. */
const people = new Map<string, Caller>();
const apiKeyIds = new Map<Cast, string>();
const whatIfIds = new Map<Cast, string>();

beforeAll(async () => {
  open = await openCentre({ hasNeighbour: true });
  for (const role of ROLES_OF_CAST) {
    people.set(role, new Caller(open, { cookie: await signIn(open, BERGWERK, BERGWERK[role]) }));
  }
  for (const cast of [BERGWERK, NEIGHBOUR]) {
    const key = await open.centre.store.transact(cast.tenantId, (tx) =>
      open.centre.directory.createApiKey(tx, `Key of ${cast.tenantId}`),
    );
    if (key.ok) apiKeyIds.set(cast, key.value.apiKeyId);
  }
  [ours, theirs] = await Promise.all([playStory(open, BERGWERK), playStory(open, NEIGHBOUR)]);
  for (const cast of [BERGWERK, NEIGHBOUR]) whatIfIds.set(cast, await startWhatIf(cast));
});
afterAll(() => open.close());

async function startWhatIf(cast: Cast): Promise<string> {
  const lead = new Caller(open, { cookie: await signIn(open, cast, cast.supervisor) });
  const day = await open.centre.store.transact(cast.tenantId, (tx) => open.centre.today(tx));
  const body = { day, changes: 'agents +1', runs: 2 };
  return ((await lead.post('/api/v1/floor/what-ifs', body)).json as WhatIfView).whatIfId;
}

/** Ids of a tenant by the name they have in bodies. */
function idsOf(story: Story, cast: typeof BERGWERK): Readonly<Record<string, string>> {
  const { conversationId, interactionId, messageId, customerId, mergeId } = story;
  return {
    conversationId,
    interactionId,
    messageId,
    customerId,
    mergeId,
    hintId: story.hintId,
    consultId: story.consultId,
    callId: story.callId,
    offerId: story.offerId,
    attachmentIds: story.attachmentId,
    articleId: cast.articleId,
    queueId: cast.queueId,
    topicId: cast.topicId,
    calendarId: cast.calendarId,
    profileId: cast.profileId,
    agentId: cast.otherAgent.personId,
    expertId: cast.expert.personId,
    apiKeyId: apiKeyIds.get(cast) ?? '',
    whatIfId: whatIfIds.get(cast) ?? '',
    recordingId: story.recordingId,
    identificationId: story.identificationId,
    listId: story.listId,
    waitingInteractionId: waitingIn(cast, story),
    dispositionId: cast === NEIGHBOUR ? 'nb_disposition' : 'solved',
  };
}

function waitingIn({ tenantId }: Cast, { waitingConversationId }: Story): string {
  const live = open.centre.liveInteractions(tenantId);
  return [...(live.get(asId<ConversationId>(waitingConversationId)) ?? [])][0] ?? '';
}

/** Nobody else is let in, whatever the id. */
const isForAdministrators = (path: string): boolean => /\/(?:export|erasure|api-keys)\b/.test(path);
/** Supervisors and administrators watch the floor, and dial lists. */
const isForLeads = (path: string): boolean => /\/v1\/(?:floor|dial-lists)\//.test(path);
const administrator = (): Caller => people.get('administrator') as Caller;
const supervisor = (): Caller => people.get('supervisor') as Caller;

describe('things of another tenant are as if they did not exist', () => {
  test('for every address with an id', async () => {
    const routes = documentedRoutes(open).filter(({ path }) => path.includes('{'));
    expect(routes.length).toBeGreaterThan(5);
    const guest = new Caller(open, { authorization: `Bearer ${ours.chatToken}` });
    for (const { method, path, query, body } of routes) {
      const collection = /\/([a-z-]+)\/\{id\}/.exec(path)?.[1] ?? '';
      const name = ID_OF_COLLECTION[collection] ?? `no id is known for ${path}`;
      const callers = callersOf(path, guest);
      const request = { method, ...(body === null ? {} : { body: exampleOf(body) }) };
      const ask = (who: Caller, id = '') =>
        who.ask(withExamples(path.replace('{id}', id), query), request);
      const own = await ask(callers[0] as Caller, idsOf(ours, BERGWERK)[name]);
      // What is still worked with is not erased, but found.
      // And photographs are its holder's to take.
      const isTaken = method === 'POST' && path.endsWith('/photos');
      // Without a file, and found all the same.
      const lacksFile = method === 'POST' && path.endsWith('/entries');
      const found = path.endsWith('/erasure')
        ? 409
        : isTaken
          ? 403
          : lacksFile
            ? 415
            : method === 'DELETE'
              ? 204
              : 200;
      expect(own.status, `our own ${path}`).toBe(found);
      for (const who of callers) {
        const foreign = await ask(who, idsOf(theirs, NEIGHBOUR)[name]);
        expect(foreign.status, path).toBe(404);
        expect(told(foreign), path).toEqual(told(await ask(who, UNKNOWN)));
      }
    }
  });

  test('for every id in every command', async () => {
    const asked: string[] = [];
    for (const route of documentedRoutes(open)) {
      const type = commandOf(route) as CommandType | null;
      if (type === null || route.body === null) continue;
      for (const name of idNamesOf(route.body)) {
        for (const role of COMMANDS[type].roles) {
          const who = people.get(role);
          if (who === undefined) continue;
          const body = (id: string) => bodyOf(type, route.body as Schema, name, id);
          const foreign = await who.sendCommand(type, body(idsOf(theirs, NEIGHBOUR)[name] ?? ''));
          const unknown = await who.sendCommand(type, body(UNKNOWN));
          const what = `${type}, ${name}, ${role}`;
          expect(told(foreign), what).toEqual(told(unknown));
          expect(foreign.status, what).toBeGreaterThanOrEqual(400);
          expect(foreign.text, what).not.toContain('Nachbar');
          asked.push(what);
        }
      }
    }
    expect(asked.length).toBeGreaterThan(30);
  });

  test('for every id in a question about routing', async () => {
    const ask = (wish: object) =>
      supervisor().post('/api/v1/routing/preview', {
        queueId: BERGWERK.queueId,
        channel: 'chat',
        ...wish,
      });
    expect((await ask({})).status).toBe(200);
    const wishes = [
      (queueId: string) => ({ queueId }),
      (skillId: string) => ({ skills: [{ skillId, proficiencyMin: 1 }] }),
    ];
    const foreign = [NEIGHBOUR.queueId, 'nb_skill'];
    for (const [index, wishOf] of wishes.entries()) {
      const answer = await ask(wishOf(foreign[index] ?? ''));
      expect(answer.status).toBe(404);
      expect(told(answer)).toEqual(told(await ask(wishOf(UNKNOWN))));
    }
  });

  test('for every id in a setting that is only thought of', async () => {
    const { state } = await open.centre.routing.open(BERGWERK.tenantId);
    const queue = must(state.queues.get(asId(BERGWERK.queueId)), 'queue').config;
    const agent = must(state.agents.get(asId(BERGWERK.otherAgent.personId)), 'agent').config;
    const { name: _name, ...settings } = agent;
    const profile = must(state.profiles.get(asId(BERGWERK.profileId)), 'profile');
    const drafts: readonly [own: string, foreign: string, draftOf: (id: string) => object][] = [
      [
        BERGWERK.calendarId,
        NEIGHBOUR.calendarId,
        (calendarId) => ({ kind: 'queue', queue: { ...queue, calendarId } }),
      ],
      [
        'advice',
        NEIGHBOUR.queueId,
        (overflowQueueId) => ({ kind: 'queue', queue: { ...queue, overflowQueueId } }),
      ],
      [
        BERGWERK.queueId,
        NEIGHBOUR.queueId,
        (queueId) => ({ kind: 'profile', profile: { ...profile, queueIds: [queueId] } }),
      ],
      [
        agent.agentId,
        NEIGHBOUR.otherAgent.personId,
        (agentId) => ({ kind: 'agent', agent: { ...settings, agentId } }),
      ],
      [
        BERGWERK.profileId,
        NEIGHBOUR.profileId,
        (profileId) => ({ kind: 'agent', agent: { ...settings, profileId } }),
      ],
      [
        'returns',
        'nb_skill',
        (skillId) => ({
          kind: 'agent',
          agent: { ...settings, skills: [{ skillId, proficiency: 50 }] },
        }),
      ],
    ];
    for (const [own, foreign, draftOf] of drafts) {
      const ask = (id: string) =>
        supervisor().post('/api/v1/routing/preview', {
          queueId: BERGWERK.queueId,
          channel: 'chat',
          draft: draftOf(id),
        });
      const what = `${JSON.stringify(Object.keys(draftOf(own)))} ${own}`;
      expect((await ask(own)).status, what).toBe(200);
      const answer = await ask(foreign);
      expect(answer.status, what).toBe(404);
      expect(told(answer), what).toEqual(told(await ask(UNKNOWN)));
    }
  });

  test('for live topics', async () => {
    for (const who of people.values()) {
      const socket = await openSocket(open, who);
      const subscribe = (id: string) =>
        socket.emitWithAck('subscribe', {
          topic: `conversation/${id}`,
        }) as Promise<SubscribeAnswer>;
      const foreign = await subscribe(theirs.conversationId);
      expect(foreign.ok).toBe(false);
      expect(foreign).toEqual(await subscribe(UNKNOWN));
      socket.disconnect();
    }
  });

  test('and no list or live topic shows anything of it', async () => {
    const foreign = [...Object.values(idsOf(theirs, NEIGHBOUR)), 'Nachbar', 'nb_'];
    const expectClean = (text: string, what: string) => {
      for (const secret of foreign) expect(text, what).not.toContain(secret);
    };
    for (const { method, path, query } of documentedRoutes(open)) {
      if (method !== 'GET' || path.includes('{') || !path.startsWith('/api/v1/')) continue;
      const values: Record<string, string> = { siteKey: BERGWERK.siteKey, language: 'de' };
      const search = new URLSearchParams(
        query
          .filter(({ required }) => required)
          .map(({ name, schema }): [string, string] => [
            name,
            values[name] ?? String(exampleOf(schema)),
          ]),
      );
      const reader = isForAdministrators(path) ? administrator() : supervisor();
      const answer = await reader.ask(`${path}?${search.toString()}`);
      expect(answer.status, path).toBe(200);
      expectClean(answer.text, path);
    }
    const socket = await openSocket(open, supervisor());
    for (const topic of ['people', 'floor', 'operations', 'desk', 'routing-settings']) {
      const answer = (await socket.emitWithAck('subscribe', { topic })) as SubscribeAnswer;
      expect(answer.ok, topic).toBe(true);
      expectClean(JSON.stringify(answer), topic);
    }
    socket.disconnect();
  });
});

function callersOf(path: string, guest: Caller): Caller[] {
  if (path.startsWith('/api/v1/visitor/')) return [guest];
  if (isForLeads(path)) return [supervisor(), administrator()];
  // Photographs are taken by who serves customers.
  if (path.endsWith('/photos')) return [supervisor(), people.get('agent') as Caller];
  if (/^\/api\/v1\/(?:recordings|identifications)/.test(path))
    return [supervisor(), ...people.values()];
  return isForAdministrators(path) ? [administrator()] : [...people.values()];
}

/** Everything is our own and fits, but for this one id. */
function bodyOf(type: string, schema: Schema, name: string, id: string) {
  const own = idsOf(ours, BERGWERK);
  const body = exampleOf(schema) as Record<string, unknown>;
  for (const required of schema.required ?? []) {
    if (own[required] !== undefined) body[required] = own[required];
  }
  body[name] = Array.isArray(body[name]) || name.endsWith('Ids') ? [id] : id;
  // A consultation matters in its private talk only.
  if (type === 'send-message' && name === 'consultId') body['visibility'] = 'internal';
  return body;
}
