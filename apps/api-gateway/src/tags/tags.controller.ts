import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Cached } from '../caches/cached.decorator';
import { ProblemDto } from '../http-errors/problem.dto';
import { PartQueryDto } from '../lists/part-query.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { CodexDto, TagsDto, WalletsOfTagDto } from './dto/tag-answers.dto';
import { TagPathDto } from './dto/tag-requests.dto';
import { TagsService } from './tags.service';

const invalid = { type: ProblemDto, description: 'REQUEST_FIELD_INVALID' };

@ApiTags('Tags')
@Controller()
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  @Get('tags')
  @Cached('tags', 'tags')
  @RateTier('browse')
  @ApiOperation({ summary: 'Every tag that a wallet has, sorted' })
  @ApiOkResponse({ type: TagsDto })
  async all(): Promise<TagsDto> {
    return { tags: await this.tags.all() };
  }

  @Get('tags/:tag/wallets')
  @Cached('tag_wallets', 'tags')
  @RateTier('browse')
  @ApiOperation({ summary: 'Wallets that have a tag; none have one that nobody gave' })
  @ApiOkResponse({ type: WalletsOfTagDto })
  @ApiUnprocessableEntityResponse(invalid)
  walletsOf(@Param() { tag }: TagPathDto, @Query() query: PartQueryDto): Promise<WalletsOfTagDto> {
    return this.tags.walletsOf(tag, query);
  }

  @Get('codex')
  @Cached('codex', 'tags', 'tokens')
  @RateTier('browse')
  @ApiOperation({ summary: 'Every wallet that has tags, with the number of its tokens' })
  @ApiOkResponse({ type: CodexDto })
  @ApiUnprocessableEntityResponse(invalid)
  codex(@Query() query: PartQueryDto): Promise<CodexDto> {
    return this.tags.codex(query);
  }
}
