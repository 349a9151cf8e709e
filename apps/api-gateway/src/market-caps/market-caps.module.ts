import { Module } from '@nestjs/common';
import { EngineModule } from '../engine/engine.module';
import { MarketCapsService } from './market-caps.service';
import { marketSource } from './market-source';
import { wallClock } from './wall-clock';

/** Market capitalisations outside of an analysis; the pace is the one that analyses keep. */
@Module({
  imports: [EngineModule],
  providers: [MarketCapsService, marketSource, wallClock],
  exports: [MarketCapsService, wallClock],
})
export class MarketCapsModule {}
