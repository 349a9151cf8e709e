import { Module } from '@nestjs/common';
import { EngineModule } from '../engine/engine.module';
import { wallClock } from '../market-caps/wall-clock';
import { balanceSources } from './balances/balance-sources';
import { BalancesService } from './balances/balances.service';
import { WalletsController } from './wallets.controller';
import { WalletsService } from './wallets.service';

/** Wallets of several tokens and their balances; the pace is the one that analyses keep. */
@Module({
  imports: [EngineModule],
  controllers: [WalletsController],
  providers: [WalletsService, BalancesService, balanceSources, wallClock],
})
export class WalletsModule {}
