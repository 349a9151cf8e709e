import type { Admission, AnalysisRepository, IdempotencyKey, NewAnalysis } from '../repositories';
import { newAnalysis } from '../testing/sample-analysis';
import { execute, postgresServer, START_MS, withAnother, type TestServer } from '../testing/test-server';

const KEY = { key: 'key', requestHash: 'hash' };

interface Asked {
  analyses: AnalysisRepository;
  analysis: NewAnalysis;
}

describe('an admission on a server, where others change rows between its statements', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await postgresServer();
  }, START_MS);
  afterAll(() => server?.stop());

  /** Admits an analysis `first`, then does the last while each insert into the table is followed by the change. */
  const during = async <T>(
    table: string,
    {
      change,
      first,
      last,
    }: { change: string; first: IdempotencyKey | null; last: (asked: Asked) => Promise<T> },
  ): Promise<T> => {
    const url = await server.freshUrl();
    return withAnother(url, async ({ analyses }) => {
      const analysis = newAnalysis({ id: 'first' });
      await analyses.admit(analysis, first);
      await execute(
        url,
        `create function interfere() returns trigger language plpgsql as $$ begin ${change}; return null; end $$`,
      );
      await execute(
        url,
        `create trigger interference after insert on ${table} for each statement execute function interfere()`,
      );
      return last({ analyses, analysis: { ...analysis, id: 'second' } });
    });
  };
  const admittedDuring = (table: string, change: string): Promise<Admission> => {
    const key = table === 'analyses' ? null : KEY;
    return during(table, {
      ...{ change, first: KEY },
      last: ({ analyses, analysis }) => analyses.admit(analysis, key),
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

  it('binds no key to an analysis that has ended before it could be joined', async () => {
    const joined = await during('idempotency_keys', {
      change: "update analyses set state = 'failed' where id = 'first'",
      first: null,
      last: async ({ analyses, analysis }) => [
        await analyses.join(analysis, KEY),
        await analyses.admit(analysis, KEY),
      ],
    });
    expect(joined).toEqual([null, { status: 'created' }]);
  });
});
