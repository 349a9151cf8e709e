import { z } from 'zod';

const analysisStart = z.object({ job_id: z.string(), token_name: z.string(), token_symbol: z.string() });
const analysisComplete = analysisStart.extend({
  acronym: z.string(),
  wallets_found: z.number(),
  token_id: z.number(),
});

/** An analysis began; names are a shortened mint while the token is unknown. */
export type AnalysisStartEvent = z.infer<typeof analysisStart>;

/** An analysis has completed and its result is stored. There is no event for a failed one. */
export type AnalysisCompleteEvent = z.infer<typeof analysisComplete>;

export const liveEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('analysis_start'), frame: analysisStart }),
  z.object({ kind: z.literal('analysis_complete'), frame: analysisComplete }),
  z.object({ kind: z.literal('analysis_changed'), analysisId: z.string() }),
]);

/**
 * What gateways tell each other. `frame` is what clients of the WebSocket are sent;
 * `analysis_changed` says that state or progress of an analysis is worth reading again.
 */
export type LiveEvent = z.infer<typeof liveEventSchema>;
