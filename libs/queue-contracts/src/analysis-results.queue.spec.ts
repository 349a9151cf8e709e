import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import { ANALYSIS_RESULTS, type AnalysisResultMessage } from './analysis-results.queue';

const failed: AnalysisResultMessage = {
  version: 1,
  analysisId: '5f0c1b1e-6f3f-4d57-9a53-0c9f3b8c1a11',
  attempt: 3,
  finishedAt: 1_700_000_000_000,
  outcome: {
    state: 'failed',
    error: new MeridinateError('UPSTREAM_FAILED', {
      upstream: 'Helius',
      call: 'getTransaction',
      status: 502,
    }).toRecord(),
    ledger: EMPTY_LEDGER,
  },
};

describe('ANALYSIS_RESULTS', () => {
  it('carries a failure with its code, context and ledger', () => {
    expect(ANALYSIS_RESULTS.parse(JSON.parse(JSON.stringify(failed)))).toEqual(failed);
  });

  it('refuses a failure whose code is unknown', () => {
    const broken = {
      ...failed,
      outcome: { ...failed.outcome, error: { code: 'NOPE', context: {}, message: '' } },
    };
    expect(() => ANALYSIS_RESULTS.parse(broken)).toThrow(/outcome/);
  });
});
