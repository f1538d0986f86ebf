import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fillPage, languageOf, readPage } from './render.ts';

const PAGES = {
  '/': 'index.html',
  '/shop/': 'shop-home.html',
  '/shop/boots': 'shop-boots.html',
  '/shop/delivery': 'shop-delivery.html',
  '/phone/': 'phone.html',
  '/devices/': 'devices.html',
} as const;

/** The demo's pages, each in the visitor's language, under a strict content security policy. */
export async function siteRoutes(
  app: FastifyInstance,
  about: { zentraleUrl: string; siteKey: string; centreNumber: string },
): Promise<void> {
  const values = { ...about };
  const policy = contentSecurityPolicy(about.zentraleUrl);
  for (const [path, name] of Object.entries(PAGES)) {
    const page = readPage(name);
    app.get(path, async (request, reply) => {
      if (isLanguageChoice(request)) return chooseLanguage(request, reply, path);
      const { cookie, 'accept-language': accepted } = request.headers;
      const language = languageOf(cookie, accepted);
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', policy)
        .header('content-language', language)
        .header('vary', 'cookie, accept-language')
        .header('cache-control', 'no-cache')
        .send(fillPage(page, language, { ...values, language, path }));
    });
  }
  for (const path of ['/shop', '/phone', '/devices']) {
    app.get(path, (_request, reply) => reply.redirect(`${path}/`));
  }
  await app.register(staticFiles, {
    root: join(import.meta.dirname, '..', 'pages', 'assets'),
    prefix: '/assets/',
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  });
}

function isLanguageChoice(request: FastifyRequest): boolean {
  return (request.query as { language?: unknown }).language !== undefined;
}

function chooseLanguage(request: FastifyRequest, reply: FastifyReply, path: string) {
  const { language } = request.query as { language?: unknown };
  if (language === 'de' || language === 'en') {
    void reply.header('set-cookie', `demo-language=${language}; Path=/; SameSite=Lax`);
  }
  return reply.redirect(path);
}

/** As strict as a careful shop's: the widget must work under it. */
function contentSecurityPolicy(zentraleUrl: string): string {
  const origin = new URL(zentraleUrl).origin;
  return [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    `connect-src 'self' ${origin} ${origin.replace(/^http/, 'ws')}`,
    "media-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
