import { Draws } from '../../chaos/draws';
import { inProcess, queued, readAnalysis, submit, until } from '../testing/api';
import { SimulatorKnowledge } from '../testing/simulator';
import { queuedBy, simulatedBy } from '../testing/stack';
import { Replicas } from './replicas';
import { SocketClient } from './socket-client';
import { StreamClient, type Cut } from './stream-client';

const CLIENTS = Number(process.env['CLIENTS'] ?? 40);
const SEED = Number(process.env['EVENTS_SEED'] ?? 20_260_909);
const ANALYSES = 3;
/** Of each analysis: three pages. */
const TRANSACTIONS = 300;
/** Of each page, so that an analysis lasts long enough to be cut off from. */
const SLOW = [{ match: { method: 'getTransactionsForAddress' }, kind: 'latency', ms: 250 }];
/** An event is longer. */
const LATEST_CUT = 500;
const MOST_EVENTS_BEFORE_A_CUT = 3;

const half = Array.from({ length: Math.floor(CLIENTS / 2) }, (_, index) => index);

describe(`two gateways with one PostgreSQL, one Redis and ${CLIENTS} listeners`, () => {
  const replicas = new Replicas();
  const draws = new Draws(SEED);
  let knowledge: SimulatorKnowledge;
  let mints: string[];
  let sockets: SocketClient[];

  beforeAll(async () => {
    const simulator = await replicas.stack.simulator();
    const redis = await replicas.stack.redis();
    knowledge = new SimulatorKnowledge(simulator.url);
    mints = await knowledge.mints(2 * ANALYSES);
    const env = { ...simulatedBy(simulator), ...queuedBy(redis) };
    await replicas.start(env);
    await replicas.stack.service('analysis-worker', env);
  });
  afterAll(() => replicas.stop());
  beforeEach(async () => {
    sockets = await Promise.all(half.map((index) => SocketClient.open(replicas.url(index))));
  });
  afterEach(() => sockets.forEach((socket) => socket.close()));

  /** Submits to both replicas, by both roads in turn. */
  const submitAll = (chosen: readonly string[]): Promise<string[]> =>
    Promise.all(
      chosen.map((mint, index) => {
        const road = index % 3 === 0 ? inProcess : queued;
        const settings = { api_settings: { minUsdFilter: 0, transactionLimit: TRANSACTIONS } };
        return submit({ url: replicas.url(index) }, road, mint, settings);
      }),
    );
  const allHear = (times: number): Promise<unknown> =>
    until(
      'every client has heard of all',
      () => Promise.resolve(sockets.map(({ heard }) => heard.length)),
      (lengths) => lengths.every((length) => length >= times),
    );
  const expectedOf = (id: string): string[] => [`analysis_start ${id}`, `analysis_complete ${id}`];
  /** One in two in the silence after an event, which must not come again; the others within an event. */
  const drawCut = (): Cut => ({
    events: draws.between(1, MOST_EVENTS_BEFORE_A_CUT),
    characters: draws.between(0, 1) * draws.between(1, LATEST_CUT),
  });
  const heardOf = ({ heard }: SocketClient, id: string): string[] =>
    heard.filter((each) => each.endsWith(id));

  /** Every socket has heard of each analysis once, in order, and saw its token at once. */
  async function expectAllTold(ids: readonly string[]): Promise<void> {
    await allHear(2 * ids.length);
    for (const socket of sockets) {
      for (const id of ids) expect(heardOf(socket, id)).toEqual(expectedOf(id));
      const glances = await Promise.all(socket.glances);
      expect(glances.map(({ id }) => id).sort()).toEqual([...ids].sort());
      for (const { walletsShown, walletsTold } of glances) expect(walletsShown).toBe(walletsTold);
    }
  }

  it('tells every client of each start and, after the commit, of each end, once and in order', async () => {
    await knowledge.setFaults([]);
    const ids = await submitAll(mints.slice(0, ANALYSES));
    await expectAllTold(ids);
    for (const [index, socket] of sockets.entries()) socket.send(`client ${index}`);
    await until(
      'every client is answered',
      () => Promise.resolve(sockets),
      (all) => all.every(({ pongs }) => pongs.length > 0),
    );
    expect(sockets.map(({ pongs }) => pongs)).toEqual(half.map((index) => [`client ${index}`]));
  });

  it('lets a follower that was cut off go on at the other replica, without a gap and without a repeat', async () => {
    await knowledge.setFaults(SLOW);
    const ids = await submitAll(mints.slice(ANALYSES));
    // Every third is left alone; the others are cut once or twice.
    const followedBy = (index: number): string => ids[Math.floor(index / 6) % ids.length] ?? '';
    const streams = half.map((index) => {
      const cuts = Array.from({ length: index % 3 }, drawCut);
      const urls = [replicas.url(index), replicas.url(index + 1)] as const;
      return new StreamClient(urls, followedBy(index), cuts);
    });
    await Promise.all(streams.map((stream) => stream.follow()));
    for (const [index, { events, returns }] of streams.entries()) {
      const sequences = events.map(({ id }) => id);
      expect(sequences).toEqual([...new Set(sequences)].sort((left, right) => left - right));
      for (const { id, state } of events) expect(state.sequence).toBe(id);
      expect(events.at(-1)?.state).toEqual(
        await readAnalysis({ url: replicas.url(index) }, followedBy(index)),
      );
      for (const { eventsBefore, sequence } of returns) {
        expect(sequences[eventsBefore]).toBeGreaterThanOrEqual(sequence);
      }
    }
    const cut = streams.flatMap(({ returns }) => returns).length;
    const events = streams.reduce((sum, stream) => sum + stream.events.length, 0);
    process.stdout.write(`streams: ${JSON.stringify({ seed: SEED, streams: half.length, cut, events })}\n`);
    expect(cut).toBeGreaterThan(half.length / 3);
    await expectAllTold(ids);
  });
});
