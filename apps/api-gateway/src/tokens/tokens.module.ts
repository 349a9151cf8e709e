import { Module } from '@nestjs/common';
import { MarketCapsModule } from '../market-caps/market-caps.module';
import { TokensController } from './tokens.controller';
import { TokensService } from './tokens.service';
import { TrashController } from './trash.controller';
import { TrashService } from './trash.service';

/** Shows analysed tokens and moves them to the trash. Its database comes from the global DatabaseModule. */
@Module({
  imports: [MarketCapsModule],
  controllers: [TrashController, TokensController],
  providers: [TokensService, TrashService],
})
export class TokensModule {}
