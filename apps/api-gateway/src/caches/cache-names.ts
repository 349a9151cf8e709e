/** Every cache of answers, as its metrics name it. */
export const CACHES = [
  'token_history',
  'token_trash',
  'token_detail',
  'token_runs',
  'multi_token_wallets',
  'tags',
  'codex',
  'tag_wallets',
] as const;

export type CacheName = (typeof CACHES)[number];
