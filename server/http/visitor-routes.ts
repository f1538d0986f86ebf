import {
  ATTACHMENT_BYTES_MAX,
  ChatStarted,
  PageViewed,
  Problem,
  StartChat,
  VisitorConsent,
  WidgetSettings,
} from '@zentrale/protocol';
import type { Tx } from '@zentrale/kernel/ports';
import { instant } from '@zentrale/kernel/values';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account } from '@zentrale/channels/app';
import type { Centre } from '../compose/centre.ts';
import { demandOf } from '../policies/request-routing.ts';
import { startChat } from '../policies/start-chat.ts';
import { problem, problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const SiteQuery = z.strictObject({ siteKey: VisitorConsent.shape.siteKey });
const TAGS = ['Visitors'];
const NO_CONTENT = { 204: z.null(), 400: Problem, 403: Problem, 404: Problem };

/** What the journey script and the widget ask for from customers' browsers. */
export function visitorRoutes(app: Routes, centre: Centre): void {
  const siteOf = (request: Pick<FastifyRequest, 'headers'>, siteKey: string) =>
    siteFor(centre, request, siteKey);

  app.get(
    '/api/v1/visitor/widget',
    {
      schema: {
        tags: TAGS,
        summary: 'How the widget of a site looks',
        querystring: SiteQuery,
        response: { 200: WidgetSettings, 404: Problem },
      },
    },
    async (request) => {
      const site = await siteOf(request, request.query.siteKey);
      return centre.store.transact(site.tenantId, (tx) => widgetSettings(centre, tx, site));
    },
  );

  app.post(
    '/api/v1/visitor/consent',
    {
      schema: {
        tags: TAGS,
        summary: 'Allow or forbid recording of pages',
        body: VisitorConsent,
        response: NO_CONTENT,
      },
    },
    async (request, reply) => {
      const { siteKey, visitorId, isGranted } = request.body;
      const { tenantId } = await siteOf(request, siteKey);
      await centre.store.transact(tenantId, (tx) =>
        centre.journey.setConsent(tx, {
          visitorId,
          purpose: 'journey',
          isGranted,
          source: 'website banner',
          textVersion: '1',
        }),
      );
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/visitor/pages',
    {
      schema: { tags: TAGS, summary: 'A page was viewed', body: PageViewed, response: NO_CONTENT },
    },
    async (request, reply) => {
      const { siteKey, ...page } = request.body;
      const { tenantId } = await siteOf(request, siteKey);
      const recorded = await centre.store.transact(tenantId, (tx) =>
        centre.journey.recordPage(tx, { ...page, viewedAt: instant(page.viewedAt) }),
      );
      if (!recorded.ok) throw new Refused(problemOfRefusal(recorded.refusal));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/visitor/chats',
    {
      schema: {
        tags: TAGS,
        summary: 'Start a chat',
        body: StartChat,
        response: { 200: ChatStarted, 400: Problem, 404: Problem },
      },
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    },
    async (request) => {
      const started = await startChat(
        centre,
        await siteOf(request, request.body.siteKey),
        request.body,
      );
      if (!started.ok) throw new Refused(problemOfRefusal(started.refusal));
      return started.value;
    },
  );
}

/** The web chat of a site key; refused where the site names its origins, none of them this. */
async function siteFor(
  { store, channels }: Centre,
  { headers }: Pick<FastifyRequest, 'headers'>,
  siteKey: string,
): Promise<Account> {
  const site = await store.system((queries) =>
    channels.accountByAddress(queries, 'web-chat', siteKey),
  );
  if (site === null) throw new Refused(problem('not-found', { field: 'siteKey' }));
  const origins = site.settings.origins ?? [];
  const isOpen = origins.length === 0 || origins.includes(headers.origin ?? '');
  if (!isOpen) throw new Refused(problem('origin.forbidden', { field: 'siteKey' }));
  return site;
}

const ACCENT_COLOR = '#1f5f8b';
const NOT_RECORDED = { mode: 'off', keeps: 'sound' } as const;

async function widgetSettings(
  { calls, recordings }: Centre,
  tx: Tx,
  { name, settings }: Account,
): Promise<z.output<typeof WidgetSettings>> {
  const topics: z.output<typeof WidgetSettings>['topics'] = [];
  for (const topic of settings.topics ?? []) {
    const rule = await recordings.ruleFor(tx, demandOf(topic).queueId);
    const { topicId, nameDe, nameEn } = topic;
    const { mode, keeps } = rule ?? NOT_RECORDED;
    topics.push({ topicId, nameDe, nameEn, recording: mode, keeps });
  }
  return {
    name,
    greetingDe: settings.greetingDe ?? '',
    greetingEn: settings.greetingEn ?? '',
    topics,
    accentColor: settings.accentColor ?? ACCENT_COLOR,
    fileBytesMax: ATTACHMENT_BYTES_MAX,
    callMedia: calls.mediaOffered(),
  };
}
