import { Module } from '@nestjs/common';
import { MarketCapsModule } from '../market-caps/market-caps.module';
import { MarketCapScheduleService } from './market-cap-schedule.service';
import { NextStepsService } from './next-steps.service';
import { RefreshMarketCapStep } from './refresh-market-cap.step';

/** What the gateway does by itself, at times and after analyses. It needs no Redis. */
@Module({
  imports: [MarketCapsModule],
  providers: [MarketCapScheduleService, NextStepsService, RefreshMarketCapStep],
})
export class SchedulesModule {}
