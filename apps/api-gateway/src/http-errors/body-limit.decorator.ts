import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, RouteOptions } from 'fastify';

/** Lets a route read bodies of another size than all the others. */
export const BodyLimit = (bytes: number): MethodDecorator => RouteConfig({ bodyLimit: bytes });

function ownLimit(route: RouteOptions): number | undefined {
  const config: { bodyLimit?: number } | undefined = route.config;
  return config?.bodyLimit;
}

/** Gives the routes that are added from now on the limit of their {@link BodyLimit}. */
export function respectBodyLimits(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = ownLimit(route) ?? route.bodyLimit;
  });
}
