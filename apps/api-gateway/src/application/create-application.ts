import type { IncomingMessage, Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@meridinate/settings';
import { ANSWER_HEADERS } from '@meridinate/rate-limit';
import { API_KEY_HEADER } from '../access/caller';
import { IDEMPOTENCY_KEY_HEADER } from '../analyses/submission/idempotency-key';
import { AppModule } from '../app.module';
import { eventsAdapter } from '../events/events.adapter';
import { ofKnownOrigin } from '../events/known-origin';
import { LiveOrPlainRequest } from '../events/live-upgrades';
import { answerClientFault, answerUnreadableUrl, ignoreExpectations } from '../http-errors/before-routing';
import { respectBodyLimits } from '../http-errors/body-limit.decorator';
import { parseJsonBody } from '../http-errors/json-body';
import { BODY_LIMIT_BYTES } from '../http-errors/recognise-error';
import { REQUEST_ID_HEADER, requestIdOf } from '../http-errors/request-id';
import { serveApiDocument } from '../openapi/api-document';
import { Upgrades } from '../rate-limits/upgrades';
import { RequestValidationPipe } from '../validation/request-validation.pipe';
import { compressAnswers } from './compression';
import { createProcessLogger } from './process-logger';

/** Longest time for a request to arrive; the answer may take longer. */
const REQUEST_ARRIVES_WITHIN_MS = 30_000;
/** Longer than any URL Node accepts: an id of any length reaches its controller and is a plain 404 there. */
const LONGEST_PARAMETER = 16_384;

/** Connections that never sent a whole request would keep a closing server open; answers get this long. */
const ANSWERS_END_WITHIN_MS = 1_000;

function cutConnectionsSoon(server: Server): void {
  setTimeout(() => server.closeAllConnections(), ANSWERS_END_WITHIN_MS).unref();
}

/** Fastify, set up so that even what never reaches a route is answered in our words. */
export function createAdapter({ server }: Settings): FastifyAdapter {
  const adapter = new FastifyAdapter({
    http: { IncomingMessage: LiveOrPlainRequest },
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_ARRIVES_WITHIN_MS,
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers),
    // As the original does, which redirects `/tags/` to `/tags`.
    routerOptions: { maxParamLength: LONGEST_PARAMETER, ignoreTrailingSlash: true },
    frameworkErrors: answerUnreadableUrl(server.corsOrigins),
    clientErrorHandler: answerClientFault,
  });
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  ignoreExpectations(fastify.server);
  respectBodyLimits(fastify);
  compressAnswers(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
  fastify.addHook('preClose', (done) => {
    cutConnectionsSoon(fastify.server);
    done();
  });
  adapter.useBodyParser('application/json', false, {}, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body));
    } catch (error) {
      done(error instanceof Error ? error : null);
    }
  });
  return adapter;
}

/** A browser asks again for leave after so many seconds; by itself after five. */
const PREFLIGHT_KEPT_S = 600;

/** Everything of the application that is not a module. */
export function configure(app: NestFastifyApplication, { server, rateLimit }: Settings): void {
  const fastify = app.getHttpAdapter().getInstance();
  const upgrades = rateLimit.enabled ? app.get(Upgrades, { strict: false }) : null;
  app.useWebSocketAdapter(eventsAdapter(app, ofKnownOrigin(server.corsOrigins, upgrades?.verify)));
  app.useGlobalPipes(new RequestValidationPipe());
  app.enableCors({
    origin: server.corsOrigins,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: [
      'content-type',
      'if-none-match',
      'last-event-id',
      IDEMPOTENCY_KEY_HEADER,
      API_KEY_HEADER,
    ],
    exposedHeaders: ['etag', 'content-disposition', REQUEST_ID_HEADER, ...ANSWER_HEADERS],
    maxAge: PREFLIGHT_KEPT_S,
    strictPreflight: false,
  });
  // Answers are packed on routes that come after the plugin; controllers' routes come when all have loaded.
  fastify.after(() => serveApiDocument(app));
}

/** Builds the gateway; nothing listens yet. */
export async function createApplication(settings: Settings): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings),
    createAdapter(settings),
    { logger: createProcessLogger(settings.logLevels), abortOnError: false },
  );
  configure(app, settings);
  return app;
}
