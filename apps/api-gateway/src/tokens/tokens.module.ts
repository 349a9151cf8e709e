import { Module } from '@nestjs/common';
import { TokensController } from './tokens.controller';
import { TokensService } from './tokens.service';

/** Reads analysed tokens. Its database comes from the global DatabaseModule. */
@Module({ controllers: [TokensController], providers: [TokensService] })
export class TokensModule {}
