import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, HttpAdapterHost, MetadataScanner, Reflector } from '@nestjs/core';
import type { TierName } from '@meridinate/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UNMATCHED, routeTemplate } from '../../metrics/route-template';
import { describeRoutes, type DescribedRoute } from './described-route';
import { type LimitedRoute, NOWHERE, pageOf } from './limited-route';

const CREDITS_OF: Partial<Record<TierName, TierName>> = {
  market_cap_refresh: 'market_cap_credits',
  balance_refresh: 'balance_credits',
};

const keyOf = (method: string, url: string): string => `${method === 'HEAD' ? 'GET' : method} ${url}`;

/** What is wrong with the limits of a route, or null. */
function faultOf({ tier, isExempt, costOf }: DescribedRoute): string | null {
  if (tier === null) return isExempt ? null : 'has neither @RateTier() nor @SkipThrottle()';
  if (isExempt) return 'has both @RateTier() and @SkipThrottle()';
  if (costOf !== null && CREDITS_OF[tier] === undefined) return `has @RateCost(), but ${tier} has no credits`;
  return null;
}

function limitedRoute({ tier, method, url, costOf }: DescribedRoute): LimitedRoute | null {
  if (tier === null) return null;
  const credits = CREDITS_OF[tier];
  return {
    endpoint: routeTemplate(url),
    bucket: keyOf(method, url),
    tier,
    batch: costOf === null || credits === undefined ? null : { tier: credits, costOf },
  };
}

/** Knows which limits each route is under; the gateway does not start while a route is under none. */
@Injectable()
export class RouteTiers implements OnApplicationBootstrap {
  private readonly routes = new Map<string, LimitedRoute | null>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly host: HttpAdapterHost,
  ) {}

  /** @throws Error that names each route without limits, and each that the server does not know */
  onApplicationBootstrap(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const faults: string[] = [];
    for (const route of describeRoutes(this.discovery, this.scanner, this.reflector)) {
      const isServed = fastify.hasRoute({ method: route.method, url: route.url });
      const fault = isServed ? faultOf(route) : 'is served under another path';
      if (fault === null) this.routes.set(keyOf(route.method, route.url), limitedRoute(route));
      else faults.push(`${route.method} ${route.url} (${route.handler}) ${fault}`);
    }
    if (faults.length > 0) throw new Error(`Some routes have no rate limit:\n  ${faults.join('\n  ')}`);
  }

  /** All limited routes of the controllers. */
  get limited(): LimitedRoute[] {
    return [...this.routes.values()].filter((route) => route !== null);
  }

  /** Whether a guard sees the request: it has reached a controller's route. */
  hasGuard(request: FastifyRequest): boolean {
    return !request.is404 && this.routes.has(keyOf(request.method, request.routeOptions.url ?? ''));
  }

  /** What the request is counted as; null where it is exempt. */
  of(request: FastifyRequest): LimitedRoute | null {
    if (request.method === 'OPTIONS') return null;
    if (request.is404) return NOWHERE;
    const url = request.routeOptions.url ?? UNMATCHED;
    const route = this.routes.get(keyOf(request.method, url));
    return route === undefined ? pageOf(routeTemplate(url)) : route;
  }
}
