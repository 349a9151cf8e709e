import { Global, Module } from '@nestjs/common';
import { ServiceObservations } from './service-observations';

@Global()
@Module({ providers: [ServiceObservations], exports: [ServiceObservations] })
export class ObservationsModule {}
