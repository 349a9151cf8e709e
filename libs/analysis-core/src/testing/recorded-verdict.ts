import { type Comparison, KINDS } from './recorded-comparison';

/** Why our reading of a recorded transaction differs from what is said of it elsewhere: kind -> file -> words. */
const KNOWN_REASONS: Readonly<Record<Comparison['kind'], Readonly<Record<string, string>>>> = {
  event: {
    'tx/sous890__raydium-clmm-buy.json':
      'in-transaction arbitrage round trip: what was bought is sold in the same transaction, nobody holds it after',
  },
  'owner leg': {
    'tx/rotki__spl_transfers_token2022_transfer.json':
      "Token-2022 transfer fee withheld: the owner's parse counts what was sent, the balance what arrived",
  },
  'SOL paid': {
    'tx/0xjeffro__pumpfun_create_0.json':
      "rent of the new bonding curve: it is one sum with the payment, so it counts as the creator's price",
  },
};

/** The least share of all comparisons of a kind that must agree. */
const FLOORS: Readonly<Record<Comparison['kind'], number>> = {
  event: 0.9,
  'owner leg': 0.95,
  'SOL paid': 0.9,
};

/** The reason of a disagreement in words. */
export function reasonOf({ kind, file }: Comparison): string {
  return KNOWN_REASONS[kind][file] ?? 'reason unknown';
}

/** How many comparisons of one kind agree, and whether that is enough of them. */
export interface Tally {
  kind: Comparison['kind'];
  agreed: number;
  compared: number;
  floor: number;
  isEnough: boolean;
}

/** Tallies by kind. Nothing to compare is not enough: a check that saw nothing proves nothing. */
export function talliesOf(comparisons: readonly Comparison[]): Tally[] {
  return KINDS.map((kind) => {
    const ofKind = comparisons.filter((comparison) => comparison.kind === kind);
    const agreed = ofKind.filter(({ agrees }) => agrees).length;
    const floor = FLOORS[kind];
    const isEnough = ofKind.length > 0 && agreed >= floor * ofKind.length;
    return { kind, agreed, compared: ofKind.length, floor, isEnough };
  });
}
