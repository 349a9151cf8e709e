import { startPostgres, type PostgresServer, type Service } from '@meridinate/local-cluster';
import { analyse, ask, ended, inProcess, submit } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, simulatedBy } from './testing/stack';

interface History {
  total: number;
  tokens: { token_address: string; wallets_found: number }[];
}

describe('the gateway on PostgreSQL', () => {
  const stack = new Stack();
  let postgres: PostgresServer;
  let simulator: Service;
  let mints: string[];

  beforeAll(async () => {
    postgres = await startPostgres();
    simulator = await stack.simulator();
    mints = await new SimulatorKnowledge(simulator.url).mints(3);
  });
  afterAll(async () => {
    await stack.stop();
    await postgres.stop();
  });

  it('gives the same result as on the embedded database', async () => {
    const env = simulatedBy(simulator);
    const onServer = await stack.service('api-gateway', { ...env, DATABASE_URL: postgres.url });
    const embedded = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database() });
    const [mint = ''] = mints;
    const result = await analyse(onServer, inProcess, mint);
    expect(JSON.stringify(result)).toBe(JSON.stringify(await analyse(embedded, inProcess, mint)));
    const { body } = await ask<History>(`${onServer.url}/api/tokens/history`);
    expect(body).toMatchObject({
      total: 1,
      tokens: [{ token_address: mint, wallets_found: result.early_bidders.length }],
    });
    await onServer.stop(15_000);
  });

  it('goes on, after it was killed, with what it had accepted', async () => {
    const env = { ...simulatedBy(simulator), DATABASE_URL: postgres.url };
    const doomed = await stack.service('api-gateway', env);
    const ids = await Promise.all(mints.slice(1).map((mint) => submit(doomed, inProcess, mint)));
    doomed.kill('SIGKILL');
    await doomed.exited;
    const gateway = await stack.service('api-gateway', env);
    for (const id of ids) expect((await ended(gateway, id)).status).toBe('completed');
  });
});
