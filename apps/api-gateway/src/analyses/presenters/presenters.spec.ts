import { MeridinateError } from '@meridinate/errors';
import type { AnalysisRow } from '@meridinate/persistence';
import { DEFAULT_ANALYSIS_SETTINGS } from '@meridinate/analysis-core';
import { progressAt } from '../../testing/scripted-engine';
import { sampleResult } from '../../testing/sample-result';
import { presentAnalysis, presentSummary } from './analysis.presenter';
import { presentResult } from './result.presenter';

const MINT = 'So11111111111111111111111111111111111111112';
const AT = Date.UTC(2025, 10, 20, 12, 34, 56, 789);

const row = (changes: Partial<AnalysisRow>): AnalysisRow => ({
  id: '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11',
  mint: MINT,
  road: 'in_process',
  state: 'processing',
  sequence: 4,
  attempt: 2,
  settings: DEFAULT_ANALYSIS_SETTINGS,
  apiSettings: { walletCount: 10 },
  progress: progressAt(100),
  ledger: { credits: 50, calls: { 'helius.page': { calls: 5, credits: 50 } } },
  error: null,
  result: null,
  tokenId: null,
  createdAt: AT,
  turnAt: AT,
  accepted: true,
  cancelRequestedAt: null,
  losses: 0,
  startedAt: AT + 1000,
  finishedAt: null,
  setAsideAt: null,
  replayOf: null,
  nextSteps: [],
  ...changes,
});

const RUNNING = { position: null, startsInSeconds: null };

/** Every text of an answer that is a time. */
const times = (value: unknown): string[] => JSON.stringify(value).match(/\d{4}-\d\d-\d\d[^"]*/g) ?? [];

describe('presentAnalysis', () => {
  it('shows a running analysis with its progress', () => {
    expect(presentAnalysis(row({}), RUNNING)).toMatchObject({
      job_id: '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11',
      token_address: MINT,
      status: 'processing',
      state: 'processing',
      sequence: 4,
      attempt: 2,
      phase: 'reading_history',
      position: null,
      estimated_start_seconds: null,
      cancel_requested: false,
      progress: {
        phase: 'reading_history',
        transactions: 100,
        buyers_found: 1,
        credits_used: 50,
        share: 0.2,
      },
      created_at: '2025-11-20 12:34:56',
      started_at: '2025-11-20 12:34:57',
      finished_at: null,
      result: null,
      error: null,
      error_code: null,
      retryable: false,
      axiom_file: null,
      result_file: null,
    });
  });

  it('shows a failure as a sentence and says whether a repeat may help', () => {
    const lasting = new MeridinateError('MINT_NOT_FOUND', { mint: MINT }).toRecord();
    expect(presentAnalysis(row({ state: 'failed', error: lasting }), RUNNING)).toMatchObject({
      error: expect.stringContaining(`There is no account at ${MINT}`) as string,
      error_code: 'MINT_NOT_FOUND',
      retryable: false,
      retry_by: null,
    });
    const passing = new MeridinateError('UPSTREAM_UNREACHABLE', { upstream: 'helius', call: 'x' }).toRecord();
    expect(presentAnalysis(row({ state: 'failed', error: passing }), RUNNING)).toMatchObject({
      retryable: true,
      retry_by: 'caller',
    });
  });

  it('shows where a waiting analysis stands', () => {
    const waiting = row({ state: 'queued', progress: null, cancelRequestedAt: AT });
    expect(presentAnalysis(waiting, { position: 3, startsInSeconds: 12 })).toMatchObject({
      phase: null,
      position: 3,
      estimated_start_seconds: 12,
      cancel_requested: true,
      retry_by: null,
    });
  });

  it.each(['QUEUE_UNREACHABLE', 'ANALYSIS_TIMED_OUT', 'ANALYSIS_JOB_VANISHED'] as const)(
    'leaves it to the caller to try again after %s',
    (code) => {
      const error = { code, context: {}, message: 'x' };
      expect(presentAnalysis(row({ state: 'failed', error }), RUNNING)).toMatchObject({
        retryable: true,
        retry_by: 'caller',
      });
    },
  );

  it('leaves what is set aside to an operator', () => {
    const error = new MeridinateError('ANALYSIS_WORKER_LOST', { attempts: 2 }).toRecord();
    const setAside = row({ state: 'failed', error, setAsideAt: AT });
    expect(presentAnalysis(setAside, RUNNING).retry_by).toBe('operator');
  });

  it('writes every time as naive UTC, which is all the web client can read', () => {
    const answer = presentAnalysis(
      row({ state: 'completed', finishedAt: AT, result: sampleResult(MINT) }),
      RUNNING,
    );
    expect(times(answer).length).toBeGreaterThan(6);
    for (const time of times(answer)) expect(time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });
});

describe('presentResult', () => {
  it('uses the words of the original and adds what it did not have', () => {
    expect(presentResult(sampleResult(MINT))).toMatchObject({
      token_address: MINT,
      token_info: {
        name: 'The Bird of Paradise',
        symbol: 'BIRD',
        acronym: 'BP',
        decimals: 6,
        program: 'spl-token',
      },
      market_cap_usd: 12_345.67,
      market_cap_basis: 'fdv',
      first_transaction_time: '2025-11-20 12:00:00',
      analysis_window_end: '2025-11-20 13:00:00',
      total_unique_buyers: 7,
      total_transactions_analyzed: 120,
      api_credits_used: 150,
      left_out: { failed_transaction: 3 },
      stopped_by: 'end_of_history',
      sol_usd: 150,
      price_sources: ['coinbase'],
      sol_prices: [{ minute: '2025-11-20 12:00:00', usd: 150, source: 'coinbase', age_minutes: 0 }],
      launchpad: 'pump.fun',
      complete: true,
      credits_unaccounted: 0,
    });
  });

  it('shows a buyer with exact amounts as text', () => {
    expect(presentResult(sampleResult(MINT)).early_bidders[0]).toEqual({
      rank: 1,
      wallet_address: '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFi1',
      first_buy_time: '2025-11-20 12:00:01',
      first_buy_signature: 'signature-1',
      first_buy_slot: 101,
      total_usd: 252.5,
      transaction_count: 2,
      average_buy_usd: 126.25,
      wallet_balance_usd: 150,
      token_amount: '123456789012345678901',
      lamports_spent: '1500000000',
      stable_usd_spent: 2.5,
      venues: ['pump.fun'],
      flags: ['same_slot_as_creation'],
    });
  });

  it('leaves unknown what is unknown', () => {
    const bare = { ...sampleResult(MINT), marketCap: null, solUsd: null, firstTransactionTime: null };
    expect(presentResult(bare)).toMatchObject({
      market_cap_usd: null,
      sol_usd: null,
      first_transaction_time: null,
    });
  });

  it.each(['credit_limit', 'wallets_found', 'beginning_out_of_reach', 'rest_out_of_reach'] as const)(
    'is not complete when reading was stopped by %s',
    (stoppedBy) => {
      expect(presentResult({ ...sampleResult(MINT), stoppedBy }).complete).toBe(false);
    },
  );
});

describe('presentSummary', () => {
  it('has a results_url in every state, for clients cannot do without', () => {
    const summary = {
      id: 'x',
      state: 'queued' as const,
      mint: MINT,
      tokenName: null,
      tokenSymbol: null,
      acronym: null,
      walletsFound: null,
      creditsUsed: 0,
      createdAt: AT,
      finishedAt: null,
    };
    expect(presentSummary(summary)).toMatchObject({
      results_url: '/analysis/x',
      timestamp: '2025-11-20 12:34:56',
    });
  });
});
