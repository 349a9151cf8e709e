import { describeConformance } from './testing/conformance';
import { SERVERS } from './testing/test-server';

/** HISTORY_RUNS=300 tries more random histories; a fifth of them are of the kept counts. */
const HISTORY_RUNS = process.env['HISTORY_RUNS'];

for (const server of SERVERS) {
  describeConformance({ ...server, runs: Number(HISTORY_RUNS ?? server.runs) });
}
