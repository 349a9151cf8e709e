import { createPrivateKey, createPublicKey } from 'node:crypto';
import { programAddress } from './addresses';
import { toBase58 } from './base58';
import { Dice, digest } from './dice';
import { SQUADS } from './well-known';

/** Wallets of one seed. All on-curve wallets of every history come from here. */
export const POPULATION_SIZE = 2048;
/** The first ones hunt launches, so they turn up early in many of them. */
export const HUNTERS = 96;
const VAULTS = 32;

/** RFC 8410 header of an Ed25519 private key in PKCS #8. */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEADER_LENGTH = 12;

function publicKeyOf(privateKey: Buffer): string {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_HEADER, privateKey]),
    format: 'der',
    type: 'pkcs8',
  });
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return toBase58(der.subarray(SPKI_HEADER_LENGTH));
}

/**
 * The people of a seed: wallets with real Ed25519 keys, and vaults that no key owns. The same wallets
 * trade in all histories of the seed, which is what makes recurring early buyers.
 */
export class Population {
  private readonly wallets = new Map<number, string>();
  private readonly vaults = new Map<number, string>();
  private members: ReadonlySet<string> | null = null;
  private vaultMembers: ReadonlySet<string> | null = null;

  constructor(private readonly seed: string) {}

  wallet(index: number): string {
    let address = this.wallets.get(index);
    if (address === undefined) {
      address = publicKeyOf(digest('wallet', this.seed, index));
      this.wallets.set(index, address);
    }
    return address;
  }

  /** A vault of a multi-signature: off the curve, buys through an instruction a member signs. */
  vault(index: number): string {
    const place = index % VAULTS;
    let address = this.vaults.get(place);
    if (address === undefined) {
      address = programAddress(SQUADS, this.seed, place);
      this.vaults.set(place, address);
    }
    return address;
  }

  isVault(address: string): boolean {
    this.vaultMembers ??= new Set(Array.from({ length: VAULTS }, (_, place) => this.vault(place)));
    return this.vaultMembers.has(address);
  }

  anyWallet(dice: Dice): string {
    return this.wallet(dice.int(0, POPULATION_SIZE - 1));
  }

  /** Whether an address is one of the wallets; the first question makes all keys, about a second. */
  has(address: string): boolean {
    this.members ??= new Set(Array.from({ length: POPULATION_SIZE }, (_, index) => this.wallet(index)));
    return this.members.has(address);
  }
}

/** Lamports of a wallet or other funded account: 0.5 to 400 SOL, from its address alone. */
export const walletLamports = (address: string): bigint =>
  Dice.of('wallet-lamports', address).amount(500_000_000, 400_000_000_000);
