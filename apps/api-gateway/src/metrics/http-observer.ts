import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { GatewayMetrics } from './gateway-metrics';
import { methodLabel, routeTemplate, statusClass } from './route-template';

/**
 * Counts and times every answered HTTP request, those that no route took included. A URL that cannot be
 * decoded is refused before any hook runs and is not counted.
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
      this.metrics.httpRequestSeconds.observe({ method, route }, reply.elapsedTime / 1000);
      done();
    });
  }
}
