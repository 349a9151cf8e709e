import { textAt } from '../testing/everything-kept';
import type { Balance, Token, World } from './world';

type Wallet = Balance & { wallet_address: string };

/** What a gateway shows before anybody has tagged, watched or deleted anything. */
export async function readWorld(url: string): Promise<World> {
  // Parsed here, because objects of fetch have other prototypes and never equal those of a spec strictly.
  const read = async <T>(path: string): Promise<T> => JSON.parse(await textAt(url + path)) as T;
  const { tokens } = await read<{ tokens: Token[] }>('/api/tokens/history');
  const balances = new Map<string, Balance>();
  for (const { id } of tokens) {
    const { wallets } = await read<{ wallets: Wallet[] }>(`/api/tokens/${id}`);
    for (const { wallet_address, ...wallet } of wallets) {
      balances.set(wallet_address, {
        wallet_balance_usd: wallet.wallet_balance_usd,
        wallet_balance_usd_previous: wallet.wallet_balance_usd_previous,
        wallet_balance_updated_at: wallet.wallet_balance_updated_at,
      });
    }
  }
  return {
    ...{ tokens, trash: [], watched: [], tags: new Map(), balances },
    settings: await read('/api/settings'),
    solscan: await read('/api/solscan-settings'),
  };
}

/** Wallets that are early buyers of several tokens first, then the others. */
export function walletsByInterest({ tokens }: World): { several: string[]; all: string[] } {
  const found = tokens.flatMap(({ wallet_addresses }) => wallet_addresses);
  const several = found.filter((wallet, place) => found.indexOf(wallet) !== place);
  return { several, all: [...new Set([...several, ...found])] };
}
