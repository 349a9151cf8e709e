import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import type { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { THROTTLER_SKIP } from '@nestjs/throttler/dist/throttler.constants';
import type { TierName } from '@meridinate/rate-limit';
import { type CostOf, RATE_COST, RATE_TIER } from './rate-tier.decorator';

/** A route of a controller, with what its decorators say of its limits. */
export interface DescribedRoute {
  method: string;
  /** As the router has it, such as `/api/tokens/:token_id`. */
  url: string;
  /** Class and method, for people. */
  handler: string;
  tier: TierName | null;
  isExempt: boolean;
  costOf: CostOf | null;
}

type Handler = (...given: unknown[]) => unknown;
type Class = new (...given: never[]) => unknown;

const pathsOf = (target: Handler | Class): string[] => {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
};

const joined = (...parts: string[]): string =>
  `/${parts
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;

function routesOf(controller: Class, handler: Handler, reflector: Reflector): DescribedRoute[] {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const targets = [handler, controller];
  const said = {
    method: RequestMethod[method] ?? '',
    handler: `${controller.name}.${handler.name}`,
    tier: reflector.getAllAndOverride<TierName | undefined>(RATE_TIER, targets) ?? null,
    isExempt: reflector.getAllAndOverride<boolean>(`${THROTTLER_SKIP}default`, targets) === true,
    costOf: reflector.get<CostOf | undefined>(RATE_COST, handler) ?? null,
  };
  return pathsOf(controller).flatMap((base) =>
    pathsOf(handler).map((path) => ({ ...said, url: joined(base, path) })),
  );
}

/** The routes of all controllers. */
export function describeRoutes(
  discovery: DiscoveryService,
  scanner: MetadataScanner,
  reflector: Reflector,
): DescribedRoute[] {
  return discovery.getControllers().flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, Handler>;
    return scanner
      .getAllMethodNames(prototype)
      .flatMap((name) => routesOf(metatype as Class, prototype[name] as Handler, reflector));
  });
}
