import type { AccountInfo } from './account-info';

/** What `jsonParsed` makes of a token's account, as far as it is used; nothing of it is promised. */
export interface ParsedAccount {
  type?: unknown;
  info?: { decimals?: unknown; supply?: unknown; extensions?: unknown };
}

/** An account as the node parsed it; undefined when it could not. */
export const parsedOf = (account: AccountInfo | null): ParsedAccount | undefined =>
  (account?.data as { parsed?: ParsedAccount } | null | undefined)?.parsed;

/** The states of a mint's extensions (Token-2022) by their names; of two of a name, the first. */
export function extensionsOf(account: AccountInfo | null): ReadonlyMap<unknown, unknown> {
  const extensions = parsedOf(account)?.info?.extensions;
  if (!Array.isArray(extensions)) return new Map();
  const entries = extensions as ({ extension?: unknown; state?: unknown } | null)[];
  return new Map(entries.map((entry) => [entry?.extension, entry?.state] as const).reverse());
}
