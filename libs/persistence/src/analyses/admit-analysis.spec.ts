import { newAnalysis } from '../testing/sample-analysis';
import { execute, postgresServer, START_MS, withAnother, type TestServer } from '../testing/test-server';

const KEY = { key: 'key', requestHash: 'hash' };

describe('an admission on a server, where others change rows between its statements', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await postgresServer();
  }, START_MS);
  afterAll(() => server?.stop());

  /** Admits an analysis `first`, and another one while each insert into the table is followed by the change. */
  const admittedDuring = async (table: string, change: string) => {
    const url = await server.freshUrl();
    return withAnother(url, async ({ analyses }) => {
      const first = newAnalysis({ id: 'first' });
      await analyses.admit(first, KEY);
      await execute(
        url,
        `create function interfere() returns trigger language plpgsql as $$ begin ${change}; return null; end $$`,
      );
      await execute(
        url,
        `create trigger interference after insert on ${table} for each statement execute function interfere()`,
      );
      return analyses.admit({ ...first, id: 'second' }, table === 'analyses' ? null : KEY);
    });
  };

  it('creates the analysis when the one it could have shared ends before it is read', async () => {
    const end = "update analyses set state = 'failed' where id = 'first'";
    expect(await admittedDuring('analyses', end)).toEqual({ status: 'created' });
  });

  it('takes the key when it is forgotten before it is read', async () => {
    const forget = "delete from idempotency_keys where analysis_id = 'first'";
    const admission = await admittedDuring('idempotency_keys', forget);
    expect(admission).toMatchObject({ status: 'coalesced', analysis: { id: 'first' } });
  });
});
