import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallContext, TransactionsPage } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import type { AnalysisSources } from '../ports';

/**
 * Writes a page decoder as a client would ship it: plain JSON is a page, `{"error": …}` what the vendor
 * complains of, `"spin"` never ends.
 */
export function writeDecoder(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'meridinate-decoder-')), 'decode-page.js');
  const source = `
    const { MeridinateError } = require(${JSON.stringify(require.resolve('@meridinate/errors'))});
    exports.decodePage = (body) => {
      const answer = JSON.parse(Buffer.from(body).toString('utf8'));
      if (answer === 'spin') for (;;);
      if (answer.error) throw new MeridinateError(answer.error.code, answer.error.context);
      return answer;
    };
  `;
  writeFileSync(path, source);
  return path;
}

export const encode = (value: unknown): Uint8Array => new Uint8Array(Buffer.from(JSON.stringify(value)));

const PAGE_CREDITS = 10;

/** Upstreams that answer from memory and bill like the real ones. */
export class ScriptedSources implements AnalysisSources {
  readonly bought: string[] = [];
  /** Called before each purchase; may throw. */
  beforePurchase: (what: string) => void = () => undefined;
  /** Called after each purchase, before its answer is used; may throw. */
  afterPurchase: () => void = () => undefined;
  marketFails = false;

  constructor(
    private readonly pages: TransactionsPage[],
    private readonly decoderPath: string,
  ) {}

  private async buy(what: string, credits: number, context: CallContext): Promise<void> {
    context.signal.throwIfAborted();
    await context.authorize(credits);
    this.beforePurchase(what);
    this.bought.push(what);
    const call = what.split(' ')[0] ?? what;
    context.record({ upstream: 'helius', call, outcome: 'answered', credits, durationMs: 1 }, credits);
    this.afterPurchase();
  }

  readonly history: AnalysisSources['history'] = {
    decoderPath: '',
    readPage: async (request, accept, context) => {
      await this.buy(`page ${request.cursor ?? '0'}`, PAGE_CREDITS, context);
      return accept(encode(this.pages[Number(request.cursor ?? '0')]));
    },
  };

  readonly accounts: AnalysisSources['accounts'] = {
    readToken: async (mint, context) => {
      await this.buy('token', 1, context);
      return {
        mint,
        name: 'Sample',
        symbol: 'SMP',
        decimals: 6,
        supply: '1000000',
        program: 'spl-token',
      };
    },
    readLamports: async (wallets, context) => {
      await this.buy('balances', 1, context);
      return wallets.map(() => '1500000000');
    },
  };

  readonly market: AnalysisSources['market'] = {
    readMarketCap: () =>
      this.marketFails
        ? Promise.reject(
            new MeridinateError('UPSTREAM_FAILED', { upstream: 'DexScreener', call: 'token-pairs' }),
          )
        : Promise.resolve({ usd: 12_345, basis: 'market_cap', pairAddress: 'pair' }),
  };

  readonly prices: AnalysisSources['prices'] = {
    solUsdNow: () => Promise.resolve({ usd: 200, source: 'jupiter' }),
    solUsdAt: (minutes) =>
      Promise.resolve(
        new Map(minutes.map((minute) => [minute, { usd: 100, source: 'coinbase', ageMinutes: 0 }])),
      ),
  };

  /** The sources with their decoder, as an engine takes them. */
  asSources(): AnalysisSources {
    return { ...this, history: { ...this.history, decoderPath: this.decoderPath } };
  }
}
