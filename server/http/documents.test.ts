import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { COMMANDS } from '@zentrale/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configReference } from '../config/reference.ts';
import { openHttp } from './app.ts';
import { commandOf, documentedRoutes } from '../testing/api-document.ts';
import { Caller } from '../testing/caller.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';

let open: OpenCentre;
beforeAll(async () => {
  open = await openCentre();
});
afterAll(() => open.close());

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: object };
}

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

const read = async () => (await new Caller(open).ask('/api/openapi.json')).json as Document;

/** `GET /api/v1/…` of every route there is, from the tree that the router prints. */
function routesThatExist(): string[] {
  const above: string[] = [];
  return open.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, part, methods] = /^([│ ]*)[└├]── (\S*?)(?: \((.+)\))?$/.exec(line) ?? [];
      if (indent === undefined || part === undefined) return [];
      const depth = indent.length / 4;
      above.splice(depth, above.length, part);
      return (methods ?? '')
        .split(', ')
        .filter((method) => !['', 'HEAD', 'OPTIONS'].includes(method))
        .map((method) => `${method} ${above.join('').replace(/:(\w+)/g, '{$1}')}`);
    });
}

describe('the API document', () => {
  test('is OpenAPI 3.1, with a summary, a tag and answers for every route', async () => {
    const { openapi, info, paths, components } = await read();
    expect(openapi).toMatch(/^3\.1\./);
    expect(info).toMatchObject({ title: 'Zentrale API', version: '1' });
    expect(Object.keys(components.securitySchemes)).toEqual(['session', 'key']);
    for (const [path, operations] of Object.entries(paths)) {
      expect(path).toMatch(/^\//);
      for (const [method, operation] of Object.entries(operations)) {
        const what = `${method} ${path}`;
        expect(operation.summary, what).toEqual(expect.any(String));
        expect(operation.tags, what).toHaveLength(1);
        expect(Object.keys(operation.responses).length, what).toBeGreaterThan(0);
        for (const [status, { description }] of Object.entries(operation.responses)) {
          expect(status, what).toMatch(/^[1-5]\d\d$/);
          expect(description, what).toEqual(expect.any(String));
        }
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
        const named = (operation.parameters ?? []).filter((one) => one.in === 'path');
        expect(named.map(({ name }) => name).toSorted(), what).toEqual(inPath.toSorted());
      }
    }
  });

  test('holds no reference that leads nowhere', async () => {
    const document = await read();
    for (const [, pointer = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = pointer
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document);
      expect(target, pointer).toBeDefined();
    }
  });

  test('has every command', () => {
    const commands = documentedRoutes(open).flatMap((route) => commandOf(route) ?? []);
    expect(commands.toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
  });

  test('has every route of the API, and none that does not exist', () => {
    const existing = routesThatExist();
    expect(existing).toContain('POST /webhooks/twilio/sms');
    const isPublic = (route: string) => /^\w+ (?:\/api\/v1\/|\/(?:healthz|readyz)$)/.test(route);
    const documented = documentedRoutes(open).map(({ method, path }) => `${method} ${path}`);
    expect(documented.toSorted()).toEqual(existing.filter(isPublic).toSorted());
  });

  test('has a page to read it on', async () => {
    const page = await new Caller(open).ask('/api/docs/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.text).toContain('/api/openapi.json');
    expect(page.text, 'nothing is loaded from elsewhere').not.toMatch(/(?:src|href)="https?:/);
  });
});

test('docs/reference/config.md is what `npm run docs` writes', () => {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'config.md');
  expect(readFileSync(path, 'utf8')).toBe(configReference());
});

describe('headers', () => {
  test('keep pages and answers to themselves', async () => {
    const caller = new Caller(open);
    for (const path of ['/', '/inbox', '/api/v1/session', '/healthz', '/nothing']) {
      const { headers } = await caller.ask(path);
      const policy = String(headers['content-security-policy']);
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("script-src 'self';");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toMatch(/unsafe-eval|\*/);
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': expect.stringMatching(/DENY|SAMEORIGIN/),
      });
      expect(headers['x-powered-by'], path).toBeUndefined();
      expect(headers['server'], path).toBeUndefined();
    }
  });

  test('keep what the API says out of every cache', async () => {
    const answer = await new Caller(open).ask('/api/v1/session');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('of signing in and out: the cookie is for us and for no script', async () => {
    const { email } = BERGWERK.supervisor;
    const { password } = BERGWERK;
    const signedIn = await new Caller(open).post('/api/v1/session', { email, password });
    const set = String(signedIn.headers['set-cookie']);
    expect(set).toMatch(/^zentrale_session=[\w-]{40,};/);
    expect(set).toMatch(/; HttpOnly/);
    expect(set).toMatch(/; SameSite=Strict/);
    expect(set).toMatch(/; Path=\//);
    expect(set).not.toMatch(/; (?:Secure|Domain)/);
    const cookie = set.split(';')[0] ?? '';
    const person = new Caller(open, { cookie });
    expect((await person.ask('/api/v1/session')).status).toBe(200);
    const signedOut = await person.ask('/api/v1/session', { method: 'DELETE' });
    expect(String(signedOut.headers['set-cookie'])).toMatch(/^zentrale_session=;/);
    expect((await person.ask('/api/v1/session')).status).toBe(401);
  });

  test('of an installation with TLS insist on it', async () => {
    const centre = { ...open.centre, publicUrl: 'https://desk.example' };
    const app = await openHttp(centre, createServer());
    const { email } = BERGWERK.supervisor;
    const { password } = BERGWERK;
    const safe = new Caller({ ...open, app });
    const { headers } = await safe.post('/api/v1/session', { email, password });
    expect(String(headers['set-cookie'])).toMatch(/; Secure/);
    expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    await app.close();
  });
});
