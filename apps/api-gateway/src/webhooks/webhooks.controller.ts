import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadGatewayResponse,
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiGatewayTimeoutResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AdminOperation } from '../access/admin-operation.decorator';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { WatchingService } from './watching.service';
import {
  CreatedWebhookDto,
  CreateWebhookDto,
  DeletedWebhookDto,
  WebhookDto,
  WebhookListDto,
} from './webhook.dto';
import { presentWebhook } from './webhook.presenter';
import { WebhooksService } from './webhooks.service';

const ID_PARAMETER = { name: 'webhook_id', description: 'As Helius gave it, a UUID' };

@ApiTags('Webhooks')
@ApiBadGatewayResponse({
  type: ProblemDto,
  description: 'UPSTREAM_FAILED, UPSTREAM_KEY_REJECTED: Helius failed or refused',
})
@ApiGatewayTimeoutResponse({ type: ProblemDto, description: 'UPSTREAM_TIMED_OUT' })
@ApiServiceUnavailableResponse({
  type: ProblemDto,
  description:
    'WEBHOOKS_NOT_CONFIGURED, which says what to set, UPSTREAM_RATE_LIMITED, UPSTREAM_CREDITS_EXHAUSTED, SERVICE_STOPPING',
})
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly watching: WatchingService,
  ) {}

  @Post('create')
  @RateTier('write')
  @AdminOperation()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ summary: 'Has Helius tell of the transactions of a token’s early buyers; 100 credits' })
  @ApiAcceptedResponse({ type: CreatedWebhookDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'REQUEST_MALFORMED' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'TOKEN_NOT_FOUND' })
  @ApiConflictResponse({ type: ProblemDto, description: 'TOKEN_WITHOUT_EARLY_BUYERS' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  async create(@Body() { token_id, webhook_url }: CreateWebhookDto): Promise<CreatedWebhookDto> {
    const webhook = await this.watching.watchEarlyBuyers(token_id, webhook_url || null);
    const { length } = webhook.addresses;
    return {
      status: 'created',
      message: `Webhook ${webhook.id} watches ${length} wallets`,
      token_id,
      wallets_monitored: length,
      webhook_id: webhook.id,
      webhook_url: webhook.url,
    };
  }

  @Get('list')
  @RateTier('browse')
  @ApiOperation({ summary: 'All webhooks of the API key, as of at most five minutes ago' })
  @ApiOkResponse({ type: WebhookListDto })
  async list(): Promise<WebhookListDto> {
    const webhooks = await this.webhooks.list();
    return { total: webhooks.length, webhooks: webhooks.map(presentWebhook) };
  }

  @Get(':webhook_id')
  @RateTier('browse')
  @ApiOperation({ summary: 'One webhook of the API key, as of at most five minutes ago' })
  @ApiParam(ID_PARAMETER)
  @ApiOkResponse({ type: WebhookDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'WEBHOOK_NOT_FOUND' })
  async read(@Param('webhook_id') id: string): Promise<WebhookDto> {
    return presentWebhook(await this.webhooks.read(id));
  }

  @Delete(':webhook_id')
  @RateTier('write')
  @AdminOperation()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ summary: 'Deletes a webhook at Helius; its addresses stay watched. 100 credits' })
  @ApiParam(ID_PARAMETER)
  @ApiAcceptedResponse({ type: DeletedWebhookDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'WEBHOOK_NOT_FOUND' })
  async delete(@Param('webhook_id') id: string): Promise<DeletedWebhookDto> {
    await this.webhooks.delete(id);
    return { status: 'deleted', message: `Webhook ${id} is deleted`, webhook_id: id };
  }
}
