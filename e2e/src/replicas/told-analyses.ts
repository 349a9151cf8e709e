import { ask } from '../testing/api';

interface HistoryBody {
  tokens: { id: number; wallets_found: number }[];
}

/** What a client found in the history at the moment it heard that an analysis was complete. */
export interface Glance {
  id: string;
  walletsTold: number;
  /** Null where the history did not show the token. */
  walletsShown: number | null;
}

/** Reads the history of a replica at once, as the web client does on `analysis_complete`. */
export async function glanceAtHistory(
  url: string,
  told: { id: string; tokenId: number; wallets: number },
): Promise<Glance> {
  const { body } = await ask<HistoryBody>(`${url}/api/tokens/history`);
  const shown = body.tokens.find(({ id }) => id === told.tokenId);
  return { id: told.id, walletsTold: told.wallets, walletsShown: shown?.wallets_found ?? null };
}
