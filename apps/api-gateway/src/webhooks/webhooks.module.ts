import { Module } from '@nestjs/common';
import { EngineModule } from '../engine/engine.module';
import { wallClock } from '../market-caps/wall-clock';
import { CallbackController } from './callback.controller';
import { CallbackGate } from './callback-gate';
import { WatchingService } from './watching.service';
import { webhookSource } from './webhook-source';
import { WebhooksController } from './webhooks.controller';
import { WebhooksService } from './webhooks.service';

/** Webhooks at Helius and what they deliver; the pace is the one that analyses keep. */
@Module({
  imports: [EngineModule],
  controllers: [CallbackController, WebhooksController],
  providers: [CallbackGate, WatchingService, WebhooksService, webhookSource, wallClock],
})
export class WebhooksModule {}
