import { openDatabase } from '@meridinate/persistence';
import { settingsIn, startGateway, temporaryFolder, type TemporaryFolder } from '../testing/gateway';
import { newAnalysis } from '../testing/new-analysis';
import { ScriptedEngine, waitsAfterAPage } from '../testing/scripted-engine';
import { until } from '../testing/until';

describe('the embedded database of a gateway', () => {
  let folder: TemporaryFolder;

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('is refused to a second one, which names the file and touches nothing', async () => {
    const engine = new ScriptedEngine(waitsAfterAPage);
    const first = await startGateway(settingsIn(folder.path), engine);
    const { body } = await first.request('POST', '/analyze/token', { body: { address: newAnalysis().mint } });
    await until('it runs', () => engine.running === 1);
    await expect(startGateway(settingsIn(folder.path))).rejects.toThrow(
      `another gateway has the database ${folder.path}/gateway.db`,
    );
    expect(await first.database.analyses.find(String(body['job_id']))).toMatchObject({
      state: 'processing',
      losses: 0,
    });
    await first.close();

    const next = await startGateway(settingsIn(folder.path));
    await next.close();
  });

  it('may be opened by tools besides', async () => {
    const gateway = await startGateway(settingsIn(folder.path));
    const tool = await openDatabase(settingsIn(folder.path).databaseUrl);
    expect(await tool.analyses.list({ limit: 1 })).toEqual([]);
    await tool.close();
    await gateway.close();
  });
});
