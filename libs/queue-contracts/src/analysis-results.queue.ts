import type { AnalysisResult, CreditLedger } from '@meridinate/analysis-core';
import { ERROR_CODES, type ErrorRecord } from '@meridinate/errors';
import { z } from 'zod';
import { ledgerSchema } from './ledger.schema';
import { defineQueue } from './queue-contract';

/** How an analysis ended, on its way to the gateway. */
export interface AnalysisResultMessage {
  version: 1;
  analysisId: string;
  /** Which attempt produced it, from 1. */
  attempt: number;
  /** ms since the epoch. */
  finishedAt: number;
  outcome:
    | { state: 'completed'; result: AnalysisResult }
    | { state: 'failed'; error: ErrorRecord; ledger: CreditLedger }
    | { state: 'cancelled'; ledger: CreditLedger };
}

const errorSchema = z.object({
  code: z.enum(ERROR_CODES),
  context: z.record(z.string(), z.unknown()),
  message: z.string(),
}) as unknown as z.ZodType<ErrorRecord>;

const completedResultSchema = z.looseObject({
  token: z.looseObject({ mint: z.string(), decimals: z.number() }),
  earlyBuyers: z.array(z.looseObject({ walletAddress: z.string(), transactionCount: z.number() })),
  ledger: ledgerSchema,
  totalUniqueBuyers: z.number(),
  totalTransactionsAnalyzed: z.number(),
  // Workers of the version before do not tell these.
  launchpad: z.string().nullable().default(null),
  solPrices: z.array(z.looseObject({ minute: z.number(), usd: z.number() })).default([]),
  creditsUnaccounted: z.number().default(0),
}) as unknown as z.ZodType<AnalysisResult>;

/** Queue of ended analyses: worker -> gateway. Delivered at least once; committing is idempotent. */
export const ANALYSIS_RESULTS = defineQueue<AnalysisResultMessage>({
  name: 'analysis-results',
  version: 1,
  policy: { attempts: 20, backoffMs: 500, backoffCapMs: 30_000, keepSeconds: 24 * 3600 },
  schema: z.object({
    version: z.literal(1),
    analysisId: z.uuid(),
    attempt: z.number().int().positive(),
    finishedAt: z.number(),
    outcome: z.discriminatedUnion('state', [
      z.object({ state: z.literal('completed'), result: completedResultSchema }),
      z.object({ state: z.literal('failed'), error: errorSchema, ledger: ledgerSchema }),
      z.object({ state: z.literal('cancelled'), ledger: ledgerSchema }),
    ]),
  }),
  jobId: ({ analysisId }) => analysisId,
});
