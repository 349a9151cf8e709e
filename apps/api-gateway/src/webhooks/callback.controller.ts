import { Controller, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiTags,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { BodyLimit } from '../http-errors/body-limit.decorator';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { CALLBACK_PATH } from './callback-gate';
import { DELIVERY_EXAMPLE, DeliveryDto } from './callback.dto';
import { MOST_TRANSACTIONS } from './delivered-transactions';
import { WatchingService } from './watching.service';

/** An enhanced transaction has some ten kilobytes, so this is several hundred of them. */
const LARGEST_DELIVERY_BYTES = 4 * 1_024 * 1_024;

/** Where Helius delivers to. {@link CallbackGate} has checked the secret before a body is read. */
@ApiTags('Webhooks')
@Controller()
export class CallbackController {
  constructor(private readonly watching: WatchingService) {}

  @Post(CALLBACK_PATH)
  @RateTier('browse')
  @BodyLimit(LARGEST_DELIVERY_BYTES)
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Takes transactions that Helius delivers; a repeated one changes nothing' })
  @ApiHeader({ name: 'Authorization', required: true, description: 'WEBHOOK_SECRET, word for word' })
  @ApiBody({
    description: `Enhanced transactions, at most ${MOST_TRANSACTIONS}, or one of them`,
    schema: { type: 'array', items: { type: 'object' }, example: DELIVERY_EXAMPLE },
  })
  @ApiOkResponse({ type: DeliveryDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'REQUEST_MALFORMED' })
  @ApiUnauthorizedResponse({ type: ProblemDto, description: 'WEBHOOK_SECRET_WRONG' })
  @ApiPayloadTooLargeResponse({ type: ProblemDto, description: 'REQUEST_TOO_LARGE' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  receive(@Req() { body }: FastifyRequest): Promise<DeliveryDto> {
    return this.watching.receive(body);
  }
}
