import { Injectable } from '@nestjs/common';
import type { AnalysisResult } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import { acronymOf } from '../../results/acronym';
import { axiomExport } from '../../tokens/axiom-export';
import type { AxiomWalletDto } from '../../tokens/token-detail.dto';
import { AnalysesService } from '../analyses.service';
import { attachment } from './attachment';
import { earlyBuyersCsv } from './early-buyers-csv';

/** A file to be saved, with its `Content-Disposition`. */
interface Download<T> {
  disposition: string;
  content: T;
}

const MINT_PREFIX = 4;

const shortName = ({ token: { name, symbol, mint } }: AnalysisResult): string =>
  acronymOf(name, symbol) ?? mint.slice(0, MINT_PREFIX);

/** Makes files of the results that analyses keep, so that their tokens may be gone. */
@Injectable()
export class ExportsService {
  constructor(private readonly analyses: AnalysesService) {}

  /** @throws MeridinateError ANALYSIS_NOT_FOUND, ANALYSIS_NOT_COMPLETED */
  async csv(id: string): Promise<Download<string>> {
    const result = await this.resultOf(id);
    return {
      disposition: attachment(shortName(result), '_early_buyers.csv'),
      content: earlyBuyersCsv(result.earlyBuyers),
    };
  }

  /** @throws MeridinateError ANALYSIS_NOT_FOUND, ANALYSIS_NOT_COMPLETED */
  async axiom(id: string): Promise<Download<AxiomWalletDto[]>> {
    const result = await this.resultOf(id);
    const name = shortName(result);
    return {
      disposition: attachment(name, '_axiom_export.json'),
      content: axiomExport(result.earlyBuyers, name),
    };
  }

  private async resultOf(asked: string): Promise<AnalysisResult> {
    const { id, state, result } = await this.analyses.row(asked);
    if (result === null) throw new MeridinateError('ANALYSIS_NOT_COMPLETED', { id, state });
    return result;
  }
}
