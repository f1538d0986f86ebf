import { randomUUID } from 'node:crypto';
import type { DeviceId } from '@zentrale/kernel/values';
import { asId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { goOnline, until } from '../testing/story.ts';
import { customerGone } from './customer-gone.ts';
import { startChat } from './start-chat.ts';

const { tenantId } = BERGWERK;

describe('what follows from what', () => {
  let open: OpenCentre;

  beforeAll(async () => {
    open = await openCentre();
  });
  afterAll(() => open.close());

  const inTenant: OpenCentre['centre']['store']['transact'] = (tenant, work) =>
    open.centre.store.transact(tenant, work);
  const state = () => open.centre.routingState(tenantId);
  const interactionOf = (conversationId: string) =>
    [...(state()?.interactions.values() ?? [])].find(
      (interaction) => interaction.conversationId === conversationId,
    );

  async function chat(email: string, visitorId?: string) {
    const site = await open.centre.store.system((queries) =>
      open.centre.channels.accountByAddress(queries, 'web-chat', BERGWERK.siteKey),
    );
    if (site === null) throw new Error('the demo has its site');
    const started = await startChat(open.centre, site, {
      siteKey: BERGWERK.siteKey,
      startId: randomUUID(),
      ...(visitorId === undefined ? {} : { visitorId }),
      name: 'Anna Berg',
      email,
      topicId: 'returns',
      language: 'de',
      text: 'Wie geht die Rückgabe?',
    });
    if (!started.ok) throw new Error(started.refusal.kind);
    const { conversationId } = started.value;
    await until('the chat to wait', () => interactionOf(conversationId));
    return asId<NonNullable<ReturnType<typeof interactionOf>>['conversationId']>(conversationId);
  }

  test('pages seen before the chat belong to the customer who then gives her address', async () => {
    const visitorId = randomUUID();
    await inTenant(tenantId, async (tx) => {
      const granted = {
        purpose: 'journey',
        isGranted: true,
        source: 'test',
        textVersion: '1',
      } as const;
      await open.centre.journey.setConsent(tx, { visitorId, ...granted });
      const page = { visitorId, viewId: randomUUID(), url: 'https://shop.example/boots' };
      await open.centre.journey.recordPage(tx, {
        ...page,
        title: 'Wanderschuhe',
        viewedAt: tx.now,
      });
    });
    const conversationId = await chat('pages@example.org', visitorId);
    const recent = await inTenant(tenantId, async (tx) => {
      const conversation = await open.centre.channels.conversation(tx, conversationId);
      return open.centre.journey.recent(tx, conversation?.customerId ?? asId('none'), 10);
    });
    expect(recent.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['page-viewed', 'chat-started']),
    );
  });

  test('a waiting customer who stays away is abandoned; one with an agent is not', async () => {
    const conversationId = await chat('gone@example.org');
    await customerGone(open.centre, { tenantId, conversationId });
    await until('the abandon', () => interactionOf(conversationId) === undefined || undefined);
    const kinds = await until('the touchpoint', async () => {
      const recent = await inTenant(tenantId, async (tx) => {
        const conversation = await open.centre.channels.conversation(tx, conversationId);
        return open.centre.journey.recent(tx, conversation?.customerId ?? asId('none'), 5);
      });
      const found = recent.map(({ kind }) => kind as string);
      return found.includes('interaction-abandoned') ? found : undefined;
    });
    expect(kinds).toContain('interaction-abandoned');
    const closed = await inTenant(tenantId, (tx) =>
      open.centre.channels.conversation(tx, conversationId),
    );
    expect(closed?.state).toBe('closed');
  });

  test('an alarm goes ahead of waiting chats, in words, with the procedure as a hint', async () => {
    await chat('waits@example.org');
    const deviceId = asId<DeviceId>('dev_defibrillator');
    const payload = { readingId: randomUUID(), measuredAt: Date.now(), defibrillator: 'taken' };
    const ingested = await open.centre.bridge.ingest({
      tenantId,
      deviceId,
      topic: `devices/${deviceId}/readings`,
      payload: new TextEncoder().encode(JSON.stringify(payload)),
      isRetained: false,
    });
    expect(ingested.ok).toBe(true);
    const alarm = await until('the alarm', () =>
      [...(state()?.interactions.values() ?? [])].find(({ channel }) => channel === 'alarm'),
    );
    expect(alarm.priority).toBe(1000);
    const conversation = await inTenant(tenantId, (tx) =>
      open.centre.channels.conversation(tx, alarm.conversationId),
    );
    expect(conversation?.subject).toBe('Defibrillator entnommen · Zentrale, Foyer');
    expect(conversation?.replyTo).toContain('+4915112345602');
    const agent = await goOnline(open, BERGWERK, BERGWERK.agent);
    await agent.command('set-ready', {});
    const first = await until('the first offer', () => [...(state()?.offers.values() ?? [])][0]);
    expect(first.interactionId).toBe(alarm.interactionId);
    const hints = await agent.ask(`/api/v1/conversations/${alarm.conversationId}/hints`);
    const { items } = hints.json as { items: { articleId: string | null }[] };
    expect(items.map(({ articleId }) => articleId)).toContain('art-defibrillator-taken-de');
  });
});
