import { Module } from '@nestjs/common';
import { StoredSettingsController } from './stored-settings.controller';
import { StoredSettingsService } from './stored-settings.service';

/** Settings that callers change while the service runs. */
@Module({
  controllers: [StoredSettingsController],
  providers: [StoredSettingsService],
  exports: [StoredSettingsService],
})
export class StoredSettingsModule {}
