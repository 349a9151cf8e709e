import { Module } from '@nestjs/common';
import { EngineModule } from '../engine/engine.module';
import { MarketCapsController } from './market-caps.controller';
import { MarketCapsService } from './market-caps.service';
import { marketSource } from './market-source';
import { RequestedRefreshService } from './requested-refresh.service';
import { wallClock } from './wall-clock';

/** Market capitalisations outside of an analysis; the pace is the one that analyses keep. */
@Module({
  imports: [EngineModule],
  controllers: [MarketCapsController],
  providers: [MarketCapsService, RequestedRefreshService, marketSource, wallClock],
  exports: [MarketCapsService, wallClock],
})
export class MarketCapsModule {}
