import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module';
import { NotificationsController } from './notifications.controller';

/** Events on behalf of analyses that ran elsewhere. */
@Module({ imports: [EventsModule], controllers: [NotificationsController] })
export class NotificationsModule {}
