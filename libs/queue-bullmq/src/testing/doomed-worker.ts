import { createJobConsumer } from '../consumer/job-consumer';
import { NOTES } from './note.queue';

/**
 * A worker for specs to kill: `node doomed-worker.js <redis url>`. It takes a note, saves three pages,
 * says so and never ends the job.
 */
const [redisUrl = ''] = process.argv.slice(2);

createJobConsumer({
  redisUrl,
  contract: NOTES,
  concurrency: 1,
  lockMs: 1_000,
  stalledIntervalMs: 200,
  losses: { most: 5, onSetAside: () => Promise.resolve() },
  onRejected: () => undefined,
  onError: (error) => process.stderr.write(`${error.message}\n`),
  async handle(job) {
    await job.savePayload({ ...job.payload, pages: 3 });
    process.stdout.write('saved\n');
    await new Promise(() => undefined);
  },
}).start();
