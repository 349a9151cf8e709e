import type { HistoryPage } from '../rpc/get-transactions-for-address';
import type { ResultTwist } from '../rpc/dispatch';
import type { DueFault } from './fault-board';

interface Asked {
  token: string | null;
  ascending: boolean;
}

function asked(params: unknown): Asked {
  const config: unknown = Array.isArray(params) ? params[1] : undefined;
  const { paginationToken = null, sortOrder } = (config ?? {}) as {
    paginationToken?: string | null;
    sortOrder?: string;
  };
  return { token: paginationToken, ascending: sortOrder === 'asc' };
}

const placeOf = (item: unknown): string => {
  const { slot, transactionIndex } = item as { slot: number; transactionIndex: number };
  return `${slot}:${transactionIndex}`;
};

/** From the second page on, the token that was asked with comes back. */
const repeatToken: ResultTwist = (_method, params, result) => {
  const page = result as HistoryPage;
  const last = page.data.at(-1);
  return {
    ...page,
    paginationToken:
      asked(params).token ?? page.paginationToken ?? (last === undefined ? '0:0' : placeOf(last)),
  };
};

/**
 * A page without items whose token goes on from the same place. A zero in front of the position keeps
 * the token new to a caller that rightly stops at a repeated one.
 */
const emptyPage: ResultTwist = (_method, params) => {
  const { token, ascending } = asked(params);
  const start = ascending ? '0:0' : '999999999999999:0';
  return { data: [], paginationToken: token === null ? start : token.replace(':', ':0') };
};

export function twistOf(kind: DueFault['kind']): ResultTwist {
  if (kind === 'repeat_token') return repeatToken;
  if (kind === 'empty_page_with_token') return emptyPage;
  return (_method, _params, result) => result;
}
