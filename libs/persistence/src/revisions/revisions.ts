/**
 * Kinds of content that are read far more often than they change. `tokens`: tokens, their runs and early
 * buyers, what is in the trash, market capitalisations. `wallets`: balances. `tags`: tags of wallets.
 */
export type Content = 'tokens' | 'wallets' | 'tags';

/** Says whether content has changed since it was read, whichever process changed it. */
export interface RevisionRepository {
  /**
   * One text for the present state of all these kinds of content: the same as before exactly when
   * nothing of them has changed. What is read after this answer is at least as new as it says.
   */
  read(content: readonly Content[]): Promise<string>;
}
