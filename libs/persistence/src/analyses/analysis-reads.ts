import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { EngineName } from '../engines/engine';
import type { AnalysisRepository, AnalysisState } from '../repositories';
import { isStorable } from '../schema/storable-text';
import type { Tables } from '../schema/tables';
import { ANALYSIS_COLUMNS, parsed, toAnalysisRow, UNFINISHED } from './analysis-columns';

type Reads = Pick<
  AnalysisRepository,
  'find' | 'list' | 'unfinished' | 'setAside' | 'checkpoint' | 'countByState'
>;

/** Finds a text in another one as it is written; LIKE would have wildcards to escape. */
const POSITION = { embedded: sql.raw('instr'), postgres: sql.raw('strpos') };

/** Mint, name or symbol contains the text. The left join makes the token's columns nullable. */
function matches(text: string, engine: EngineName) {
  const folded = text.toLowerCase();
  return (eb: ExpressionBuilder<Tables, 'analyses' | 'tokens'>) => {
    const columns = [
      sql`lower(${eb.ref('analyses.mint')})`,
      eb.ref('tokens.name_folded'),
      eb.ref('tokens.symbol_folded'),
    ];
    return eb.or(columns.map((column) => sql<boolean>`${POSITION[engine]}(${column}, ${folded}) > 0`));
  };
}

export function analysisReads(db: Kysely<Tables>, engine: EngineName): Reads {
  return {
    async find(id) {
      if (!isStorable(id)) return null;
      const query = db.selectFrom('analyses').select(ANALYSIS_COLUMNS).where('id', '=', id);
      const stored = await query.executeTakeFirst();
      return stored ? toAnalysisRow(stored) : null;
    },

    async list({ search = '', limit }) {
      if (!isStorable(search)) return [];
      return db
        .selectFrom('analyses')
        .leftJoin('tokens', 'tokens.mint', 'analyses.mint')
        .leftJoin('analysis_runs', 'analysis_runs.analysis_id', 'analyses.id')
        .select([
          'analyses.id as id',
          'analyses.state as state',
          'analyses.mint as mint',
          'tokens.name as tokenName',
          'tokens.symbol as tokenSymbol',
          'tokens.acronym as acronym',
          'analysis_runs.wallets_found as walletsFound',
          'analyses.credits_used as creditsUsed',
          'analyses.created_at as createdAt',
          'analyses.finished_at as finishedAt',
        ])
        .$if(search !== '', (query) => query.where(matches(search, engine)))
        .orderBy('analyses.created_at', 'desc')
        .orderBy('analyses.id', 'desc')
        .limit(limit)
        .execute();
    },

    async unfinished(road) {
      const stored = await db
        .selectFrom('analyses')
        .select([...ANALYSIS_COLUMNS, 'checkpoint'])
        .where('state', 'in', UNFINISHED)
        .where('road', '=', road)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return stored.map(({ checkpoint, ...row }) => ({
        analysis: toAnalysisRow(row),
        checkpoint: parsed(checkpoint),
      }));
    },

    async setAside(limit) {
      const stored = await db
        .selectFrom('analyses')
        .select(ANALYSIS_COLUMNS)
        .where('set_aside_at', 'is not', null)
        .orderBy('set_aside_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return stored.map(toAnalysisRow);
    },

    /** Every other end has dropped it. */
    async checkpoint(id) {
      if (!isStorable(id)) return null;
      const query = db.selectFrom('analyses').select('checkpoint').where('id', '=', id);
      return parsed<unknown>((await query.executeTakeFirst())?.checkpoint ?? null);
    },

    async countByState() {
      const counts: Record<AnalysisState, number> = {
        queued: 0,
        processing: 0,
        completed: 0,
        failed: 0,
        cancelled: 0,
      };
      const rows = await db
        .selectFrom('analyses')
        .select(({ fn }) => ['state', fn.countAll<number>().as('number')])
        .groupBy('state')
        .execute();
      for (const { state, number } of rows) counts[state] = number;
      return counts;
    },
  };
}
