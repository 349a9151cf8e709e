import { Module } from '@nestjs/common';
import { TagsController } from './tags.controller';
import { TagsService } from './tags.service';
import { WalletTagsController } from './wallet-tags.controller';

/** Tags that people give to wallets. Its database comes from the global DatabaseModule. */
@Module({ controllers: [WalletTagsController, TagsController], providers: [TagsService] })
export class TagsModule {}
