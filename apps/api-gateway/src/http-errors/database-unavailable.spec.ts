import { Logger } from '@nestjs/common';
import { startPostgres } from '@meridinate/local-cluster';
import { settingsIn, startGateway, type RunningGateway } from '../testing/gateway';

const JOB = '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const MINT = 'So11111111111111111111111111111111111111112';

/** Where PostgreSQL is installed first, that takes minutes. */
jest.setTimeout(400_000);

describe('a gateway whose database is gone', () => {
  let gateway: RunningGateway;
  const logged: string[] = [];

  beforeAll(async () => {
    const postgres = await startPostgres();
    gateway = await startGateway(settingsIn('', { DATABASE_URL: postgres.url }));
    await postgres.stop();
    const silent = () => undefined;
    const keep = (...lines: string[]) => {
      if (lines.at(-1) === 'http') logged.push(lines.join('\n'));
    };
    Logger.overrideLogger({ log: silent, warn: silent, error: keep });
  });

  afterAll(async () => {
    Logger.overrideLogger(false);
    await gateway.close();
  });

  it.each([
    ['GET', `/analysis/${JOB}`, undefined],
    ['GET', '/api/tokens/history', undefined],
    ['POST', '/analyze/token', { address: MINT }],
  ])('answers %s %s with 503 and when to come again', async (method, path, body) => {
    const answer = await gateway.request(method, path, body && { body });
    expect(answer).toMatchObject({ status: 503, body: { code: 'DATABASE_UNAVAILABLE' } });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.body['error']).toContain('again shortly');
  });

  it('says so in the log once, with what happened and without a stack', async () => {
    await gateway.request('GET', '/api/tokens/history');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/ECONNREFUSED|terminat/);
    expect(logged[0]).not.toContain('node_modules');
  });
});
