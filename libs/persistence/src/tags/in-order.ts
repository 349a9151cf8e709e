import type { WalletTag } from './tags';

/** Tags in the order of their characters. Each engine sorts text by rules of its own, so it is done here. */
export const inOrder = (tags: readonly WalletTag[]): WalletTag[] =>
  [...tags].sort((left, right) => (left.tag < right.tag ? -1 : 1));
