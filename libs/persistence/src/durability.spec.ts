import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { openDatabase } from './open-database';
import { newAnalysis, NOON, resultOf } from './testing/sample-analysis';
import { embeddedServer, type TestServer } from './testing/test-server';

const LIBRARY = join(__dirname, '../dist/index.js');

/** Writes analyses without end; prints an id once the database has acknowledged it. */
const WRITER = `
const { openDatabase } = require(${JSON.stringify(LIBRARY)});
const [url, analysis, result] = process.argv.slice(1);
(async () => {
  const { analyses } = await openDatabase(url);
  for (let number = 0; ; number += 1) {
    const id = process.pid + '-' + number;
    await analyses.admit({ ...JSON.parse(analysis), id, fingerprint: id }, null);
    process.stdout.write('created ' + id + '\\n');
    if (number % 2 === 0) continue;
    await analyses.complete(id, JSON.parse(result), null, ${NOON});
    process.stdout.write('completed ' + id + '\\n');
  }
})();`;

const ENOUGH_LINES = 200;

describe('the embedded database', () => {
  let server: TestServer;
  const writers: ChildProcessByStdio<null, Readable, null>[] = [];
  beforeEach(async () => {
    server = await embeddedServer();
  });
  afterEach(async () => {
    writers.splice(0).forEach((writer) => writer.kill('SIGKILL'));
    await server.stop();
  });

  const startWriter = (url: string) => {
    const subject = [JSON.stringify(newAnalysis()), JSON.stringify(resultOf(['alice', 'bob']))];
    const child = spawn(process.execPath, ['-e', WRITER, url, ...subject], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    writers.push(child);
    return child;
  };

  it('has every acknowledged analysis after its process was killed while writing', async () => {
    const url = await server.freshUrl();
    const writer = startWriter(url);
    const acknowledged: string[] = [];
    for await (const line of createInterface(writer.stdout)) {
      acknowledged.push(line);
      if (acknowledged.length === ENOUGH_LINES) writer.kill('SIGKILL');
    }
    expect(writer.killed || writer.exitCode === null).toBe(true);
    expect(acknowledged.length).toBeGreaterThanOrEqual(ENOUGH_LINES);

    const database = await openDatabase(url);
    try {
      for (const line of acknowledged) {
        const [what, id = ''] = line.split(' ');
        const row = await database.analyses.find(id);
        if (what === 'completed') expect(row).toMatchObject({ id, state: 'completed' });
        else expect(row).toMatchObject({ id });
      }
    } finally {
      await database.close();
    }
  }, 60_000);

  it('may be opened and written by two processes at once, from the first moment', async () => {
    const url = await server.freshUrl();
    const counts = await Promise.all(
      [startWriter(url), startWriter(url)].map(async (writer) => {
        let lines = 0;
        for await (const line of createInterface(writer.stdout)) {
          if (line.startsWith('completed')) lines += 1;
          if (lines === 20) break;
        }
        writer.kill('SIGKILL');
        if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
        return lines;
      }),
    );
    expect(counts).toEqual([20, 20]);
    const database = await openDatabase(url);
    expect((await database.analyses.countByState()).completed).toBeGreaterThanOrEqual(40);
    await database.close();
  }, 60_000);
});
