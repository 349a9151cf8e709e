/**
 * How long the lists take with many tokens: fills a database of an older schema, brings it up to date,
 * reads it and deletes it. Prints only: figures of a busy machine are no verdict. Exits 1 when it could
 * not measure.
 *
 *   node bench/lists.mjs [embedded|postgres] [tokens] [walletRows]
 *
 * A run has `walletRows / tokens` buyers. Four of five come from a pool as large as half of all rows, the
 * fifth from a pool of snipers, of which few buy very often. Each hundredth token is in the trash. The
 * last column says what a plan reads without an index.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, Migrator } from 'kysely';
import Libsql from 'libsql';
import pg from 'pg';
import cluster from '../libs/local-cluster/dist/index.js';
import first from '../libs/persistence/dist/migrations/0001-first-schema.js';
import second from '../libs/persistence/dist/migrations/0002-ledgers-and-prices.js';
import third from '../libs/persistence/dist/migrations/0003-jobs.js';
import fourth from '../libs/persistence/dist/migrations/0004-revisions.js';
import schema from '../libs/persistence/dist/migrations/migrate.js';
import opening from '../libs/persistence/dist/open-database.js';
import tokensOf from '../libs/persistence/dist/tokens/token.repository.js';
import walletsOf from '../libs/persistence/dist/wallets/wallet.repository.js';

const SAMPLES = 200;
const WARM_UP = 5;
const ROWS_AT_ONCE = 100_000;
const PART = 50;
const FEW_TOKENS = 100;
const START_MS = 1_700_000_000_000;
/** Read whole for they are small, or parts of the statement itself. */
const SMALL = ['token_totals', 'wallets_by_token_count', 'listed', 'as_many', 'fewer', 'following'];

/** Spreads neighbours over 32 bits, each to a place of its own. */
const spread = (number) => `((${number}) * 2654435761 % 4294967296)`;
/** An address of 44 characters or little less. */
const address = (number) => `(${spread(number)} || 'wLmNpQrStUvWxYzAbCdEfGhJkMnPqRsTuV')`;

/** @param {{ embedded: boolean, from: number, to: number, buyers: number, rows: number }} bite */
function fillings({ embedded, from, to, buyers, rows }) {
  const numbers = (low, high, name) =>
    `(with recursive ${name}(n) as (select cast(${low} as bigint) union all
      select n + 1 from ${name} where n < ${high}) select n from ${name}) as ${name}`;
  const tokens = numbers(from, to - 1, 'token');
  const place = `(token.n * ${buyers} + buyer.n)`;
  const share = `(${spread(place)} / 4294967296.0)`;
  const pools = [`${share} * ${share} * ${rows / 25}`, `${rows} + ${share} * ${rows / 2}`];
  const whole = (number) => (embedded ? `cast(${number} as integer)` : `floor(${number})::bigint`);
  const wallet = `case when buyer.n % 5 = 0 then ${whole(pools[0])} else ${whole(pools[1])} end`;
  const given = embedded ? '' : 'overriding system value';
  return [
    `insert into tokens (id, mint, name, symbol, decimals, analyzed_at, latest_run_id, deleted_at) ${given}
      select n, ${address('n')}, 'Token ' || n, 'T' || n, 6, ${START_MS} + n * 1000, n,
        case when n % 100 = 0 then ${START_MS} + n * 1000 end from ${tokens}`,
    `insert into analysis_runs (id, analysis_id, token_id, analyzed_at, wallets_found, credits_used) ${given}
      select n, 'analysis-' || n, n, ${START_MS} + n * 1000, ${buyers}, 120 from ${tokens}`,
    `insert into early_buyers (run_id, token_id, wallet_address, rank, first_buy_at, first_buy_signature,
        first_buy_slot, token_amount, lamports_spent, total_usd, transaction_count, average_buy_usd, flags, venues)
      select token.n, token.n, ${address(wallet)}, buyer.n, ${START_MS} + ${place}, ${address(place)} || ${address(place)},
        350000000 + ${place}, '18446744073709', '1500000000', 210.5, 2, 105.25, '[]', '["pump.fun"]'
      from ${tokens} cross join ${numbers(1, buyers, 'buyer')}`,
  ];
}

