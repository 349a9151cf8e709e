import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AdminOperation } from '../access/admin-operation.decorator';
import { EventsService } from '../events/events.service';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import {
  AnalysisCompleteNotificationDto,
  AnalysisStartNotificationDto,
  NotifiedDto,
} from './notification.dto';

/** Events that somebody else's analysis sends to the web clients of all gateways. Nothing is stored. */
@ApiTags('Notifications')
@ApiBadRequestResponse({ type: ProblemDto, description: 'REQUEST_MALFORMED' })
@ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
@RateTier('write')
@AdminOperation()
@Controller('notify')
export class NotificationsController {
  constructor(private readonly events: EventsService) {}

  @Post('analysis_complete')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Tells every WebSocket client that an analysis has completed' })
  @ApiOkResponse({ type: NotifiedDto })
  analysisComplete(@Body() body: AnalysisCompleteNotificationDto): NotifiedDto {
    this.events.analysisComplete({ ...body });
    return { status: 'ok' };
  }

  @Post('analysis_start')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Tells every WebSocket client that an analysis has begun' })
  @ApiOkResponse({ type: NotifiedDto })
  analysisStart(@Body() body: AnalysisStartNotificationDto): NotifiedDto {
    this.events.analysisStart({ ...body });
    return { status: 'ok' };
  }
}
