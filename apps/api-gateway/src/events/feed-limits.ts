/** Injection token of {@link FeedLimits}. */
export const FEED_LIMITS = Symbol('FEED_LIMITS');

/** Bounds of the streams of analysis states that one process serves. */
export interface FeedLimits {
  /** Connections at a time, over all analyses. */
  mostListeners: number;
  /** Silence on a connection after which a comment is sent, in ms. */
  keepAliveMs: number;
  /** How often a followed analysis is read when nothing tells of a change, in ms. */
  pollMs: number;
}

export const defaultFeedLimits = (): FeedLimits => ({
  mostListeners: 1_000,
  keepAliveMs: 15_000,
  pollMs: 2_000,
});