/** Runs statements without the deadlines of the service. */
async function openPlain(url) {
  if (url.startsWith('file:')) {
    const database = new Libsql(url.slice('file:'.length));
    database.pragma('cache_size = -1000000');
    return {
      execute: async (statement) => void database.exec(statement),
      close: async () => void database.close(),
    };
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return { execute: (statement) => client.query(statement), close: () => client.end() };
}

/** Makes the schema as it was before anything was counted; gives the engine's name. */
async function makeOlder(url) {
  const engine = await opening.connect(url);
  const older = {
    '0001-first-schema': first.firstSchema(engine.name),
    '0002-ledgers-and-prices': second.ledgersAndPrices,
    '0003-jobs': third.jobs(engine.name),
    '0004-revisions': fourth.revisions,
  };
  const provider = { getMigrations: async () => older };
  const { error } = await new Migrator({ db: engine.db, provider }).migrateToLatest();
  await engine.db.destroy();
  if (error) throw error;
  return engine.name;
}

/** @param {{ url: string, tokens: number, rows: number }} size @returns seconds for the rows, and for the rest */
async function fill({ url, tokens, rows }) {
  const name = await makeOlder(url);
  const began = performance.now();
  const buyers = Math.round(rows / tokens);
  const plain = await openPlain(url);
  await plain.execute('drop index early_buyers_by_wallet');
  const bite = Math.max(1, Math.floor(ROWS_AT_ONCE / buyers));
  for (let from = 1; from <= tokens; from += bite) {
    const to = Math.min(from + bite, tokens + 1);
    const embedded = name === 'embedded';
    for (const statement of fillings({ embedded, from, to, buyers, rows })) await plain.execute(statement);
  }
  await plain.execute('create index early_buyers_by_wallet on early_buyers (wallet_address)');
  if (name === 'postgres') await plain.execute('analyze');
  const filled = performance.now();
  const engine = await opening.connect(url);
  await schema.migrate(engine);
  await engine.db.destroy();
  const migrated = performance.now();
  await plain.execute(`insert into wallets (address, balance_usd, balance_updated_at)
    select wallet_address, 280.7, ${START_MS} from wallet_token_counts`);
  if (name === 'postgres') await plain.execute('analyze');
  await plain.close();
  return { fill: (filled - began) / 1_000, migration: (migrated - filled) / 1_000 };
}

/** @param {number[]} values @param {number} share from 0 to 1 */
function quantile(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Tables that the statements of `read` read without an index. */
async function scansOf({ db, name }, read) {
  const sent = [];
  const recorded = db.withPlugin({
    transformQuery({ node, queryId }) {
      sent.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await read(recorded, 0);
  const scans = new Set();
  for (const { sql, parameters } of sent) {
    const explain = CompiledQuery.raw(`explain ${name === 'embedded' ? 'query plan ' : ''}${sql}`, [
      ...parameters,
    ]);
    for (const row of (await db.executeQuery(explain)).rows) {
      const found = /^SCAN (\S+)$|Seq Scan on (\S+)/.exec(row.detail ?? row['QUERY PLAN']);
      const table = found?.[1] ?? found?.[2];
      if (table !== undefined && !SMALL.includes(table)) scans.add(table);
    }
  }
  return [...scans];
}

/** Each read takes a number, and reads something else for each. */
function readsOf(tokens, engine) {
  const any = (number) => 1 + ((number * 7_919 + 13) % tokens);
  const shown = (number) => (any(number) % 100 === 0 ? any(number) - 1 : any(number));
  const at = (id) => START_MS + id * 1_000;
  const from = (id) => ({ limit: PART, after: { at: at(id), id } });
  const beginning = { limit: PART, after: null };
  return {
    'history, first 50': (db) => tokensOf.tokenRepository(db).history(beginning),
    'history, 50 in between': (db, number) => tokensOf.tokenRepository(db).history(from(any(number))),
    'trash, first 50': (db) => tokensOf.tokenRepository(db).trash(beginning),
    details: (db, number) => tokensOf.tokenRepository(db).find(shown(number)),
    runs: (db, number) => tokensOf.tokenRepository(db).runs(shown(number)),
    totals: (db) => tokensOf.tokenRepository(db).totals(),
    'multi-token wallets, first 50': (db) => walletsOf.walletRepository(db, engine).multiToken(2, beginning),
    'multi-token wallets, 50 in between': (db, number) =>
      walletsOf.walletRepository(db, engine).multiToken(2, {
        limit: PART,
        after: { tokens: 2, walletAddress: String(1 + (number % 9)) },
      }),
    'count of multi-token wallets': (db) => walletsOf.walletRepository(db, engine).countMultiToken(2),
    'to the trash and back': async (db, number) => {
      const repository = tokensOf.tokenRepository(db);
      await repository.moveToTrash(shown(number), at(tokens));
      await repository.restore(shown(number));
    },
  };
}

const WRITES = 'to the trash and back';

async function timed(run) {
  const took = [];
  for (let number = -WARM_UP; number < SAMPLES; number += 1) {
    const began = performance.now();
    await run(number + WARM_UP);
    if (number >= 0) took.push(performance.now() - began);
  }
  return took;
}

const ms = (value) => value.toFixed(2).padStart(9);

async function report(large, small, tokens) {
  console.log(`${''.padEnd(36)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}  without an index`);
  for (const [what, read] of Object.entries(readsOf(tokens, large.name))) {
    const took = await timed((number) => read(large.db, number));
    const scans = what === WRITES ? '(a write)' : (await scansOf(large, read)).join(', ') || 'nothing';
    console.log(`${what.padEnd(36)}${ms(quantile(took, 0.5))}${ms(quantile(took, 0.99))}  ${scans}`);
  }
  const [of, ofFew] = [readsOf(tokens, large.name), readsOf(FEW_TOKENS, small.name)].map(
    (reads) => reads['history, first 50'],
  );
  const [many, few] = [[], []];
  await timed(async () => {
    for (const [took, read, { db }] of [
      [many, of, large],
      [few, ofFew, small],
    ]) {
      const began = performance.now();
      await read(db);
      took.push(performance.now() - began);
    }
  });
  const ratio = quantile(many, 0.5) / quantile(few, 0.5);
  console.log(
    `history, first 50, with ${tokens} tokens over the same with ${FEW_TOKENS}: ${ratio.toFixed(2)}`,
  );
}

/** @returns URLs of two empty databases, and how to be rid of them */
async function places(engine) {
  if (engine === 'embedded') {
    const folder = await mkdtemp(join(tmpdir(), 'meridinate-lists-'));
    const urls = ['large', 'small'].map((name) => `file:${join(folder, `${name}.db`)}`);
    return { urls, remove: () => rm(folder, { recursive: true, force: true }) };
  }
  const server = await cluster.startPostgres();
  const plain = await openPlain(server.url);
  for (const name of ['large', 'small']) await plain.execute(`create database ${name}`);
  await plain.close();
  const urls = ['large', 'small'].map((name) => server.url.replace(/\/[^/]*$/, `/${name}`));
  return { urls, remove: () => server.stop() };
}

async function main() {
  const [engine = 'embedded', tokens = 100_000, rows = 5_000_000] = process.argv.slice(2);
  const size = { tokens: Number(tokens), rows: Number(rows) };
  const { urls, remove } = await places(engine);
  try {
    const took = await fill({ url: urls[0], ...size });
    await fill({ url: urls[1], tokens: FEW_TOKENS, rows: (size.rows / size.tokens) * FEW_TOKENS });
    console.log(`${engine}: ${size.tokens} tokens, ${size.rows} early buyers`);
    console.log(`filled in ${took.fill.toFixed(1)} s, brought up to date in ${took.migration.toFixed(1)} s`);
    const [large, small] = await Promise.all(urls.map((url) => opening.connect(url)));
    await report(large, small, size.tokens);
    await Promise.all([large.db.destroy(), small.db.destroy()]);
  } finally {
    await remove();
  }
}

await main();
