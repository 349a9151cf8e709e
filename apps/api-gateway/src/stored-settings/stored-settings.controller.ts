import { Body, Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AdminOperation } from '../access/admin-operation.decorator';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { ANALYSIS_SETTINGS, type AnalysisDefaults } from './analysis-defaults';
import {
  AnalysisSettingsDto,
  UpdateAnalysisSettingsDto,
  UpdatedAnalysisSettingsDto,
} from './analysis-settings.dto';
import { SOLSCAN_SETTINGS } from './solscan-settings';
import {
  SolscanSettingsDto,
  UpdatedSolscanSettingsDto,
  UpdateSolscanSettingsDto,
} from './solscan-settings.dto';
import { StoredSettingsService } from './stored-settings.service';

const NOT_AN_OBJECT = { type: ProblemDto, description: 'REQUEST_FIELD_INVALID: the body is no JSON object' };
const UNREADABLE = { type: ProblemDto, description: 'REQUEST_MALFORMED' };
const PARTIAL =
  'A value that cannot be used keeps the old one and is named in `rejected`; the others are stored. Unknown keys and null change nothing.';

/** Both bodies are taken as they come: one bad value must not lose the good ones. */
@ApiTags('Settings & Health')
@Controller('api')
export class StoredSettingsController {
  constructor(private readonly stored: StoredSettingsService) {}

  @Get('settings')
  @RateTier('browse')
  @ApiOperation({ summary: 'What an analysis gets that leaves a setting out' })
  @ApiOkResponse({ type: AnalysisSettingsDto })
  async analysisSettings(): Promise<AnalysisSettingsDto> {
    return withWalletsToStore(await this.stored.read(ANALYSIS_SETTINGS));
  }

  @Post('settings')
  @HttpCode(HttpStatus.OK)
  @RateTier('write')
  @AdminOperation()
  @ApiOperation({ summary: 'Changes what an analysis gets that leaves a setting out', description: PARTIAL })
  @ApiBody({ type: UpdateAnalysisSettingsDto })
  @ApiOkResponse({ type: UpdatedAnalysisSettingsDto })
  @ApiBadRequestResponse(UNREADABLE)
  @ApiUnprocessableEntityResponse(NOT_AN_OBJECT)
  async updateAnalysisSettings(@Body() body: object): Promise<UpdatedAnalysisSettingsDto> {
    const { settings, rejected } = await this.stored.update(ANALYSIS_SETTINGS, body);
    return { ...withWalletsToStore(settings), rejected };
  }

  @Get('solscan-settings')
  @RateTier('settings_poll')
  @ApiOperation({ summary: 'The filters of links to Solscan' })
  @ApiOkResponse({ type: SolscanSettingsDto })
  solscanSettings(): Promise<SolscanSettingsDto> {
    return this.stored.read(SOLSCAN_SETTINGS);
  }

  @Post('solscan-settings')
  @HttpCode(HttpStatus.OK)
  @RateTier('write')
  @AdminOperation()
  @ApiOperation({ summary: 'Changes the filters of links to Solscan', description: PARTIAL })
  @ApiBody({ type: UpdateSolscanSettingsDto })
  @ApiOkResponse({ type: UpdatedSolscanSettingsDto })
  @ApiBadRequestResponse(UNREADABLE)
  @ApiUnprocessableEntityResponse(NOT_AN_OBJECT)
  async updateSolscanSettings(@Body() body: object): Promise<UpdatedSolscanSettingsDto> {
    const { settings, rejected } = await this.stored.update(SOLSCAN_SETTINGS, body);
    return { ...settings, rejected };
  }
}

/**
 * Clients send the whole object back, with an old maxWalletsToStore beside a new walletCount, so the
 * former is only ever the latter's echo.
 */
const withWalletsToStore = (settings: AnalysisDefaults): AnalysisSettingsDto => ({
  ...settings,
  maxWalletsToStore: settings.walletCount,
});
