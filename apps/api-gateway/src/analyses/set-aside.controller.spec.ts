import { createHash } from 'node:crypto';
import { DEFAULT_ANALYSIS_SETTINGS } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { newAnalysis } from '../testing/new-analysis';
import { checkpointAt, completes, ScriptedEngine } from '../testing/scripted-engine';
import { until } from '../testing/until';

const MINT = 'So11111111111111111111111111111111111111112';
const KEY = 'the key of the operator';
const AT = Date.UTC(2025, 10, 20, 12, 34, 56);
const LEDGER = { credits: 50, calls: { 'helius.getTransactionsForAddress': { calls: 1, credits: 50 } } };
const CHECKPOINT = checkpointAt(MINT, 'page-2');
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

describe('the routes for operators', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let engine: ScriptedEngine;
  let release: () => void;

  const asOperator = (method: string, path: string): Promise<Answer> =>
    gateway.request(method, path, { headers: { 'x-api-key': KEY } });
  /** An analysis that lost its worker twice. */
  const setAside = async (): Promise<string> => {
    const nextSteps = [{ step: 'refresh_market_cap' as const, afterMinutes: 5 }];
    const settings = { ...DEFAULT_ANALYSIS_SETTINGS, minUsd: 7 };
    const analysis = newAnalysis({ settings, nextSteps, apiSettings: { minUsdFilter: 7 } });
    const { analyses } = gateway.database;
    await analyses.admit(analysis, null);
    await analyses.markProcessing(analysis.id, 2, AT);
    await analyses.saveCheckpoint(analysis.id, CHECKPOINT);
    const losses = [
      { worker: 'host:1', startedAt: AT, alone: false },
      { worker: 'host:2', startedAt: null, alone: true },
    ];
    const error = new MeridinateError('ANALYSIS_WORKER_LOST', { attempts: 2, losses });
    await analyses.fail(analysis.id, error.toRecord(), LEDGER, AT);
    return analysis.id;
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
    const released = new Promise<void>((resolve) => (release = resolve));
    engine = new ScriptedEngine(async (call) => {
      await released;
      return completes(call);
    });
    const keys = { ADMIN_KEY_HASH: `root:${hashOf(KEY)}`, API_KEY_HASHES: `desk:${hashOf('of the desk')}` };
    gateway = await startGateway(settingsIn(folder.path, keys), engine);
  });
  afterEach(async () => {
    release();
    await gateway.close();
    await folder.remove();
  });

  describe('GET /analysis/set-aside', () => {
    it('lists what was set aside, with the evidence', async () => {
      const id = await setAside();
      const { status, body } = await asOperator('GET', '/analysis/set-aside');
      expect([status, body]).toEqual([
        200,
        {
          total: 1,
          jobs: [
            {
              job_id: id,
              token_address: MINT,
              road: 'in_process',
              set_aside_at: '2025-11-20 12:34:56',
              attempt: 2,
              error: expect.stringContaining('An operator can replay it') as string,
              losses: [
                { worker: 'host:1', started_at: '2025-11-20 12:34:56', alone: false },
                { worker: 'host:2', started_at: null, alone: true },
              ],
              credits: LEDGER,
              checkpoint_kept: true,
              api_settings: { minUsdFilter: 7 },
              results_url: `/analysis/${id}`,
            },
          ],
        },
      ]);
    });

    it('is empty where nothing was', async () => {
      expect((await asOperator('GET', '/analysis/set-aside')).body).toEqual({ total: 0, jobs: [] });
    });
  });

  describe('POST /analysis/{job_id}/replay', () => {
    it('begins a new analysis from the checkpoint that was kept', async () => {
      const id = await setAside();
      const { status, body } = await asOperator('POST', `/analysis/${id}/replay`);
      expect([status, body['status'], body['coalesced']]).toEqual([202, 'queued', false]);
      const replay = await gateway.database.analyses.find(String(body['job_id']));
      expect(replay).toMatchObject({
        replayOf: id,
        mint: MINT,
        settings: { minUsd: 7 },
        apiSettings: { minUsdFilter: 7 },
        nextSteps: [{ step: 'refresh_market_cap', afterMinutes: 5 }],
      });
      expect(replay?.turnAt).toBe(replay?.createdAt);
      release();
      await until('it completes', async () => {
        const row = await gateway.database.analyses.find(String(body['job_id']));
        return row?.state === 'completed';
      });
      expect(engine.requests.map(({ checkpoint }) => checkpoint)).toEqual([CHECKPOINT]);
    });

    it('answers with the replay that is under way already', async () => {
      const id = await setAside();
      const first = await asOperator('POST', `/analysis/${id}/replay`);
      const second = await asOperator('POST', `/analysis/${id}/replay`);
      expect(second.status).toBe(200);
      expect(second.body).toMatchObject({ job_id: first.body['job_id'], coalesced: true });
    });

    it('refuses what was not set aside', async () => {
      const analysis = newAnalysis();
      await gateway.database.analyses.admit(analysis, null);
      const { status, body } = await asOperator('POST', `/analysis/${analysis.id}/replay`);
      expect([status, body['code']]).toEqual([409, 'ANALYSIS_NOT_SET_ASIDE']);
    });

    it('does not know every id', async () => {
      const { status, body } = await asOperator('POST', '/analysis/not-an-id/replay');
      expect([status, body['code']]).toEqual([404, 'ANALYSIS_NOT_FOUND']);
    });
  });

  it.each([
    ['no key', {}, 403, 'ADMIN_KEY_NEEDED'],
    ['the key of a caller', { 'x-api-key': 'of the desk' }, 403, 'ADMIN_KEY_NEEDED'],
    ['an unknown key', { 'x-api-key': 'guess' }, 401, 'API_KEY_UNKNOWN'],
  ])('are closed to %s', async (_who, headers: Record<string, string>, expected, code) => {
    const id = await setAside();
    for (const [method, path] of [
      ['GET', '/analysis/set-aside'],
      ['POST', `/analysis/${id}/replay`],
    ] as const) {
      const { status, body } = await gateway.request(method, path, { headers });
      expect([status, body['code']]).toEqual([expected, code]);
    }
  });
});
