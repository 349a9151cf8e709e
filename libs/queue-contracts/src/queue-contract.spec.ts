import { isMeridinateError, type ErrorCode } from '@meridinate/errors';
import { ANALYSIS_RESULTS } from './analysis-results.queue';
import { TOKEN_ANALYSIS, parseProgress, type TokenAnalysisJob } from './token-analysis.queue';

const job: TokenAnalysisJob = {
  version: 1,
  analysisId: '5f0c1b1e-6f3f-4d57-9a53-0c9f3b8c1a11',
  mint: 'So11111111111111111111111111111111111111112',
  settings: { transactionLimit: 500, minUsd: 50, maxWallets: 10, maxCredits: 1000, timeWindowHours: 1 },
  submittedAt: 1_700_000_000_000,
  checkpoint: null,
};

const codeOf = (run: () => unknown): ErrorCode | undefined => {
  try {
    run();
  } catch (error) {
    if (isMeridinateError(error)) return error.code;
  }
  return undefined;
};

describe('a queue contract', () => {
  it('reads back what was sent, through JSON', () => {
    expect(TOKEN_ANALYSIS.parse(JSON.parse(JSON.stringify(job)))).toEqual(job);
  });

  it('names the job after the analysis, so that sending twice is sending once', () => {
    expect(TOKEN_ANALYSIS.jobId(job)).toBe(job.analysisId);
  });

  it('tells a version it does not know from a broken message', () => {
    expect(codeOf(() => TOKEN_ANALYSIS.parse({ ...job, version: 2 }))).toBe('MESSAGE_VERSION_UNKNOWN');
    expect(codeOf(() => TOKEN_ANALYSIS.parse({ ...job, mint: 7 }))).toBe('MESSAGE_MALFORMED');
    expect(codeOf(() => TOKEN_ANALYSIS.parse('hello'))).toBe('MESSAGE_MALFORMED');
  });

  it('gives the two queues names BullMQ accepts', () => {
    for (const { name } of [TOKEN_ANALYSIS, ANALYSIS_RESULTS]) expect(name).not.toContain(':');
  });
});

describe('parseProgress', () => {
  it('reads a progress event', () => {
    const event = {
      attempt: 1,
      progress: {
        phase: 'reading_history',
        transactions: 100,
        buyersFound: 3,
        share: 0.2,
        ledger: { credits: 11, calls: {} },
      },
    };
    expect(parseProgress(event)).toEqual(event);
  });

  it('ignores what it does not understand', () => {
    expect(parseProgress(40)).toBeNull();
  });
});
