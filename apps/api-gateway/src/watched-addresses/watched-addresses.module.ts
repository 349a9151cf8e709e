import { Module } from '@nestjs/common';
import { WatchedAddressesController } from './watched-addresses.controller';
import { WatchedAddressesService } from './watched-addresses.service';

/** Addresses that somebody watches. */
@Module({ controllers: [WatchedAddressesController], providers: [WatchedAddressesService] })
export class WatchedAddressesModule {}
