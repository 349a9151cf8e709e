import { findPostgres } from './find-postgres';
import { greetPostgres } from './greet-postgres';
import { startPostgres } from './start-postgres';

const INSTALL_MS = 320_000;
const START_MS = 90_000;

describe('startPostgres', () => {
  beforeAll(async () => void (await findPostgres()), INSTALL_MS);

  it(
    'starts a server that lets its user in, and stops it',
    async () => {
      const postgres = await startPostgres();
      const port = Number(new URL(postgres.url).port);
      try {
        expect(postgres.url).toMatch(/^postgres:\/\/postgres@127\.0\.0\.1:\d+\/postgres$/);
        expect(await greetPostgres(port, 'postgres')).toBe(true);
        expect(await greetPostgres(port, 'nobody-of-that-name')).toBe(false);
      } finally {
        await postgres.stop();
      }
      await expect(greetPostgres(port, 'postgres')).rejects.toThrow(/ECONNREFUSED/);
      await postgres.stop();
    },
    START_MS,
  );
});
