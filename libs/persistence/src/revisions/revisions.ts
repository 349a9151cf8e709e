/**
 * Kinds of content that are read far more often than they change. `tokens`: tokens, their runs and early
 * buyers, what is in the trash, market capitalisations. `wallets`: balances. `tags`: tags of wallets.
 * `webhooks`: webhooks at Helius, which are no part of this database.
 * `pings`: nothing, but that a ping could write.
 */
export type Content = 'tokens' | 'wallets' | 'tags' | 'webhooks' | 'pings';

/** Says whether content has changed since it was read, whichever process changed it. */
export interface RevisionRepository {
  /**
   * One text for the present state of all these kinds of content: the same as before exactly when
   * nothing of them has changed. What is read after this answer is at least as new as it says.
   */
  read(content: readonly Content[]): Promise<string>;

  /** Says that content has changed which is not kept in this database; other content says so itself. */
  bump(content: 'webhooks'): Promise<void>;
}
