import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema';

/** A method for each HTTP method, typed by path: `client.GET('/api/tokens/{token_id}', …)`. */
export type MeridinateClient = Client<paths>;

export interface ClientOptions {
  /** Address of a gateway, without a slash at the end. */
  baseUrl: string;
  /** Default: the global one. */
  fetch?: (request: Request) => Promise<Response>;
  /** Sent as X-API-Key with each request. */
  apiKey?: string;
}

/**
 * Opens a client of the gateway. Each call answers `{ data, response }` or `{ error, response }`, both
 * typed by path and status, and rejects only when there was no answer at all.
 */
export function createMeridinateClient({ baseUrl, fetch, apiKey }: ClientOptions): MeridinateClient {
  return createClient<paths>({ baseUrl, fetch, headers: { 'X-API-Key': apiKey } });
}
