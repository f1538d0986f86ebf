import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { problem } from './problem.ts';

/** Providers ask once, and somebody on the telephone hears the answer: what they ask is kept. */
const HELD_PATH = '/webhooks/';
const HELD_COUNT_MAX = 200;

interface Early {
  readonly listener: RequestListener;
  readonly held: [IncomingMessage, ServerResponse][];
}

const earlyOf = new WeakMap<Server, Early>();

/**
 * For a server that listens before there is anybody to serve: up to two hundred of the providers'
 * requests wait until then, all others are told to come again.
 */
export function answerEarlyRequests(server: Server): void {
  const held: Early['held'] = [];
  const listener: RequestListener = (request, response) => {
    const isHeld = request.url?.startsWith(HELD_PATH) === true && held.length < HELD_COUNT_MAX;
    if (isHeld) held.push([request, response]);
    else comeAgain(response);
  };
  earlyOf.set(server, { listener, held });
  server.on('request', listener);
}

/** Hands all requests to `serve`: those that have waited, and all from now on. */
export function serveRequests(server: Server, serve: RequestListener): void {
  const early = earlyOf.get(server);
  if (early !== undefined) server.off('request', early.listener);
  server.on('request', serve);
  // Whose asker has given up meanwhile finds nobody to answer.
  for (const [request, response] of early?.held ?? []) {
    if (!response.destroyed) serve(request, response);
  }
  earlyOf.delete(server);
}

function comeAgain(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'application/problem+json',
    'retry-after': '1',
    connection: 'close',
  });
  response.end(JSON.stringify(problem('server.starting')));
}
