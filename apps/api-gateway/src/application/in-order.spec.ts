import { createServer, type AddressInfo, type Server } from 'node:net';
import { openDatabase, type Database } from '@meridinate/persistence';
import { settingsIn, startGateway, temporaryFolder, type TemporaryFolder } from '../testing/gateway';
import { newAnalysis } from '../testing/new-analysis';
import { completes, ScriptedEngine, waitsAfterAPage } from '../testing/scripted-engine';
import { until } from '../testing/until';
import { createApplication } from './create-application';
import { closeInOrder, listenInOrder } from './in-order';

const MINT = 'So11111111111111111111111111111111111111112';

describe('a gateway', () => {
  let folder: TemporaryFolder;
  let database: Database;

  beforeEach(async () => {
    folder = await temporaryFolder();
    database = await openDatabase(settingsIn(folder.path).databaseUrl);
  });
  afterEach(async () => {
    await database.close();
    await folder.remove();
  });

  it('whose port is taken leaves unfinished analyses as they are', async () => {
    const taken: Server = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { id } = newAnalysis();
    await database.analyses.admit({ ...newAnalysis(), id }, null);
    await database.analyses.markProcessing(id, 1, Date.now());
    const before = await database.analyses.find(id);

    const app = await createApplication(settingsIn(folder.path, { LOG_LEVEL: 'fatal' }));
    await expect(listenInOrder(app, { host: '127.0.0.1', port })).rejects.toThrow(/EADDRINUSE/);
    await app.close();
    taken.close();
    expect(before).toMatchObject({ state: 'processing', losses: 0 });
    expect(await database.analyses.find(id)).toEqual(before);
  });

  describe('that is told to stop', () => {
    const submitted = async (gateway: Awaited<ReturnType<typeof startGateway>>): Promise<string> =>
      String((await gateway.request('POST', '/analyze/token', { body: { address: MINT } })).body['job_id']);

    it('lets what runs end, while it answers that it is not ready and refuses what is new', async () => {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const engine = new ScriptedEngine((call) => released.then(() => completes(call)));
      const gateway = await startGateway(settingsIn(folder.path), engine);
      const id = await submitted(gateway);
      await until('it runs', () => engine.running === 1);

      const closed = closeInOrder(gateway.app, { shutdownGraceMs: 60_000 });
      expect((await gateway.request('GET', '/health/ready')).status).toBe(503);
      const refused = await gateway.request('POST', '/analyze/token', {
        body: { address: MINT, min_usd: 7 },
      });
      expect([refused.status, refused.body['code']]).toEqual([503, 'SERVICE_STOPPING']);
      release();
      await closed;
      expect(await database.analyses.find(id)).toMatchObject({ state: 'completed', attempt: 1 });
    });

    it('stops what takes longer than its part of the grace, with no loss and no further attempt', async () => {
      const engine = new ScriptedEngine(waitsAfterAPage);
      const gateway = await startGateway(settingsIn(folder.path, { ANALYSIS_CONCURRENCY: '1' }), engine);
      const id = await submitted(gateway);
      await gateway.request('POST', '/analyze/token', { body: { address: MINT, min_usd: 7 } });
      await until('it runs', () => engine.running === 1);
      await closeInOrder(gateway.app, { shutdownGraceMs: 200 });
      expect(await database.analyses.find(id)).toMatchObject({ state: 'processing', attempt: 1, losses: 0 });
      expect(await database.analyses.checkpoint(id)).toMatchObject({ cursor: 'page-2' });
      expect(engine.requests).toHaveLength(1);
    });
  });
});
