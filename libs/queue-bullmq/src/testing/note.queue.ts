import { defineQueue } from '@meridinate/queue-contracts';
import { z } from 'zod';

/** A small message for specs. */
export interface Note {
  version: 1;
  id: string;
  /** What earlier runs have saved. */
  pages: number;
}

/** A queue for specs, impatient in its retries. */
export const NOTES = defineQueue<Note>({
  name: 'notes',
  version: 1,
  policy: { attempts: 3, backoffMs: 20, backoffCapMs: 50, keepSeconds: 3600 },
  schema: z.object({ version: z.literal(1), id: z.string(), pages: z.number().int().nonnegative() }),
  jobId: ({ id }) => id,
});

export const note = (id: string, pages = 0): Note => ({ version: 1, id, pages });
