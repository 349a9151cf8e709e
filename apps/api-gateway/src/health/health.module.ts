import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module';
import { HealthController } from './health.controller';
import { HealthService } from './health.service';
import { StoppingModule } from './stopping.module';

/** Database and settings come from their global modules, the Redis probe from the one that has Redis. */
@Module({
  imports: [EventsModule, StoppingModule],
  controllers: [HealthController],
  providers: [HealthService],
})
export class HealthModule {}
