import { BUY_FLAGS, type AnalysisProgress, type AnalysisSettings } from '@meridinate/analysis-core';
import { z } from 'zod';
import { ledgerSchema } from './ledger.schema';
import { defineQueue } from './queue-contract';

/** Settings as they travel; the gateway has already checked the ranges. */
export const analysisSettingsSchema: z.ZodType<AnalysisSettings> = z.object({
  transactionLimit: z.number().int().positive(),
  minUsd: z.number().nonnegative(),
  maxWallets: z.number().int().positive(),
  maxCredits: z.number().int().positive(),
  timeWindowHours: z.number().int().positive(),
  stopWhenFound: z.boolean().optional(),
  exclude: z.array(z.enum(BUY_FLAGS)).optional(),
});

/** One analysis to run, with whatever an earlier attempt has paid for already. */
export interface TokenAnalysisJob {
  version: 1;
  /** Id of the analysis, and of the job. */
  analysisId: string;
  mint: string;
  settings: AnalysisSettings;
  /** ms since the epoch at which the gateway accepted it. */
  submittedAt: number;
  /**
   * The time whose order decides who is served first: `submittedAt` plus whatever a caller without a
   * key has to wait longer. `submittedAt` where an older gateway does not tell.
   */
  turnAt?: number;
  /** Checkpoint of the last page that was paid for; opaque here, the analysis checks it itself. */
  checkpoint: unknown;
}

/** Queue of analyses to run: gateway -> worker. */
export const TOKEN_ANALYSIS = defineQueue<TokenAnalysisJob>({
  name: 'token-analysis',
  version: 1,
  policy: { attempts: 3, backoffMs: 1_000, backoffCapMs: 30_000, keepSeconds: 24 * 3600 },
  schema: z.object({
    version: z.literal(1),
    analysisId: z.uuid(),
    mint: z.string(),
    settings: analysisSettingsSchema,
    submittedAt: z.number(),
    turnAt: z.number().optional(),
    checkpoint: z.unknown(),
  }),
  jobId: ({ analysisId }) => analysisId,
  turnAt: ({ turnAt, submittedAt }) => turnAt ?? submittedAt,
});

/** What a worker tells of a running job through BullMQ's progress events. */
export interface TokenAnalysisProgress {
  attempt: number;
  progress: AnalysisProgress;
}

const progressSchema = z.object({
  attempt: z.number().int(),
  progress: z.object({
    phase: z.enum(['reading_token', 'reading_history', 'pricing', 'reading_balances', 'done']),
    transactions: z.number(),
    buyersFound: z.number(),
    ledger: ledgerSchema,
    share: z.number(),
  }),
});

/** Reads a progress event; null when it is not one this version understands. */
export function parseProgress(value: unknown): TokenAnalysisProgress | null {
  return progressSchema.safeParse(value).data ?? null;
}
