import fc from 'fast-check';
import { ask } from '../testing/api';
import { Stack } from '../testing/stack';
import { answerFaults, problemFaults } from './checks';
import { bodyOf, Exchange, type ContractAnswer } from './exchange';
import { hostileRequests, type HostileRequest } from './hostile-requests';
import type { Known } from './hostile-values';
import { residentBytes } from './resident-memory';
import { createWorld, TAG, WEBHOOK_SECRET, type World } from './world';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127);
const IS_TOLD_BY_BATCH = process.env['FUZZ_REQUESTS'] !== undefined;
const AT_ONCE = 8;
const BATCH = 250;
const MOST_GROWTH_BYTES = 64 * 1_048_576;
/** Room for what is in use and little garbage, so that a size tells of leaks and not of when it was swept. */
const SMALL_HEAP = '--max-old-space-size=96';
const LONG_RUN_MS = 1_800_000;

/** Refusals for want of something that this gateway has not, or has no more of just now. */
const UNAVAILABLE = ['QUEUE_DISABLED', 'POOL_FULL'];
/** A line of a stack, a source file, or a path of the machine. */
const INWARD =
  /\bat [^\s]+ \([^)]*:\d+:\d+\)|node_modules|\.[cm]?[jt]s:\d+|\/(?:home|root|tmp|usr|var|proc)\//;

const shown = ({ method, path, headers, body }: HostileRequest): string =>
  JSON.stringify({ method, path, headers, body }).slice(0, 1_500);

const isAllowed = (status: number, code: unknown): boolean =>
  status < 500 || (status === 503 && UNAVAILABLE.includes(String(code)));

/** What is wrong with an answer; one that means success is held against the contract where it is known which. */
function faultsOf({ operation, method }: HostileRequest, answer: ContractAnswer): string[] {
  const { status, text } = answer;
  if (INWARD.test(text)) return ['it tells of the inside'];
  if (method === 'HEAD') return isAllowed(status, null) ? [] : [`status ${status}`];
  const body = bodyOf(answer);
  if (status < 400) return operation?.answers.has(status) ? answerFaults(operation, status, body) : [];
  const { code } = Object(body) as { code?: unknown };
  return [...(isAllowed(status, code) ? [] : [`status ${status}`]), ...problemFaults(body)];
}

const knownIn = ({ tokens, wallets, jobId, webhooks, freshMints }: World): Known => ({
  address: [...wallets.slice(0, 3), ...freshMints.slice(0, 3)],
  ...{ token_id: Object.values(tokens), token_ids: Object.values(tokens) },
  ...{ wallet_address: wallets, wallet_addresses: wallets, addresses: wallets },
  ...{ job_id: [jobId], webhook_id: Object.values(webhooks), tag: [TAG, 'whale'] },
  ...{ timestamp: ['2025-11-20 12:34:56'], registered_at: ['2025-11-20T12:34:56+01:00'] },
  webhook_url: ['https://example.org/webhooks/callback', 'http://localhost/', 'https://[::1]/'],
});

describe('the gateway under hostile requests', () => {
  const stack = new Stack();
  const statuses = new Map<number, number>();
  let world: World;
  let exchange: Exchange;

  beforeAll(async () => {
    world = await createWorld(stack, { NODE_OPTIONS: SMALL_HEAP });
    exchange = new Exchange(world.gateway.url);
  });
  afterAll(async () => {
    exchange.close();
    await stack.stop();
  });

  /** @returns what is wrong with its answer, or with there being none */
  async function send(request: HostileRequest): Promise<string[]> {
    try {
      const answer = await exchange.send(request);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const said = answer.text.slice(0, 300);
      return faultsOf(request, answer).map((fault) => `${fault}: ${shown(request)} -> ${said}`);
    } catch (error) {
      return [`${String(error)}: ${shown(request)} -> no answer`];
    }
  }

  /** Sends them all, a few at a time. */
  async function sendAll(requests: readonly HostileRequest[]): Promise<string[]> {
    const faults: string[] = [];
    const waiting = requests.values();
    const work = async (): Promise<void> => {
      for (const request of waiting) faults.push(...(await send(request)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return faults;
  }

  const tell = (line: string): void => void process.stdout.write(`${line}\n`);

  it(
    `answers ${REQUESTS} of them with sense and keeps its size (FUZZ_SEED=${SEED})`,
    async () => {
      const faults: string[] = [];
      const requests = hostileRequests(knownIn(world), WEBHOOK_SECRET);
      const { pid, url } = world.gateway;
      const sizes: number[] = [];
      for (let sent = 0; sent < REQUESTS; sent += BATCH) {
        const numRuns = Math.min(BATCH, REQUESTS - sent);
        faults.push(...(await sendAll(fc.sample(requests, { numRuns, seed: SEED + sent }))));
        sizes.push(residentBytes(pid));
        if (IS_TOLD_BY_BATCH) tell(`${sent + numRuns}: ${sizes.at(-1)} bytes, ${faults.length} faults`);
      }
      const growth = (sizes.at(-1) ?? NaN) - (sizes[Math.ceil(sizes.length / 4) - 1] ?? NaN);
      tell(`${REQUESTS} requests, seed ${SEED}: ${JSON.stringify(Object.fromEntries(statuses))}`);
      tell(`resident memory since the first quarter: ${Math.round(growth / 1_048_576)} MiB more`);
      expect(faults).toEqual([]);
      expect(growth).toBeLessThan(MOST_GROWTH_BYTES);
      expect((await ask(`${url}/health`)).body).toMatchObject({ status: 'healthy' });
    },
    LONG_RUN_MS,
  );
});
