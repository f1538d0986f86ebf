import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openShelf, type Shelf } from '../chat/storage.ts';
import { Journey } from './journey.ts';

interface Asked {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

let asked: Asked[];
let statuses: number[];
let shelf: Shelf;

beforeEach(() => {
  asked = [];
  statuses = [];
  shelf = openShelf('', null);
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', { title: 'Boots' });
  vi.stubGlobal('location', { href: 'https://shop.example/boots' });
  vi.stubGlobal('fetch', (url: string, request: { body: string }) => {
    asked.push({ path: url.replace(/.*\//, ''), body: JSON.parse(request.body) });
    const status = statuses.shift() ?? 204;
    return status === 0 ? Promise.reject(new TypeError('offline')) : Promise.resolve({ status });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A page load: everything but the shelf begins anew. */
function load(): Journey {
  const journey = new Journey('demo-site-key', 'https://centre.example', shelf);
  journey.start();
  return journey;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const paths = () => asked.map(({ path }) => path);

describe('the journey', () => {
  test('asks nothing and makes no id before consent, nor after a refusal', async () => {
    const journey = load();
    await settle();
    await journey.setConsent(false);
    load();
    await settle();
    expect(asked).toEqual([]);
    expect(shelf.get('visitorId')).toBeNull();
  });

  test('tells of the consent once and of each page after it', async () => {
    await load().setConsent(true);
    await settle();
    load();
    await settle();
    expect(paths()).toEqual(['consent', 'pages', 'pages']);
    expect(new Set(asked.map(({ body }) => body['visitorId'])).size).toBe(1);
    expect(asked[1]?.body).toMatchObject({ url: 'https://shop.example/boots', title: 'Boots' });
    expect(asked[0]?.body['visitorId']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('a view that did not arrive goes again with the next page, under its own id', async () => {
    statuses = [204, 0];
    await load().setConsent(true);
    await settle();
    load();
    await settle();
    expect(paths()).toEqual(['consent', 'pages', 'pages', 'pages']);
    expect(asked[2]?.body['viewId']).toBe(asked[1]?.body['viewId']);
    expect(asked[3]?.body['viewId']).not.toBe(asked[1]?.body['viewId']);
  });

  test('a server that has forgotten the consent is told once more', async () => {
    statuses = [204, 403, 204, 204];
    await load().setConsent(true);
    await settle();
    expect(paths()).toEqual(['consent', 'pages', 'consent', 'pages']);
  });

  test('a server that refuses in spite of it is not asked for ever', async () => {
    statuses = [204, 403, 204, 403];
    await load().setConsent(true);
    await settle();
    expect(paths()).toEqual(['consent', 'pages', 'consent', 'pages']);
    expect(shelf.get('pending')).toBe('[]');
  });

  test('a view that is refused for good is dropped', async () => {
    statuses = [204, 400];
    await load().setConsent(true);
    await settle();
    load();
    await settle();
    expect(paths()).toEqual(['consent', 'pages', 'pages']);
    expect(asked[2]?.body['viewId']).not.toBe(asked[1]?.body['viewId']);
  });

  test('a withdrawal forgets the id at once and is told until it has arrived', async () => {
    const journey = load();
    await journey.setConsent(true);
    await settle();
    const { visitorId } = asked[0]?.body ?? {};
    statuses = [0, 204];
    await journey.setConsent(false);
    expect(shelf.get('visitorId')).toBeNull();
    asked = [];
    load();
    await settle();
    load();
    await settle();
    expect(asked).toMatchObject([{ path: 'consent', body: { visitorId, isGranted: false } }]);
    expect(shelf.names('')).toEqual(['consent']);
  });
});
