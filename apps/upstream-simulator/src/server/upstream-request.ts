/** What a route needs of an HTTP request. */
export interface UpstreamRequest {
  method: string;
  /** Without the optional prefix of the upstream's name. */
  path: string;
  query: URLSearchParams;
  userAgent: string;
  body: string;
}
