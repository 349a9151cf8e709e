import { startPostgres, type PostgresServer, type Service } from '@meridinate/local-cluster';
import { ask, ended, inProcess, readAnalysis, submit, until, type Analysis } from './testing/api';
import { mintsWithLongHistory } from './testing/long-histories';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, simulatedBy } from './testing/stack';

/** Five pages of this outlast whatever the other gateway needs to hear of a wish. */
const SLOW = [{ match: { method: 'getTransactionsForAddress' }, kind: 'latency', ms: 1_000 }];
const TRANSACTIONS = 500;

describe('two gateways on one database, without Redis', () => {
  const stack = new Stack();
  let postgres: PostgresServer;
  let knowledge: SimulatorKnowledge;
  let first: Service;
  let second: Service;
  let start: (name: string) => Promise<Service>;
  let mints: string[];

  beforeAll(async () => {
    postgres = await startPostgres();
    const simulator = await stack.simulator();
    knowledge = new SimulatorKnowledge(simulator.url);
    mints = await mintsWithLongHistory(simulator, TRANSACTIONS);
    await knowledge.setFaults(SLOW);
    const env = { ...simulatedBy(simulator), DATABASE_URL: postgres.url };
    start = (name) => stack.service('api-gateway', env, name);
    first = await start('first');
  });
  afterAll(async () => {
    await stack.stop();
    await postgres.stop();
  });

  const inTheMiddle = (id: string): Promise<Analysis> =>
    until(
      'some pages are read',
      () => readAnalysis(first, id),
      ({ progress }) => (progress?.transactions ?? 0) >= 100,
    );

  it('do not run what the other one runs', async () => {
    await knowledge.resetLedger();
    const id = await submit(first, inProcess, mints[0] ?? '');
    await inTheMiddle(id);
    second = await start('second');
    const analysis = await ended(second, id);
    expect(analysis).toMatchObject({ status: 'completed', attempt: 1 });
    expect(await knowledge.billedCredits()).toBe(analysis.credits_used);
  });

  it('cancel what the other one runs', async () => {
    const id = await submit(first, inProcess, mints[1] ?? '');
    await inTheMiddle(id);
    expect((await ask(`${second.url}/analysis/${id}`, { method: 'DELETE' })).status).toBe(202);
    expect((await ended(second, id)).status).toBe('cancelled');
  });

  it('take up what the other one left when it was killed, from its checkpoint', async () => {
    const id = await submit(first, inProcess, mints[2] ?? '');
    await inTheMiddle(id);
    first.kill('SIGKILL');
    await first.exited;
    const analysis = await ended(second, id);
    expect(analysis).toMatchObject({ status: 'completed', attempt: 2 });
    expect(analysis.credits_used).toBeLessThanOrEqual(52 + 10);
  });
});
