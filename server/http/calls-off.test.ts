import { randomUUID } from 'node:crypto';
import type { ChatStarted, WidgetSettings } from '@zentrale/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';

describe('a centre without a media plane', () => {
  let open: OpenCentre;
  beforeAll(async () => {
    open = await openCentre();
  });
  afterAll(() => open.close());

  const form = (more: object = {}) => ({
    siteKey: BERGWERK.siteKey,
    startId: randomUUID(),
    topicId: BERGWERK.topicId,
    language: 'de',
    name: 'Rosa',
    email: 'rosa@customer.example',
    text: 'Guten Tag',
    ...more,
  });

  test('offers no calls and refuses them, and chats as ever', async () => {
    const visitor = new Caller(open);
    const widget = await visitor.ask(`/api/v1/visitor/widget?siteKey=${BERGWERK.siteKey}`);
    expect((widget.json as WidgetSettings).callMedia).toEqual([]);
    const asked = await visitor.post('/api/v1/visitor/chats', form({ call: 'voice' }));
    expect(asked.problem).toMatchObject({ kind: 'media.unavailable', status: 503 });
    const chat = await visitor.post('/api/v1/visitor/chats', form());
    expect(chat.status).toBe(200);
    expect((chat.json as ChatStarted).callId).toBeNull();
  });

  test('knows no medium but sound and picture', async () => {
    const asked = await new Caller(open).post('/api/v1/visitor/chats', form({ call: 'smoke' }));
    expect(asked.problem).toMatchObject({ kind: 'request.invalid', field: 'body.call' });
  });
});
