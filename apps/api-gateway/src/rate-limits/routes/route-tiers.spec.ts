import { Controller, Get, Module, Post } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import { readSettings } from '@meridinate/settings';
import { startRooms } from '../../health/testing/start-rooms';
import { RateLimitsModule } from '../rate-limits.module';
import { RateCost, RateTier } from './rate-tier.decorator';

@RateTier('browse')
@Controller(['one', 'two'])
class AssignedController {
  @Get()
  read(): string {
    return 'read';
  }

  @Post(':id/')
  @RateTier('write')
  write(): string {
    return 'written';
  }
}

@SkipThrottle()
@Controller('exempt')
class ExemptController {
  @Get()
  read(): string {
    return 'read';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'read';
  }
}

@SkipThrottle()
@Controller('both')
class DoublyController {
  @Get()
  @RateTier('read')
  read(): string {
    return 'read';
  }
}

@Controller('batch')
class WrongBatchController {
  @Get()
  @RateTier('read')
  @RateCost(() => 1)
  read(): string {
    return 'read';
  }
}

const settings = readSettings({ DATABASE_URL: 'file:unused.db' }, { defaultPort: 0 });

/** A gateway without limits, for the check is made all the same. */
const startWith = async (...controllers: (new () => object)[]): Promise<void> => {
  @Module({ controllers })
  class RoomModule {}
  const rooms = await startRooms([RateLimitsModule.with(settings), RoomModule]);
  await rooms.stop();
};

describe('a gateway whose routes', () => {
  it('all have a tier or are exempt starts', async () => {
    await expect(startWith(AssignedController, ExemptController)).resolves.toBeUndefined();
  });

  it('lack a tier does not start, and names each', async () => {
    await expect(startWith(ForgottenController, AssignedController)).rejects.toThrow(
      'Some routes have no rate limit:\n  GET /forgotten (ForgottenController.read) has neither @RateTier() nor @SkipThrottle()',
    );
  });

  it('have a tier and are exempt does not start', async () => {
    await expect(startWith(DoublyController)).rejects.toThrow('has both @RateTier() and @SkipThrottle()');
  });

  it('count batches in a tier without credits does not start', async () => {
    await expect(startWith(WrongBatchController)).rejects.toThrow('@RateCost(), but read has no credits');
  });
});
