import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemAnswer } from '../http-errors/problem';
import { LoadMonitor } from './load/load-monitor';
import type { Passage } from './passage';
import { Reception } from './reception';
import { RouteTiers } from './routes/route-tiers';

/**
 * Limits what no guard sees, and finishes every limited request. No guard sees paths that do not exist,
 * the pages of the API document, and bodies that cannot be read.
 */
@Injectable()
export class AnswerHooks implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly routes: RouteTiers,
    private readonly reception: Reception,
    private readonly load: LoadMonitor,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (this.load.isWatching) this.countInFlight(fastify);
    // Not earlier: the headers that let a web client read the answer are set by then.
    fastify.addHook('preHandler', (request, reply, done) => {
      if (this.routes.hasGuard(request)) return done();
      this.meet(request, reply).then((isServed) => isServed && done(), done);
    });
    fastify.addHook('onSend', (request, reply, payload, done) => {
      const passage = this.reception.passageOf(request);
      const sent =
        passage === undefined
          ? this.receiveLate(request, reply, payload)
          : this.reception.dismiss(passage, reply)?.then(() => payload);
      // Most answers wait for nothing, and a promise each would cost them time.
      if (sent === undefined) return done(null, payload);
      sent.then((answer) => done(null, answer), done);
    });
  }

  private countInFlight(fastify: FastifyInstance): void {
    const leaving = new WeakMap<FastifyRequest, () => void>();
    // Not earlier: a request that has not all arrived costs its sender nothing, and so may not count.
    fastify.addHook('preHandler', (request, reply, done) => {
      // Of a client that has gone already, nothing would be heard any more.
      if (reply.raw.destroyed) return done();
      const leave = this.load.enter();
      leaving.set(request, leave);
      reply.raw.once('close', leave);
      done();
    });
    // A stream that stays open is no load.
    fastify.addHook('onSend', (request, _reply, payload, done) => {
      leaving.get(request)?.();
      done(null, payload);
    });
  }

  /** Decides on a request that no guard will see; false where it has been answered. */
  private async meet(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const error = (await this.reception.receive(request))?.error ?? null;
    if (error === null) return true;
    // Routes that were there before Nest's exception filter would not answer an error in our words.
    void reply.send(this.refuse(error, request, reply));
    return false;
  }

  /** A request that failed before anything could decide on it is counted like any other. */
  private async receiveLate(
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
  ): Promise<unknown> {
    const passage = await this.reception.receive(request);
    if (passage === null) return payload;
    const sent = passage.error === null ? payload : this.refuse(passage.error, request, reply);
    await this.reception.dismiss(passage, reply);
    return sent;
  }

  private refuse(error: NonNullable<Passage['error']>, request: FastifyRequest, reply: FastifyReply): string {
    const { status, headers, body } = problemAnswer(error, request.id);
    void reply.code(status).headers(headers).removeHeader('content-length');
    return body;
  }
}
