import { startPostgres, type PostgresServer } from '@meridinate/local-cluster';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { ScriptedEngine, waitsAfterAPage } from '../testing/scripted-engine';
import { BUILT_IN_DEFAULTS } from './analysis-defaults';
import { SOLSCAN_SETTINGS } from './solscan-settings';

const MINTS = [
  'So11111111111111111111111111111111111111112',
  'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
] as const;
const FIRST = { ...BUILT_IN_DEFAULTS, maxWalletsToStore: 10 };

describe('stored settings', () => {
  let folder: TemporaryFolder;
  let postgres: PostgresServer;
  let gateway: RunningGateway;
  let other: RunningGateway;

  const read = async (path: string, of = gateway): Promise<Record<string, unknown>> =>
    (await of.request('GET', path)).body;
  const store = (path: string, body: object, of = gateway): Promise<Answer> =>
    of.request('POST', path, { body });

  beforeAll(async () => {
    folder = await temporaryFolder();
    postgres = await startPostgres();
    const settings = settingsIn(folder.path, { DATABASE_URL: postgres.url });
    gateway = await startGateway(settings, new ScriptedEngine(waitsAfterAPage));
    other = await startGateway(settings);
  });
  afterEach(async () => {
    await store('/api/settings', BUILT_IN_DEFAULTS);
    await store('/api/solscan-settings', SOLSCAN_SETTINGS.defaults);
  });
  afterAll(async () => {
    await gateway.close();
    await other.close();
    await postgres.stop();
    await folder.remove();
  });

  describe('at /api/settings', () => {
    const changed = {
      transactionLimit: 2_000,
      minUsdFilter: 75.5,
      walletCount: 40,
      apiRateDelay: 7,
      maxCreditsPerAnalysis: 300,
      maxRetries: 0,
    };

    it('are the defaults of the original until somebody stores others', async () => {
      expect(await read('/api/settings')).toEqual(FIRST);
    });

    it('are stored, given back, and the same at once at every gateway', async () => {
      const { status, body } = await store('/api/settings', changed);
      expect([status, body]).toEqual([200, { ...changed, maxWalletsToStore: 40, rejected: {} }]);
      expect(await read('/api/settings', other)).toEqual({ ...changed, maxWalletsToStore: 40 });
    });

    it('change one by one; null and unknown keys change nothing', async () => {
      const body = {
        ...FIRST,
        walletCount: 25,
        transactionLimit: null,
        theme: { dark: true },
        constructor: 1,
      };
      expect((await store('/api/settings', body)).body).toEqual({
        ...FIRST,
        walletCount: 25,
        maxWalletsToStore: 25,
        rejected: {},
      });
    });

    it('keep the old value where the new one is bad, say so, and take the good ones', async () => {
      await store('/api/settings', changed);
      const { status, body } = await store('/api/settings', {
        transactionLimit: 0,
        minUsdFilter: '75',
        walletCount: 101,
        apiRateDelay: 1.5,
        maxCreditsPerAnalysis: 900,
        maxRetries: [3],
      });
      expect(status).toBe(200);
      expect(body).toEqual({
        ...changed,
        maxCreditsPerAnalysis: 900,
        maxWalletsToStore: 40,
        rejected: {
          transactionLimit: 'must be a whole number from 1 to 10000, not 0',
          minUsdFilter: 'must be a number of 0 or more, not "75"',
          walletCount: 'must be a whole number from 1 to 100, not 101',
          apiRateDelay: 'must be a whole number of 0 or more, not 1.5',
          maxRetries: 'must be a whole number from 0 to 10, not an array of length 1',
        },
      });
    });

    it('are not lost when several gateways store different ones at the same instant', async () => {
      const entries = Object.entries(changed);
      await Promise.all(
        entries.map(([name, value], index) =>
          store('/api/settings', { [name]: value }, index % 2 ? other : gateway),
        ),
      );
      expect(await read('/api/settings')).toMatchObject(changed);
    });

    it('are the defaults where what is stored cannot be used', async () => {
      await gateway.database.storedSettings.write(new Map([['analysis.walletCount', 'many']]), 0);
      expect(await read('/api/settings')).toEqual(FIRST);
    });

    it.each([
      ['an array', '[]', 422],
      ['a text', '"x"', 422],
      ['null', 'null', 422],
      ['no JSON', '{', 400],
      ['nothing', '', 400],
    ])('refuse a body that is %s', async (_what, body, status) => {
      const answer = await fetch(`${gateway.url}/api/settings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(answer.status).toBe(status);
    });
  });

  describe('as the defaults of a submission', () => {
    const submit = (body: object, headers: Record<string, string> = {}): Promise<Answer> =>
      gateway.request('POST', '/analyze/token', { body, headers });
    const cancel = (answer: Answer): Promise<Answer> =>
      gateway.request('DELETE', `/analysis/${String(answer.body['job_id'])}`);

    it('hold where it leaves a setting out, and decide what buys the same', async () => {
      await store('/api/settings', { transactionLimit: 700, walletCount: 12 });
      const left = await submit({ address: MINTS[0], api_settings: { minUsdFilter: 5 } });
      expect(left.body['api_settings']).toMatchObject({
        transactionLimit: 700,
        walletCount: 12,
        minUsdFilter: 5,
      });
      const spelled = { transactionLimit: 700, walletCount: 12, minUsdFilter: 5 };
      const same = await submit({ address: MINTS[0], api_settings: spelled });
      expect(same.body).toMatchObject({ coalesced: true, job_id: left.body['job_id'] });
      await store('/api/settings', { transactionLimit: 800 });
      const later = await submit({ address: MINTS[0], api_settings: { minUsdFilter: 5 } });
      expect(later.body).toMatchObject({ coalesced: false, api_settings: { transactionLimit: 800 } });
      await Promise.all([cancel(left), cancel(later)]);
    });

    it('do not stop a repeat under an Idempotency-Key from being one', async () => {
      const headers = { 'idempotency-key': 'order 1' };
      const first = await submit({ address: MINTS[1] }, headers);
      await store('/api/settings', { transactionLimit: 800 });
      const repeat = await submit({ address: MINTS[1] }, headers);
      expect([repeat.status, repeat.body]).toMatchObject([
        200,
        { replayed: true, job_id: first.body['job_id'], api_settings: { transactionLimit: 500 } },
      ]);
      await cancel(first);
    });

    it('let the object of GET /api/settings be sent back with an analysis', async () => {
      await store('/api/settings', { walletCount: 33 });
      const answer = await submit({ address: MINTS[1], api_settings: await read('/api/settings') });
      expect(answer.status).toBe(202);
      expect(answer.body['api_settings']).toEqual({ ...FIRST, walletCount: 33, maxWalletsToStore: 33 });
      await cancel(answer);
    });
  });

  describe('at /api/solscan-settings', () => {
    const changed = {
      activity_type: 'ACTIVITY_SPL_BURN',
      exclude_amount_zero: 'false',
      remove_spam: 'false',
      value: '0.5',
      token_address: MINTS[1],
      page_size: '100',
    };

    it('are texts, stored and given back, the same at once at every gateway', async () => {
      expect(await read('/api/solscan-settings')).toEqual(SOLSCAN_SETTINGS.defaults);
      const { status, body } = await store('/api/solscan-settings', { ...changed, unknown: 1 });
      expect([status, body]).toEqual([200, { ...changed, rejected: {} }]);
      expect(await read('/api/solscan-settings', other)).toEqual(changed);
    });

    it('may have an empty value and an empty address', async () => {
      const { body } = await store('/api/solscan-settings', { value: '', token_address: '' });
      expect(body).toMatchObject({ value: '', token_address: '', rejected: {} });
    });

    it.each([
      ['page_size', '0', 'must be a whole number from 1 to 100 as text, not "0"'],
      ['page_size', '101', 'must be a whole number from 1 to 100 as text, not "101"'],
      ['page_size', 10, 'must be a whole number from 1 to 100 as text, not 10'],
      ['exclude_amount_zero', true, 'must be the text true or false, not true'],
      ['remove_spam', 'yes', 'must be the text true or false, not "yes"'],
      ['value', '-1', 'must be a number of 0 or more as text, or empty, not "-1"'],
      ['value', '1\n', 'must be a number of 0 or more as text, or empty, not "1\\n"'],
      ['activity_type', 'A&b=c', 'must be text of at most 64 letters and underscores, not "A&b=c"'],
      ['token_address', 'O0Il', 'must be 32 to 44 characters of base58, or empty, not "O0Il"'],
    ])('keep the old %s instead of %p', async (name, value, reason) => {
      const body = { ...changed, [name]: value };
      expect((await store('/api/solscan-settings', body)).body).toEqual({
        ...changed,
        [name]: SOLSCAN_SETTINGS.defaults[name as keyof typeof changed],
        rejected: { [name]: reason },
      });
    });
  });
});
