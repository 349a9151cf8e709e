import { Logger } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import { EventsService } from '../events/events.service';
import { type Observation, ServiceObservations } from '../observations/service-observations';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { newAnalysis } from '../testing/new-analysis';
import { progressAt } from '../testing/scripted-engine';
import { sampleResult } from '../testing/sample-result';
import { until } from '../testing/until';
import { type EndedAnalysis, ResultsService } from './results.service';

const MINT = 'So11111111111111111111111111111111111111112';
const LEDGER = { credits: 50, calls: { 'helius.getTransactionsForAddress': { calls: 1, credits: 50 } } };
const COMPLETED: EndedAnalysis['outcome'] = { state: 'completed', result: sampleResult(MINT) };

describe('the results service', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let results: ResultsService;
  let observed: Observation[];
  let changed: string[];

  const admitted = async (): Promise<string> => {
    const analysis = newAnalysis();
    await gateway.database.analyses.admit(analysis, null);
    return analysis.id;
  };
  const commit = (analysisId: string, outcome: EndedAnalysis['outcome']) =>
    results.commit({ analysisId, finishedAt: Date.now(), outcome });
  const lateResults = async (): Promise<string | undefined> =>
    /^meridinate_late_results_total (\d+)$/m.exec(await (await fetch(`${gateway.url}/metrics`)).text())?.[1];

  beforeAll(() => void Logger.overrideLogger(false));
  beforeEach(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
    results = gateway.app.get(ResultsService);
    [observed, changed] = [[], []];
    gateway.app.get(ServiceObservations).on((observation) => observed.push(observation));
    gateway.app.get(EventsService).onAnalysisChanged((id) => changed.push(id));
  });
  afterEach(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('stores a cancelled end with what was paid, and tells of it', async () => {
    const id = await admitted();
    await commit(id, { state: 'cancelled', ledger: LEDGER });
    expect(await gateway.database.analyses.find(id)).toMatchObject({
      state: 'cancelled',
      ledger: LEDGER,
      error: null,
    });
    expect(observed).toMatchObject([{ kind: 'analysis_ended', state: 'cancelled', ledger: LEDGER }]);
    await until('followers hear of it', () => changed.includes(id));
  });

  it('takes a failure by ANALYSIS_CANCELLED for a cancellation', async () => {
    const id = await admitted();
    const error = new MeridinateError('ANALYSIS_CANCELLED', {}).toRecord();
    await commit(id, { state: 'failed', error, ledger: LEDGER });
    expect(await gateway.database.analyses.find(id)).toMatchObject({ state: 'cancelled', ledger: LEDGER });
  });

  it('cancels an analysis that nobody runs with what its progress told', async () => {
    const id = await admitted();
    await gateway.database.analyses.markProcessing(id, 1, Date.now());
    await gateway.database.analyses.saveProgress(id, progressAt(100));
    await expect(results.cancel(id)).resolves.toMatchObject({ status: 'committed' });
    expect(await gateway.database.analyses.find(id)).toMatchObject({ state: 'cancelled', ledger: LEDGER });
  });

  it('counts a result that comes for an analysis that has ended, and changes nothing', async () => {
    const id = await admitted();
    await results.cancel(id);
    const before = await gateway.database.analyses.find(id);
    expect(await lateResults()).toBe('0');
    await expect(commit(id, COMPLETED)).resolves.toEqual({ status: 'already_final', state: 'cancelled' });
    expect(await gateway.database.analyses.find(id)).toEqual(before);
    expect(await gateway.database.tokens.history()).toEqual([]);
    expect(await lateResults()).toBe('1');
  });

  it('does not count an end of its own that comes second', async () => {
    const id = await admitted();
    await commit(id, COMPLETED);
    await results.fail(id, new MeridinateError('ANALYSIS_ABORTED', { reason: 'a test' }));
    await results.cancel(id);
    expect(await lateResults()).toBe('0');
  });
});
