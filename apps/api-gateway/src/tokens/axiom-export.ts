import type { EarlyBuyerRow } from '@meridinate/persistence';
import type { AxiomWalletDto } from './token-detail.dto';

type Buyer = Pick<EarlyBuyerRow, 'walletAddress' | 'totalUsd'>;

/**
 * Early buyers as a file that the wallet tracker of Axiom imports, in the given order.
 *
 * A wallet is named after its place, the whole US dollars it spent (`?` when they are not known) and
 * the token: `(1/10)$412|PEPE`. It reports to the feed alone: a hundred wallets would flood the screen.
 */
export function axiomExport(earlyBuyers: readonly Buyer[], acronym: string): AxiomWalletDto[] {
  return earlyBuyers.map(({ walletAddress, totalUsd }, index) => ({
    trackedWalletAddress: walletAddress,
    name: `(${index + 1}/${earlyBuyers.length})$${totalUsd === null ? '?' : Math.round(totalUsd)}|${acronym}`,
    emoji: '😈',
    alertsOnToast: false,
    alertsOnBubble: false,
    alertsOnFeed: true,
    groups: ['Main'],
    sound: 'default',
  }));
}
