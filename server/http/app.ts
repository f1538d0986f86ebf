import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { ATTACHMENT_BYTES_MAX } from '@zentrale/protocol';
import { must } from '@zentrale/kernel/values';
import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import Fastify, { type FastifyError, type FastifyReply } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Problem } from '@zentrale/protocol/errors';
import type { Centre } from '../compose/centre.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { authenticateRequests } from './authenticate.ts';
import { commandRoutes } from './command-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { floorRoutes } from './floor-routes.ts';
import { dialListRoutes } from './dial-list-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { serveRequests } from './early-requests.ts';
import { guardOrigin } from './origin.ts';
import { pageRoutes } from './page-routes.ts';
import { privacyRoutes } from './privacy-routes.ts';
import { identificationPhotoRoutes, identificationRoutes } from './identification-routes.ts';
import { recordingRoutes, recordingRuleRoutes } from './recording-routes.ts';
import { routingRoutes } from './routing-routes.ts';
import { problem, problemOfFailure } from './problem.ts';
import type { Routes } from './routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { telephoneRoutes } from './telephone-routes.ts';
import { visitorRoutes } from './visitor-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { whatIfRoutes } from './what-if-routes.ts';

const BODY_BYTES_MAX = 256_000;

/**
 * The HTTP door on a server that its caller made, listens with and closes. Requests reach it once
 * it is ready; those that come earlier are told to come again.
 */
export async function openHttp(centre: Centre, server: Server): Promise<Routes> {
  let serveAll: RequestListener | null = null;
  const app: Routes = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    serverFactory: (serve) => {
      serveAll = serve;
      return server;
    },
    clientErrorHandler: answerNonsense,
    frameworkErrors: (_failure, _request, reply) => {
      void sendProblem(reply, problem('request.malformed', { field: 'url' }));
    },
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((failure: FastifyError, request, reply) => {
    const answer = translate(failure, centre);
    if (answer.kind === 'server.bug') {
      centre.log.error('http.failed', {
        method: request.method,
        path: request.routeOptions.url,
        failure,
      });
    }
    // Of a rate limit its own rule has said already when to come again.
    if (answer.status === 503) void reply.header('retry-after', '2');
    return sendProblem(reply, answer);
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problem('not-found')));

  await app.register(helmet, securityHeaders(centre.publicUrl));
  await app.register(rateLimit, {
    max: centre.config.RATE_LIMIT_PER_MINUTE,
    timeWindow: '1 minute',
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: BODY_BYTES_MAX });
  await app.register(multipart, {
    limits: { fileSize: ATTACHMENT_BYTES_MAX, files: 1, fields: 5 },
  });
  await documentRoutes(app);
  guardOrigin(app, centre);
  authenticateRequests(app, centre);
  app.after(() => {
    healthRoutes(app, centre);
    sessionRoutes(app, centre);
    deskRoutes(app, centre);
    floorRoutes(app, centre);
    whatIfRoutes(app, centre);
    routingRoutes(app, centre);
    privacyRoutes(app, centre);
    apiKeyRoutes(app, centre);
    commandRoutes(app, centre);
    attachmentRoutes(app, centre);
    recordingRoutes(app, centre);
    recordingRuleRoutes(app, centre);
    identificationRoutes(app, centre);
    identificationPhotoRoutes(app, centre);
    dialListRoutes(app, centre);
    visitorRoutes(app, centre);
    webhookRoutes(app, centre);
    telephoneRoutes(app, centre);
  });
  await pageRoutes(app, centre);
  await app.ready();
  serveRequests(server, must<RequestListener>(serveAll, 'Fastify made its server'));
  return app;
}

/** What is not HTTP at all. */
function answerNonsense(failure: NodeJS.ErrnoException, socket: Socket): void {
  if (failure.code !== 'ECONNRESET' && socket.writable) {
    const body = JSON.stringify(problem('request.malformed'));
    const head = `content-type: application/problem+json\r\ncontent-length: ${body.length}`;
    socket.write(`HTTP/1.1 400 Bad Request\r\n${head}\r\nconnection: close\r\n\r\n${body}`);
  }
  socket.destroySoon();
}

function sendProblem(reply: Pick<FastifyReply, 'code' | 'type' | 'send'>, answer: Problem) {
  void reply.code(answer.status).type('application/problem+json');
  return reply.send(JSON.stringify(answer));
}

function translate(failure: FastifyError, centre: Centre): Problem {
  if (hasZodFastifySchemaValidationErrors(failure)) {
    const [first] = failure.validation;
    const path = (first?.instancePath ?? '').split('/').filter((part) => part !== '');
    const unknown = first?.keyword === 'unrecognized_keys' ? [unknownKey(first.params)] : [];
    const field = [failure.validationContext ?? 'body', ...path, ...unknown].join('.');
    return problem('request.invalid', { field, detail: first?.message ?? 'not accepted' });
  }
  const known = FRAMEWORK_KINDS[failure.code];
  if (known !== undefined) return problem(known, { field: 'body' });
  if (failure.statusCode === 429) return problem('request.rate-limited');
  const translated = problemOfFailure(failure);
  if (translated.isBug && translated.problem.kind === 'store.unavailable') {
    centre.log.warn('http.store-unavailable', {});
  }
  if (translated.isBug && failure.statusCode !== undefined && failure.statusCode < 500) {
    return problem('request.malformed', { detail: failure.message });
  }
  return translated.problem;
}

function unknownKey(params: unknown): string {
  const keys = (params as { keys?: readonly string[] }).keys;
  return keys?.[0] ?? '';
}

/** Fastify's own error codes, in our words. */
const FRAMEWORK_KINDS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported-media',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_REQ_FILE_TOO_LARGE: 'attachment.too-large',
  FST_FILES_LIMIT: 'request.invalid',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request.unsupported-media',
};

function securityHeaders(publicUrl: string) {
  const isSecure = publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Mantine sets custom properties through style attributes and one style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", publicUrl.replace(/^http/, 'ws')],
        mediaSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    // The widget's script is loaded by other origins.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  } as const;
}
