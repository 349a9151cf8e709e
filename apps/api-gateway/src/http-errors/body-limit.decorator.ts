import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, RouteOptions } from 'fastify';

/** Lets a route read bodies of another size than all the others. */
export const BodyLimit = (bytes: number): MethodDecorator => RouteConfig({ bodyLimit: bytes });

function ownLimit(route: RouteOptions): number | undefined {
  const config: { bodyLimit?: number } | undefined = route.config;
  return config?.bodyLimit;
}

const TOO_LARGE = 413;

/**
 * Gives the routes that are added from now on the limit of their {@link BodyLimit}. A client may go on
 * sending what is too large, and nothing keeps it: closing the connection in between, as Fastify asks for,
 * now and then takes the answer along.
 */
export function respectBodyLimits(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (reply.statusCode === TOO_LARGE) reply.removeHeader('connection');
    done(null, payload);
  });
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = ownLimit(route) ?? route.bodyLimit;
  });
}
