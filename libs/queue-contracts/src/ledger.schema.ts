import type { CreditLedger } from '@meridinate/analysis-core';
import { z } from 'zod';

/** What was paid, as it travels with progress and results. */
export const ledgerSchema: z.ZodType<CreditLedger> = z.object({
  credits: z.number().nonnegative(),
  calls: z.record(z.string(), z.object({ calls: z.number(), credits: z.number() })),
});
