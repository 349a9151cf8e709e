import { z } from 'zod';
import { liveEventSchema, type LiveEvent } from '../live-event';

const VERSION = 1;
export const LARGEST_ENVELOPE_BYTES = 4_096;

const envelopeSchema = z.object({
  version: z.literal(VERSION),
  /** Names the process that published it, so that it does not hear its own event again. */
  origin: z.string(),
  event: liveEventSchema,
});

/** An event on its way between processes. */
export type Envelope = z.infer<typeof envelopeSchema>;

/** The text of an event, or the reason for which it is none: no process would read more than 4 KB. */
export function seal(origin: string, event: LiveEvent): string | Error {
  const text = JSON.stringify({ version: VERSION, origin, event } satisfies Envelope);
  const bytes = Buffer.byteLength(text);
  return bytes > LARGEST_ENVELOPE_BYTES
    ? new Error(`an event ${event.kind} has ${bytes} bytes and is told to this process alone`)
    : text;
}

/** Null for whatever this version does not know: newer gateways may say more, and a hint may be missed. */
export function open(text: string): Envelope | null {
  if (Buffer.byteLength(text) > LARGEST_ENVELOPE_BYTES) return null;
  try {
    return envelopeSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
