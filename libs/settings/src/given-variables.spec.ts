import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenVariables } from './given-variables';
import { VARIABLES } from './variables';

describe('givenVariables', () => {
  it('gives every variable the services read, and nothing else', () => {
    const all = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, `value of ${name}`]));
    expect(givenVariables({ ...all, AWS_SECRET_ACCESS_KEY: 'hunter2', PATH: '/bin' })).toEqual(all);
  });

  it('leaves out what is absent or empty, so that a default of the starter stands', () => {
    expect(givenVariables({ DATABASE_URL: '', LOG_LEVEL: ' ', DEBUG_MODE: 'true' })).toEqual({
      DEBUG_MODE: 'true',
    });
  });
});

describe('docker-compose.yml', () => {
  const text = readFileSync(join(__dirname, '../../../docker-compose.yml'), 'utf8');
  const names = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name ?? '');
  /** A name without a value is handed through from the environment or from `.env`. */
  const handedThrough = names(/^ +([A-Z][A-Z_]+):$/gm);
  /** Of HOST and PORT each image knows its own. */
  const fixed = ['HOST', 'PORT', 'REDIS_ENABLED', 'REDIS_URL', 'DATABASE_URL', 'LOG_LEVEL'];

  it('hands every variable through once, but for those it sets itself', () => {
    const expected = Object.keys(VARIABLES).filter((name) => !fixed.includes(name));
    expect(handedThrough.toSorted()).toEqual(expected.toSorted());
  });

  it('lets the caller choose the database and what is logged', () => {
    expect(names(/^ +[A-Z_]+: \$\{([A-Z_]+):-.+\}$/gm).toSorted()).toEqual(['DATABASE_URL', 'LOG_LEVEL']);
  });
});
