import { unreadable, type UpstreamCallName } from '@meridinate/http-exchange';

/** An account of `getMultipleAccounts`, checked as far as it is used. */
export interface AccountInfo {
  /** Program that owns the account. */
  owner: string;
  /** Decimal text. */
  lamports: string;
  executable: boolean;
  /** `[text, encoding]`, or an object when the node could parse it. */
  data: unknown;
}

const LAMPORTS = /"lamports"\s*:\s*(\d+)/g;

/**
 * Puts the digits of every `lamports` member in quotes, so that parsing keeps them exact: a balance of
 * nine million SOL is more than a double holds. Inside a JSON text the pattern cannot match, because
 * there its quotes would be escaped.
 */
export const withExactLamports = (json: string): string => json.replace(LAMPORTS, '"lamports":"$1"');

/**
 * The accounts in a result, in the order they were asked for; null where there is none.
 *
 * @throws MeridinateError UPSTREAM_ANSWER_UNREADABLE
 */
export function accountInfos(
  result: unknown,
  expected: number,
  name: UpstreamCallName,
): (AccountInfo | null)[] {
  const value = (result as { value?: unknown } | null)?.value;
  if (!Array.isArray(value) || value.length !== expected) {
    throw unreadable(name, `it does not hold ${expected} accounts`);
  }
  return value.map((account: unknown) => {
    if (account === null) return null;
    const { owner, lamports, executable, data } = account as Record<string, unknown>;
    if (typeof owner !== 'string' || typeof lamports !== 'string') {
      throw unreadable(name, 'an account lacks its owner or its lamports');
    }
    return { owner, lamports, executable: executable === true, data };
  });
}
