/** The label of every request that no route answers; a label per path would be a series per typing error. */
export const UNMATCHED = '/{unmatched}';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * The route of a request as the documentation writes it: `/api/tokens/{token_id}`. It is taken from
 * the route table, never from the path a client sent, so the number of series has a bound.
 *
 * @param registered pattern under which the router found its handler; undefined when there is none
 */
export function routeTemplate(registered: string | undefined): string {
  return registered === undefined ? UNMATCHED : registered.replace(/:(\w+)/g, '{$1}');
}

/** The method as a label; those that no route of ours has share one. */
export function methodLabel(method: string): string {
  return METHODS.has(method) ? method : 'other';
}

/** `2xx` for 204. */
export function statusClass(status: number): string {
  return `${Math.floor(status / 100)}xx`;
}
