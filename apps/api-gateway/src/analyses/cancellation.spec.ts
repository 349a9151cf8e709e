import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { newAnalysis } from '../testing/new-analysis';
import { ScriptedEngine, waitsAfterAPage } from '../testing/scripted-engine';
import { until } from '../testing/until';

const MINT = 'So11111111111111111111111111111111111111112';

describe('DELETE /analysis/{job_id}', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let engine: ScriptedEngine;

  const submitted = async (min_usd: number): Promise<string> => {
    const { body } = await gateway.request('POST', '/analyze/token', { body: { address: MINT, min_usd } });
    return String(body['job_id']);
  };
  const cancel = (id: string): Promise<Answer> => gateway.request('DELETE', `/analysis/${id}`);
  const shown = async (id: string): Promise<Answer['body']> =>
    (await gateway.request('GET', `/analysis/${id}`)).body;

  beforeEach(async () => {
    folder = await temporaryFolder();
    engine = new ScriptedEngine(waitsAfterAPage);
    gateway = await startGateway(settingsIn(folder.path, { ANALYSIS_CONCURRENCY: '1' }), engine);
  });
  afterEach(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('cancels one that waits, and says the same when it is asked again', async () => {
    await submitted(1);
    const id = await submitted(2);
    for (const asked of [id, id.toUpperCase()]) {
      const answer = await cancel(asked);
      expect([answer.status, answer.body]).toEqual([200, { job_id: id, status: 'cancelled' }]);
    }
    expect(await shown(id)).toMatchObject({ status: 'cancelled', cancel_requested: true, credits_used: 0 });
  });

  it('tells one that runs to stop, and keeps what it has paid', async () => {
    const id = await submitted(1);
    await until('it runs', async () => (await shown(id))['phase']);
    const answer = await cancel(id);
    expect([answer.status, answer.body]).toEqual([202, { job_id: id, status: 'cancelling' }]);
    const end = await until('it ends', async () => {
      const now = await shown(id);
      return now['finished_at'] === null ? null : now;
    });
    expect(end).toMatchObject({ status: 'cancelled', credits_used: 50, error: null, retry_by: null });
    expect((await cancel(id)).status).toBe(200);
  });

  it('comes too late for one that has ended otherwise', async () => {
    const analysis = newAnalysis();
    await gateway.database.analyses.admit(analysis, null);
    const error = { code: 'MINT_NOT_FOUND' as const, context: { mint: MINT }, message: 'x' };
    await gateway.database.analyses.fail(analysis.id, error, { credits: 0, calls: {} }, Date.now());
    const answer = await cancel(analysis.id);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'ANALYSIS_ALREADY_ENDED',
      error: expect.stringContaining('it is failed') as string,
    });
    expect(await shown(analysis.id)).toMatchObject({ status: 'failed', cancel_requested: false });
  });

  it('keeps the wish for one of the queue, where the service runs without Redis', async () => {
    const analysis = newAnalysis({ road: 'redis' });
    await gateway.database.analyses.admit(analysis, null);
    expect((await cancel(analysis.id)).status).toBe(202);
    expect(await shown(analysis.id)).toMatchObject({
      status: 'queued',
      cancel_requested: true,
      position: null,
      estimated_start_seconds: null,
    });
  });
});
