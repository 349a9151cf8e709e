import { Inject, Injectable } from '@nestjs/common';
import type { Database, DueStep } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { MarketCapsService } from '../market-caps/market-caps.service';
import type { StepFailure, StepRunner } from './step-runner';

/** Reads the market capitalisation of the analysed token again. */
@Injectable()
export class RefreshMarketCapStep implements StepRunner {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly marketCaps: MarketCapsService,
  ) {}

  async run({ tokenId }: DueStep, signal: AbortSignal): Promise<StepFailure | null> {
    const found = await this.database.tokens.find(tokenId);
    if (found === null) return null;
    const { id, mint } = found.token;
    const [refreshed] = await this.marketCaps.refresh([{ id, mint }], signal);
    if (refreshed?.outcome !== 'failed') return null;
    return refreshed;
  }
}
