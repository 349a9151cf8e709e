import { LRUCache } from 'lru-cache';
import { metadataAccount, metadataAddressOf } from '../accounts/metadata-account';
import { mintAccount } from '../accounts/mint-account';
import { programAccount, systemAccount, tokenAccount } from '../accounts/other-accounts';
import type { SolUsd } from '../prices/sol-usd';
import { LAST_BYTE, lastByteOf } from './addresses';
import type { ChainAccount, ChainSource, ChainTransaction, MintFacts } from './chain-source';
import { playHistory, type History } from './history';
import { HEAD_SLOT, planLaunch, type LaunchPlan } from './launch-plan';
import { Population } from './population';
import { readSignature } from './signature';
import { KNOWN_WALLETS, PROGRAMS, QUOTE_MINTS, TOKEN_PROGRAM } from './well-known';

/** Histories kept; one is some megabytes. */
const HISTORIES_KEPT = 12;
const METADATA_ADDRESSES_KEPT = 2_000;

/** What an address is, from the address alone. */
export type AddressClass = 'launched' | 'quote_mint' | 'program' | 'wallet' | 'token_account' | 'absent';

/**
 * A chain made up from a seed. Every address is a launched mint, except: the programs and quote mints
 * of the real chain; the wallets of the population and addresses that end in byte 0xfd (wallets);
 * 0xfe (a token account); 0xff (no account at all).
 */
export class SyntheticChain implements ChainSource {
  readonly headSlot = HEAD_SLOT;
  readonly population: Population;
  private readonly histories = new LRUCache<string, History>({ max: HISTORIES_KEPT });
  private readonly mintOfMetadata = new LRUCache<string, string>({ max: METADATA_ADDRESSES_KEPT });

  constructor(
    readonly seed: string,
    readonly solUsd: SolUsd,
  ) {
    this.population = new Population(seed);
  }

  classify(address: string): AddressClass {
    if (address in QUOTE_MINTS) return 'quote_mint';
    if (PROGRAMS.includes(address)) return 'program';
    if (KNOWN_WALLETS.includes(address) || this.population.has(address)) return 'wallet';
    const last = lastByteOf(address);
    if (last === LAST_BYTE.absent) return 'absent';
    if (last === LAST_BYTE.tokenAccount) return 'token_account';
    return last === LAST_BYTE.otherAccount ? 'wallet' : 'launched';
  }

  plan(mint: string): LaunchPlan {
    return planLaunch(this.seed, mint, this.population);
  }

  launchHistory(mint: string): History {
    const kept = this.histories.get(mint);
    if (kept !== undefined) return kept;
    const history = playHistory(this.seed, mint, this.population, this.solUsd);
    this.histories.set(mint, history);
    return history;
  }

  history(address: string): readonly ChainTransaction[] {
    return this.classify(address) === 'launched' ? this.launchHistory(address).transactions : [];
  }

  transaction(signature: string): ChainTransaction | null {
    const found = readSignature(this.seed, signature);
    if (found === null) return null;
    return this.launchHistory(found.mint).transactions[found.place] ?? null;
  }

  mintFacts(address: string): MintFacts | null {
    const known = QUOTE_MINTS[address];
    if (known !== undefined) {
      const supply = 999_999_999n * 10n ** BigInt(known.decimals);
      return { ...known, mint: address, supply, programId: TOKEN_PROGRAM, creator: null };
    }
    if (this.classify(address) !== 'launched') return null;
    const { token, name, symbol, supply, creator } = this.plan(address);
    const { decimals, programId } = token;
    return { mint: address, name, symbol, decimals, supply, programId, creator };
  }

  /** A metadata account is found once its mint was asked for, before or in the same call. */
  async accounts(addresses: readonly string[]): Promise<(ChainAccount | null)[]> {
    for (const address of addresses) {
      const facts = this.mintFacts(address);
      if (facts?.programId !== TOKEN_PROGRAM) continue;
      this.mintOfMetadata.set(await metadataAddressOf(address), address);
    }
    return addresses.map((address) => this.account(address));
  }

  private account(address: string): ChainAccount | null {
    const described = this.mintOfMetadata.get(address);
    const facts = this.mintFacts(described ?? address);
    if (described !== undefined && facts !== null) return metadataAccount(facts);
    switch (this.classify(address)) {
      case 'launched':
      case 'quote_mint':
        return facts && mintAccount(facts);
      case 'program':
        return programAccount();
      case 'wallet':
        return systemAccount(address);
      case 'token_account':
        return tokenAccount(address);
      case 'absent':
        return null;
    }
  }
}
