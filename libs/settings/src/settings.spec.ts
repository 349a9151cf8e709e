import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMeridinateError } from '@meridinate/errors';
import { renderEnvExample } from './env-example';
import { readSettings } from './settings';

const gateway = { defaultPort: 5003 };

describe('readSettings', () => {
  it('runs on an empty environment, with the queue and the limits off', () => {
    const settings = readSettings({}, gateway);
    expect(settings.server).toEqual({
      host: '127.0.0.1',
      port: 5003,
      corsOrigins: ['http://localhost:3000'],
    });
    expect(settings.redis.enabled).toBe(false);
    expect(settings.rateLimit.enabled).toBe(false);
    expect(settings.databaseUrl).toBe('file:./var/meridinate.db');
  });

  it('takes an empty variable as absent', () => {
    expect(readSettings({ PORT: '', REDIS_ENABLED: ' ' }, gateway).server.port).toBe(5003);
  });

  it.each([
    ['true', true],
    ['TRUE', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('reads the flag %s as %s', (text, expected) => {
    expect(readSettings({ REDIS_ENABLED: text }, gateway).redis.enabled).toBe(expected);
  });

  it('takes the slash off the end of a base URL', () => {
    expect(readSettings({ HELIUS_RPC_URL: 'http://localhost:1/' }, gateway).upstreams.heliusRpcUrl).toBe(
      'http://localhost:1',
    );
  });

  it('has the credit prices of today’s billing page, and takes others', () => {
    const creditsIn = (environment: Record<string, string>) =>
      readSettings(environment, gateway).upstreams.heliusCredits;
    expect(creditsIn({})).toEqual({ asOf: '2026-10', page: 10, call: 1, asset: 10 });
    const older = { HELIUS_CREDITS_AS_OF: '2025-06', HELIUS_CREDITS_PAGE: '100' };
    expect(creditsIn(older)).toEqual({ asOf: '2025-06', page: 100, call: 1, asset: 10 });
    expect(() => creditsIn({ HELIUS_CREDITS_CALL: '0' })).toThrow(/HELIUS_CREDITS_CALL must be/);
  });

  it('holds Helius to the plan, or to the figure that is given instead', () => {
    const heliusOf = (environment: Record<string, string>) =>
      readSettings(environment, gateway).upstreams.callsPerSecond.helius;
    expect(heliusOf({})).toBe(10);
    expect(heliusOf({ HELIUS_PLAN: 'business' })).toBe(200);
    expect(heliusOf({ HELIUS_PLAN: 'business', HELIUS_RPC_PER_SECOND: '70' })).toBe(70);
    expect(() => heliusOf({ HELIUS_PLAN: 'gold' })).toThrow(/HELIUS_PLAN must be one of free, developer/);
  });

  it('holds nobody back when the pace is turned off', () => {
    expect(readSettings({ UPSTREAM_PACE: 'false' }, gateway).upstreams.callsPerSecond).toEqual({});
    expect(readSettings({}, gateway).upstreams.callsPerSecond).toMatchObject({ coingecko: 0.2, jupiter: 1 });
  });

  it('writes the level asked for and all graver', () => {
    expect(readSettings({ LOG_LEVEL: 'warn' }, gateway).logLevels).toEqual(['fatal', 'error', 'warn']);
    expect(() => readSettings({ LOG_LEVEL: 'loud' }, gateway)).toThrow(/LOG_LEVEL must be one of fatal/);
  });

  it('protects the operations that change what all share only where there is a key for them', () => {
    const readWith = (environment: Record<string, string>) => readSettings(environment, gateway);
    expect(readWith({}).adminOperationsProtected).toBe(false);
    const hash = `root:${'a'.repeat(64)}`;
    const both = { ADMIN_OPERATIONS_PROTECTED: 'true', ADMIN_KEY_HASH: hash };
    expect(readWith(both).adminOperationsProtected).toBe(true);
    expect(() => readWith({ ADMIN_OPERATIONS_PROTECTED: 'true' })).toThrow(
      /ADMIN_OPERATIONS_PROTECTED needs ADMIN_KEY_HASH to be set/,
    );
  });

  it('reports every fault at once and names what is allowed', () => {
    const environment = { PORT: '70000', REDIS_ENABLED: 'yes', REDIS_URL: 'localhost', CORS_ORIGINS: 'a,b' };
    let caught: unknown;
    try {
      readSettings(environment, gateway);
    } catch (error) {
      caught = error;
    }
    if (!isMeridinateError(caught, 'SETTINGS_INVALID')) throw new Error('expected SETTINGS_INVALID');
    expect(caught.context.faults).toHaveLength(4);
    expect(caught.message).toContain('PORT must be a whole number from 0 to 65535, not "70000"');
  });

  it.each([
    ['DATABASE_URL', 'postgres://user:hunter2#tail@host/db'],
    ['REDIS_URL', 'redis://:hunter2/tail@host:6379'],
    ['HELIUS_RPC_URL', 'mainnet.helius-rpc.com/?api-key=hunter2'],
    ['WEBHOOK_SECRET', 'hunter2-пароль-пароль'],
    ['ADMIN_KEY_HASH', 'root:hunter2'],
  ])('does not repeat what %s was, for a secret may be in it', (name, text) => {
    const reading = () => readSettings({ [name]: text }, gateway);
    expect(reading).toThrow(new RegExp(`${name} must`));
    expect(reading).not.toThrow(/hunter2/);
  });

  it('refuses a database that has no name', () => {
    expect(() => readSettings({ DATABASE_URL: 'file:' }, gateway)).toThrow(/DATABASE_URL must be a URL/);
  });
});

describe('.env.example', () => {
  it('is the rendered table of variables', () => {
    const path = join(__dirname, '../../../.env.example');
    expect(readFileSync(path, 'utf8')).toBe(renderEnvExample());
  });
});
