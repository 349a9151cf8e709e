import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { GatewayMetrics } from './gateway-metrics';
import { methodLabel, routeTemplate, statusClass } from './route-template';

/** A stream of events lasts as long as its client stays, which says nothing of how fast it was answered. */
const isEventStream = (reply: FastifyReply): boolean =>
  String(reply.getHeader('content-type')).startsWith('text/event-stream');

/**
 * Counts every answered HTTP request, those that no route took included, and times all but streams of
 * events. Not counted are a URL that cannot be decoded, for it is refused before any hook runs, and a
 * stream whose client left before its end, for Fastify tells of no answer then.
 */
@Injectable()
export class HttpObserver implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly metrics: GatewayMetrics,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', (request, reply, done) => {
      const route = routeTemplate(request.is404 ? undefined : request.routeOptions.url);
      const method = methodLabel(request.method);
      this.metrics.httpRequests.inc({ method, route, status: statusClass(reply.statusCode) });
      if (!isEventStream(reply)) {
        this.metrics.httpRequestSeconds.observe({ method, route }, reply.elapsedTime / 1000);
      }
      done();
    });
  }
}
