import type { LimitedRoute } from '../rate-limits/routes/limited-route';
import { type ApiDocument, type Operation, operationsOf, type Schema, schemaRef } from './document-types';

const SECONDS: Schema = { type: 'integer', minimum: 1 };
const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait', schema: SECONDS } };
const WAITED_FOR = new Set(['429', '503']);

/** Adds an error answer, or its codes to one that the route describes by itself. */
function addError({ responses }: Operation, status: string, codes: string): void {
  const told = responses[status];
  if (told === undefined) {
    responses[status] = {
      description: codes,
      content: { 'application/json': { schema: schemaRef('ProblemDto') } },
    };
  } else {
    const missing = codes.split(', ').filter((code) => !told.description.includes(code));
    told.description = [told.description, ...missing].filter((text) => text !== '').join('; ');
  }
  if (WAITED_FOR.has(status)) Object.assign(responses[status] ?? {}, { headers: RETRY_AFTER });
}

/** Those that ask the database are those that have limits. */
function addLimits(operation: Operation, { batch }: LimitedRoute): void {
  addError(operation, '401', 'API_KEY_UNKNOWN');
  addError(operation, '429', 'RATE_LIMITED');
  addError(operation, '503', 'CAPACITY_REDUCED, DATABASE_UNAVAILABLE');
  if (batch !== null) addError(operation, '422', 'RATE_COST_TOO_LARGE');
}

function addBodyFaults(operation: Operation): void {
  addError(operation, '400', 'REQUEST_MALFORMED');
  addError(operation, '413', 'REQUEST_TOO_LARGE');
  addError(operation, '415', 'REQUEST_MEDIA_TYPE_UNSUPPORTED');
}

/**
 * Adds the errors that routes give without saying so: for their limits, their bodies, their database, and
 * our own faults.
 */
export function addImpliedAnswers(document: ApiDocument, limited: readonly LimitedRoute[]): void {
  const limits = new Map(
    limited.map((route) => [`${route.bucket.split(' ', 1)[0]?.toLowerCase()} ${route.endpoint}`, route]),
  );
  for (const { path, method, operation } of operationsOf(document)) {
    const route = limits.get(`${method} ${path}`);
    if (route !== undefined) addLimits(operation, route);
    if (operation.requestBody !== undefined) addBodyFaults(operation);
    addError(operation, '500', 'INTERNAL_FAULT');
  }
}
