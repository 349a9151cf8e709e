import { isAddress } from '@solana/addresses';
import { z } from 'zod';
import { readFaultRules } from '../faults/fault-rules';
import { sampleMints } from '../truth/sample-mints';
import { truthOf } from '../truth/truth';
import { deliverCallback } from '../webhooks/deliver-callback';
import { json, type Answer } from './answer';
import type { Simulation } from './simulation';
import type { UpstreamRequest } from './upstream-request';

export const CONTROL_PREFIX = '/_simulator/';

const question = z.object({
  transactionLimit: z.coerce.number().int().min(1).max(10_000).default(500),
  timeWindowHours: z.coerce.number().min(0).max(999_999).default(999_999),
});
const sample = z.object({ count: z.coerce.number().int().min(1).max(200).default(20) });

const refuse = (error: string, status = 400): Answer => json({ error }, status);

function read<T extends z.ZodType>(schema: T, query: URLSearchParams): z.infer<T> {
  const result = schema.safeParse(Object.fromEntries(query));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new RangeError(`${String(issue?.path[0] ?? 'Query')}: ${issue?.message ?? 'unreadable'}.`);
}

function putFaults({ body }: UpstreamRequest, { faults }: Simulation): Answer {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    return refuse('The body is not JSON.');
  }
  faults.replace(readFaultRules(given));
  return json(faults.list());
}

function truth(mint: string, { query }: UpstreamRequest, { source, synthetic, now }: Simulation): Answer {
  if (!isAddress(mint)) return refuse('The mint is no address.');
  if (source !== synthetic)
    return refuse('Nothing is known of the intents behind recorded transactions.', 404);
  const found = truthOf(synthetic, mint, read(question, query), now());
  return found === null ? refuse('This address is no launched mint.', 404) : json(found);
}

type Control = (request: UpstreamRequest, simulation: Simulation) => Answer | Promise<Answer>;

const CONTROLS: Readonly<Record<string, Control>> = {
  'GET health': () => json({ status: 'ok' }),
  'GET ledger': (_, { ledger }) => json(ledger.report()),
  'DELETE ledger': (_, { ledger }) => {
    ledger.reset();
    return json(ledger.report());
  },
  'GET faults': (_, { faults }) => json(faults.list()),
  'PUT faults': putFaults,
  'DELETE faults': (_, { faults }) => {
    faults.replace([]);
    return json(faults.list());
  },
  'POST webhooks/deliver': deliverCallback,
  'GET mints': ({ query }, { synthetic }) => json(sampleMints(synthetic, read(sample, query).count)),
};

/** Answers the simulator's own routes; they suffer no faults and count nowhere. */
export async function answerControl(request: UpstreamRequest, simulation: Simulation): Promise<Answer> {
  const name = request.path.slice(CONTROL_PREFIX.length);
  try {
    if (request.method === 'GET' && name.startsWith('truth/')) {
      return truth(name.slice('truth/'.length), request, simulation);
    }
    const control = CONTROLS[`${request.method} ${name}`];
    return control === undefined
      ? refuse('The simulator has no such route.', 404)
      : await control(request, simulation);
  } catch (error) {
    if (error instanceof RangeError) return refuse(error.message);
    throw error;
  }
}
