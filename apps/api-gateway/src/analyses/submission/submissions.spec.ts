import { createHash } from 'node:crypto';
import { StoppingState } from '../../health/stopping-state';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../../testing/gateway';
import { completes, ScriptedEngine, waitsAfterAPage } from '../../testing/scripted-engine';
import { until } from '../../testing/until';

const MINT = 'So11111111111111111111111111111111111111112';
const OTHER_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const KEY_OF_DESK = 'the key of the desk';
const HASH_OF_DESK = createHash('sha256').update(KEY_OF_DESK).digest('hex');
const HEAD_START_MS = 60_000;

describe('POST /analyze/token', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let engine: ScriptedEngine;
  let release: () => void;

  const submit = (body: object, headers?: Record<string, string>): Promise<Answer> =>
    gateway.request('POST', '/analyze/token', { body, headers });
  const idOf = ({ body }: Answer): string => String(body['job_id']);
  const completed = (id: string): Promise<unknown> =>
    until('it completes', async () => (await gateway.database.analyses.find(id))?.state === 'completed');
  const start = async (env: Record<string, string> = {}): Promise<void> => {
    gateway = await startGateway(
      settingsIn(folder.path, { ANALYSIS_CONCURRENCY: '1', ANALYSIS_HEAD_START_SECONDS: '60', ...env }),
      engine,
    );
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
    const released = new Promise<void>((resolve) => (release = resolve));
    engine = new ScriptedEngine(async (call) => {
      await released;
      return completes(call);
    });
  });
  afterEach(async () => {
    release();
    await gateway.close();
    await folder.remove();
  });

  describe('while an analysis that buys the same is unfinished', () => {
    it('answers 200 with that one, which is paid once', async () => {
      await start();
      const first = await submit({ address: MINT, min_usd: 7 });
      const again = await submit({ api_settings: { minUsdFilter: 7 }, address: MINT });
      expect([first.status, again.status]).toEqual([202, 200]);
      expect(again.body).toMatchObject({
        job_id: idOf(first),
        coalesced: true,
        replayed: false,
        created_at: first.body['created_at'],
        guarantee: first.body['guarantee'],
      });
      release();
      await completed(idOf(first));
      expect(engine.requests).toHaveLength(1);
      expect((await submit({ address: MINT, min_usd: 7 })).status).toBe(202);
    });

    it('begins another for another mint, or other settings', async () => {
      await start();
      const ids = [{ address: MINT }, { address: OTHER_MINT }, { address: MINT, min_usd: 1 }].map(
        async (body) => idOf(await submit(body)),
      );
      expect(new Set(await Promise.all(ids)).size).toBe(3);
    });

    it('begins one alone when many ask at the same instant', async () => {
      await start();
      const answers = await Promise.all(Array.from({ length: 12 }, () => submit({ address: MINT })));
      expect(new Set(answers.map(idOf)).size).toBe(1);
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    });

    it('begins another once somebody wished to cancel that one', async () => {
      engine = new ScriptedEngine((call) => (call.run === 1 ? waitsAfterAPage(call) : completes(call)));
      await start();
      const first = await submit({ address: MINT });
      await until('it runs', () => engine.running === 1);
      await gateway.request('DELETE', `/analysis/${idOf(first)}`);
      const second = await submit({ address: MINT });
      expect(second.status).toBe(202);
      expect(idOf(second)).not.toBe(idOf(first));
    });
  });

  describe('with an Idempotency-Key', () => {
    const headers = { 'idempotency-key': 'order 1' };

    it('answers a repeat with the analysis of the first time, whatever state it is in', async () => {
      await start();
      const first = await submit({ address: MINT }, headers);
      const repeat = await submit({ address: MINT }, headers);
      expect(repeat.status).toBe(200);
      expect(repeat.body).toMatchObject({ job_id: idOf(first), replayed: true, coalesced: false });
      release();
      await completed(idOf(first));
      expect((await submit({ address: MINT }, headers)).body).toMatchObject({
        job_id: idOf(first),
        status: 'completed',
        replayed: true,
      });
    });

    it.each([
      ['another mint', { address: OTHER_MINT }],
      ['other settings', { address: MINT, min_usd: 1 }],
      ['other next steps', { address: MINT, next_steps: [{ step: 'refresh_market_cap', after_minutes: 1 }] }],
    ])('refuses the same key with %s', async (_what, body) => {
      await start();
      await submit({ address: MINT }, headers);
      const reused = await submit(body, headers);
      expect(reused.status).toBe(422);
      expect(reused.body).toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
        error: expect.stringContaining('The Idempotency-Key order 1 belongs') as string,
      });
    });

    it('keeps the keys of callers apart', async () => {
      await start({ API_KEY_HASHES: `desk:${HASH_OF_DESK}` });
      const anonymous = await submit({ address: MINT }, headers);
      const desk = await submit({ address: OTHER_MINT }, { ...headers, 'x-api-key': KEY_OF_DESK });
      expect([anonymous.status, desk.status]).toEqual([202, 202]);
    });

    it.each([
      ['is empty', ''],
      ['is not ASCII', 'clé'],
      ['is longer than 255', 'x'.repeat(256)],
    ])('refuses a key that %s, and names the header', async (_what, key) => {
      await start();
      const refused = await submit({ address: MINT }, { 'idempotency-key': key });
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({
        code: 'REQUEST_FIELD_INVALID',
        faults: [{ field: 'Idempotency-Key', reason: expect.stringContaining('1 to 255') as string }],
      });
    });

    it('takes the longest key there may be', async () => {
      await start();
      expect((await submit({ address: MINT }, { 'idempotency-key': '~'.repeat(255) })).status).toBe(202);
    });
  });

  describe('with an X-API-Key', () => {
    const turnOf = async (answer: Answer): Promise<number> => {
      const row = await gateway.database.analyses.find(idOf(answer));
      return (row?.turnAt ?? 0) - (row?.createdAt ?? 0);
    };

    it('serves known callers before others', async () => {
      await start({ API_KEY_HASHES: `desk:${HASH_OF_DESK}` });
      const running = await submit({ address: MINT });
      const anonymous = await submit({ address: OTHER_MINT });
      const desk = await submit({ address: OTHER_MINT, min_usd: 1 }, { 'x-api-key': KEY_OF_DESK });
      expect(await Promise.all([running, anonymous, desk].map(turnOf))).toEqual([
        HEAD_START_MS,
        HEAD_START_MS,
        0,
      ]);
      const shown = await Promise.all(
        [desk, anonymous].map((answer) => gateway.request('GET', `/analysis/${idOf(answer)}`)),
      );
      expect(shown.map(({ body }) => body['position'])).toEqual([1, 2]);
    });

    it('refuses one it does not know, and does not repeat it', async () => {
      await start({ API_KEY_HASHES: `desk:${HASH_OF_DESK}` });
      const refused = await submit({ address: MINT }, { 'x-api-key': 'guess-4711' });
      expect(refused.status).toBe(401);
      expect(refused.body).toMatchObject({ code: 'API_KEY_UNKNOWN' });
      expect(JSON.stringify(refused.body)).not.toContain('guess-4711');
    });

    it('ignores it where no keys are configured', async () => {
      await start();
      expect((await submit({ address: MINT }, { 'x-api-key': 'anything' })).status).toBe(202);
    });
  });

  it('keeps the next steps with the analysis', async () => {
    await start();
    const next_steps = [
      { step: 'refresh_market_cap', after_minutes: 0 },
      { step: 'refresh_market_cap', after_minutes: 10_080, unknown: true },
    ];
    const answer = await submit({ address: MINT, next_steps });
    expect(answer.status).toBe(202);
    expect((await gateway.database.analyses.find(idOf(answer)))?.nextSteps).toEqual([
      { step: 'refresh_market_cap', afterMinutes: 0 },
      { step: 'refresh_market_cap', afterMinutes: 10_080 },
    ]);
  });

  it('takes nothing in once the process is to stop', async () => {
    await start();
    gateway.app.get(StoppingState).begin();
    const refused = await submit({ address: MINT });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(refused.body).toMatchObject({ code: 'SERVICE_STOPPING' });
    expect(await gateway.database.analyses.list({ limit: 1 })).toEqual([]);
  });
});
