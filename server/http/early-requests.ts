import type { RequestListener, Server, ServerResponse } from 'node:http';
import { problem } from './problem.ts';

/** Until somebody serves the requests of a server that listens already: come again. */
export function answerEarlyRequests(server: Server): void {
  server.on('request', comeAgain);
}

/** Hands all requests from now on to `serve`. */
export function serveRequests(server: Server, serve: RequestListener): void {
  server.off('request', comeAgain);
  server.on('request', serve);
}

function comeAgain(_request: unknown, response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'application/problem+json',
    'retry-after': '1',
    connection: 'close',
  });
  response.end(JSON.stringify(problem('server.starting')));
}
