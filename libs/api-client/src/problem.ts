import type { components } from './schema';

/** Body of an error answer; `code` is stable, `error` is a sentence for people. */
export type Problem = components['schemas']['ProblemDto'];

/** What a call of the client answers. */
interface Exchange<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

/** An error answer, as an exception. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /** @param problem null where the answer was not the gateway's, such as that of a proxy */
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.error ?? `The answer was HTTP ${status}, and not in the words of the service.`);
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'error' in body;

/**
 * The body of a success.
 *
 * @throws ProblemError for any other answer
 */
export function bodyOf<Body>({ data, error, response }: Exchange<Body>): Body {
  if (data !== undefined) return data;
  throw new ProblemError(response.status, isProblem(error) ? error : null);
}
