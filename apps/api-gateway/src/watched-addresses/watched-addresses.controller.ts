import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPayloadTooLargeResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AdminOperation } from '../access/admin-operation.decorator';
import { BodyLimit } from '../http-errors/body-limit.decorator';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { ImportAddressesDto, ImportedAddressesDto } from './import-addresses.dto';
import {
  AddressNoteDto,
  ChangedAddressDto,
  ClearedAddressesDto,
  RegisterAddressDto,
  RemovedAddressDto,
  WatchedAddressDto,
  WatchedAddressesDto,
} from './watched-address.dto';
import { WatchedAddressesService } from './watched-addresses.service';

/** Room for the most entries there may be, each with a note of some length. */
const IMPORT_LIMIT_BYTES = 16 * 1_048_576;

const problem = (description: string) => ({ type: ProblemDto, description });
const INVALID = problem('REQUEST_FIELD_INVALID');
const ADDRESS = { name: 'address', example: '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM' };

@ApiTags('Watchlist')
@Controller()
export class WatchedAddressesController {
  constructor(private readonly watched: WatchedAddressesService) {}

  @Post('register')
  @HttpCode(HttpStatus.OK)
  @RateTier('write')
  @ApiOperation({ summary: 'Watches an address' })
  @ApiOkResponse({ type: ChangedAddressDto })
  @ApiBadRequestResponse(problem('REQUEST_MALFORMED, ADDRESS_MALFORMED'))
  @ApiConflictResponse(problem('ADDRESS_ALREADY_WATCHED'))
  @ApiUnprocessableEntityResponse(INVALID)
  async register(@Body() body: RegisterAddressDto): Promise<ChangedAddressDto> {
    const entry = await this.watched.register(body);
    return { status: 'success', message: 'The address is watched from now on.', ...entry };
  }

  @Get('addresses')
  @RateTier('browse')
  @ApiOperation({ summary: 'All watched addresses, newest registration first' })
  @ApiOkResponse({ type: WatchedAddressesDto })
  list(): Promise<WatchedAddressesDto> {
    return this.watched.list();
  }

  @Get('address/:address')
  @RateTier('browse')
  @ApiOperation({ summary: 'One watched address' })
  @ApiParam(ADDRESS)
  @ApiOkResponse({ type: WatchedAddressDto })
  @ApiBadRequestResponse(problem('ADDRESS_MALFORMED'))
  @ApiNotFoundResponse(problem('ADDRESS_NOT_WATCHED'))
  find(@Param('address') address: string): Promise<WatchedAddressDto> {
    return this.watched.find(address);
  }

  @Delete('address/:address')
  @RateTier('write')
  @ApiOperation({ summary: 'Watches an address no longer' })
  @ApiParam(ADDRESS)
  @ApiOkResponse({ type: RemovedAddressDto })
  @ApiBadRequestResponse(problem('ADDRESS_MALFORMED'))
  @ApiNotFoundResponse(problem('ADDRESS_NOT_WATCHED'))
  async remove(@Param('address') address: string): Promise<RemovedAddressDto> {
    await this.watched.remove(address);
    return { status: 'success', message: 'The address is no longer watched.', address };
  }

  @Put('address/:address/note')
  @RateTier('write')
  @ApiOperation({ summary: 'Replaces the note of a watched address' })
  @ApiParam(ADDRESS)
  @ApiOkResponse({ type: ChangedAddressDto })
  @ApiBadRequestResponse(problem('REQUEST_MALFORMED, ADDRESS_MALFORMED'))
  @ApiNotFoundResponse(problem('ADDRESS_NOT_WATCHED'))
  @ApiUnprocessableEntityResponse(INVALID)
  async setNote(
    @Param('address') address: string,
    @Body() { note }: AddressNoteDto,
  ): Promise<ChangedAddressDto> {
    const entry = await this.watched.setNote(address, note ?? null);
    return { status: 'success', message: 'The note is stored.', ...entry };
  }

  @Post('import')
  @HttpCode(HttpStatus.OK)
  @RateTier('write')
  @BodyLimit(IMPORT_LIMIT_BYTES)
  @ApiOperation({
    summary: 'Watches many addresses at once',
    description:
      'Takes what GET /addresses gives, at most 50,000 entries; a longer list goes in parts. What is watched already stays as it is. Valid entries are stored in one transaction; of the others nothing is, and `invalid` says why.',
  })
  @ApiOkResponse({ type: ImportedAddressesDto })
  @ApiBadRequestResponse(problem('REQUEST_MALFORMED'))
  @ApiPayloadTooLargeResponse(problem('REQUEST_TOO_LARGE, from 16 MiB on'))
  @ApiUnprocessableEntityResponse(INVALID)
  importAll(@Body() { addresses }: ImportAddressesDto): Promise<ImportedAddressesDto> {
    return this.watched.importAll(addresses);
  }

  @Post('clear')
  @HttpCode(HttpStatus.OK)
  @RateTier('write')
  @AdminOperation()
  @ApiOperation({ summary: 'Watches nothing any more' })
  @ApiOkResponse({ type: ClearedAddressesDto })
  async clear(): Promise<ClearedAddressesDto> {
    const cleared = await this.watched.clear();
    return { status: 'success', message: 'No address is watched any more.', cleared };
  }
}
