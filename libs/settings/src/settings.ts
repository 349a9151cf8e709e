import { MeridinateError } from '@meridinate/errors';
import type { LogLevel } from './log-level';
import { readRateLimits, type RateLimitSettings } from './rate-limit-settings';
import { VariableReader, type Environment, type NamedKeyHash } from './read-variable';
import {
  FREE_CALLS_PER_SECOND,
  HELIUS_CALLS_PER_SECOND,
  type HeliusPlan,
  type RatedUpstream,
} from './upstream-rates';

/** Base URLs without a trailing slash, and how patient to be with each. */
export interface UpstreamSettings {
  /** Empty when none was given. */
  heliusApiKey: string;
  heliusRpcUrl: string;
  heliusApiUrl: string;
  /** Credits of a page of 100 transactions, a standard RPC call and `getAsset`, and the month they are of. */
  heliusCredits: { asOf: string; page: number; call: number; asset: number };
  dexscreenerUrl: string;
  coinbaseUrl: string;
  binanceUrl: string;
  defillamaUrl: string;
  coingeckoUrl: string;
  jupiterUrl: string;
  timeoutMs: number;
  attempts: number;
  /** Calls per second, of all processes together; an upstream that is absent is not held back. */
  callsPerSecond: Partial<Record<RatedUpstream, number>>;
}

/** All settings of a process, checked. Durations are in ms. */
export interface Settings {
  server: { host: string; port: number; corsOrigins: string[] };
  databaseUrl: string;
  redis: { enabled: boolean; url: string };
  rateLimit: RateLimitSettings;
  upstreams: UpstreamSettings;
  /** Known callers, and operators. */
  access: { keys: NamedKeyHash[]; adminKeys: NamedKeyHash[] };
  /** Whether operations that change what all callers share need an operator's key; there is one then. */
  adminOperationsProtected: boolean;
  analysis: {
    threads: number;
    concurrency: number;
    waitingLimit: number;
    timeoutMs: number;
    /** By which known callers are served before others. */
    headStartMs: number;
    /** Losses of its process after which an analysis is set aside. */
    losses: number;
  };
  webhooks: {
    /** Null when none was given, as for the secret. */
    callbackUrl: string | null;
    secret: string | null;
    /** Whether callers may name a callback with http. */
    allowHttp: boolean;
  };
  /** 0 when the market capitalisations are not refreshed by themselves. */
  marketCapRefreshMs: number;
  worker: { lockMs: number };
  shutdownGraceMs: number;
  /** What web frontends are told of debugging. */
  debugMode: boolean;
  /** The levels that are written: LOG_LEVEL and all graver. */
  logLevels: LogLevel[];
}

const readPace = (read: VariableReader): UpstreamSettings['callsPerSecond'] => {
  // A plan that does not exist is a fault by now, and no settings come of it.
  const ofPlan = HELIUS_CALLS_PER_SECOND[read.text('HELIUS_PLAN') as HeliusPlan];
  const helius = read.integer('HELIUS_RPC_PER_SECOND', ofPlan);
  return read.flag('UPSTREAM_PACE') ? { helius, ...FREE_CALLS_PER_SECOND } : {};
};

const readUpstreams = (read: VariableReader): UpstreamSettings => {
  const base = (name: Parameters<VariableReader['text']>[0]): string => read.text(name).replace(/\/+$/, '');
  return {
    heliusApiKey: read.text('HELIUS_API_KEY'),
    heliusRpcUrl: base('HELIUS_RPC_URL'),
    heliusApiUrl: base('HELIUS_API_URL'),
    heliusCredits: {
      asOf: read.text('HELIUS_CREDITS_AS_OF'),
      page: read.integer('HELIUS_CREDITS_PAGE'),
      call: read.integer('HELIUS_CREDITS_CALL'),
      asset: read.integer('HELIUS_CREDITS_ASSET'),
    },
    dexscreenerUrl: base('DEXSCREENER_URL'),
    coinbaseUrl: base('COINBASE_URL'),
    binanceUrl: base('BINANCE_URL'),
    defillamaUrl: base('DEFILLAMA_URL'),
    coingeckoUrl: base('COINGECKO_URL'),
    jupiterUrl: base('JUPITER_URL'),
    timeoutMs: read.integer('UPSTREAM_TIMEOUT_MS'),
    attempts: read.integer('UPSTREAM_ATTEMPTS'),
    callsPerSecond: readPace(read),
  };
};

/**
 * Turns an environment into settings.
 *
 * @param service port to listen on when PORT is absent
 * @throws MeridinateError SETTINGS_INVALID with every fault at once
 */
export function readSettings(environment: Environment, service: { defaultPort: number }): Settings {
  const read = new VariableReader(environment);
  const settings: Settings = {
    server: {
      host: read.text('HOST'),
      port: read.integer('PORT', service.defaultPort),
      corsOrigins: read.list('CORS_ORIGINS'),
    },
    databaseUrl: read.text('DATABASE_URL'),
    redis: { enabled: read.flag('REDIS_ENABLED'), url: read.text('REDIS_URL') },
    rateLimit: readRateLimits(read),
    access: { keys: read.keyHashes('API_KEY_HASHES'), adminKeys: read.keyHashes('ADMIN_KEY_HASH') },
    adminOperationsProtected: read.flagThatNeeds('ADMIN_OPERATIONS_PROTECTED', 'ADMIN_KEY_HASH'),
    upstreams: readUpstreams(read),
    analysis: {
      threads: read.integer('ANALYSIS_THREADS'),
      concurrency: read.integer('ANALYSIS_CONCURRENCY'),
      waitingLimit: read.integer('ANALYSIS_WAITING_LIMIT'),
      timeoutMs: read.integer('ANALYSIS_TIMEOUT_MS'),
      headStartMs: read.integer('ANALYSIS_HEAD_START_SECONDS') * 1_000,
      losses: read.integer('WORKER_LOSSES'),
    },
    webhooks: {
      callbackUrl: read.text('WEBHOOK_CALLBACK_URL') || null,
      secret: read.text('WEBHOOK_SECRET') || null,
      allowHttp: read.flag('WEBHOOK_ALLOW_HTTP'),
    },
    marketCapRefreshMs: read.integer('MARKET_CAP_REFRESH_MINUTES') * 60_000,
    worker: { lockMs: read.integer('WORKER_LOCK_MS') },
    shutdownGraceMs: read.integer('SHUTDOWN_GRACE_MS'),
    debugMode: read.flag('DEBUG_MODE'),
    logLevels: read.logLevels('LOG_LEVEL'),
  };
  if (read.faults.length > 0) throw new MeridinateError('SETTINGS_INVALID', { faults: read.faults });
  return settings;
}

/** Exit status for a configuration error, from BSD's sysexits.h (EX_CONFIG). */
const CONFIGURATION_ERROR_STATUS = 78;

/** {@link readSettings} of this process; on faults it prints them all and exits with status 78. */
export function settingsOfThisProcess(service: { defaultPort: number }): Settings {
  try {
    return readSettings(process.env, service);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(CONFIGURATION_ERROR_STATUS);
  }
}
