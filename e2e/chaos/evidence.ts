import Libsql from 'libsql';
import type { AnalysisResult } from '@meridinate/analysis-core';

/** What the database keeps of an analysis, once nothing runs any more. */
export interface KeptAnalysis {
  id: string;
  mint: string;
  state: string;
  transactionLimit: number;
  ceiling: number;
  /** Credits of its ledger. */
  credits: number;
  result: AnalysisResult | null;
  /** ms since the epoch. */
  createdAt: number;
  finishedAt: number;
  /** Committed runs. */
  runs: number;
  /** Buyers in the database, over all its runs. */
  storedBuyers: number;
}

interface Row {
  id: string;
  mint: string;
  state: string;
  settings: string;
  credits_used: number;
  result: string | null;
  created_at: number;
  finished_at: number | null;
  runs: number;
  stored_buyers: number;
}

const QUESTION = `
  select id, mint, state, settings, credits_used, result, created_at, finished_at,
    (select count(*) from analysis_runs run where run.analysis_id = analyses.id) as runs,
    (select count(*) from early_buyers buyer join analysis_runs run on run.id = buyer.run_id
      where run.analysis_id = analyses.id) as stored_buyers
  from analyses`;

function kept(row: Row): KeptAnalysis {
  const settings = JSON.parse(row.settings) as { transactionLimit: number; maxCredits: number };
  return {
    ...{ id: row.id, mint: row.mint, state: row.state, runs: row.runs, storedBuyers: row.stored_buyers },
    transactionLimit: settings.transactionLimit,
    ceiling: settings.maxCredits,
    credits: row.credits_used,
    result: row.result === null ? null : (JSON.parse(row.result) as AnalysisResult),
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? Infinity,
  };
}

/** Every analysis in the file of a gateway that has stopped. */
export function readDatabase(path: string): KeptAnalysis[] {
  const database = new Libsql(path);
  try {
    return (database.prepare(QUESTION).all() as Row[]).map(kept);
  } finally {
    database.close();
  }
}
