import { openDatabase } from '../open-database';
import type { Database } from '../repositories';
import { describeAdmission } from './conformance-admission';
import { describeAnalyses } from './conformance-analyses';
import { describeCompletion } from './conformance-completion';
import { describeDeletion } from './conformance-deletion';
import { describeHandover } from './conformance-handover';
import { describeKeptCounts } from './conformance-kept-counts';
import { describeMarketCaps } from './conformance-market-caps';
import { describeNextSteps } from './conformance-next-steps';
import { describePrices } from './conformance-prices';
import { describeRuns } from './conformance-runs';
import { describeStates } from './conformance-states';
import { describeTags } from './conformance-tags';
import { describeTicks } from './conformance-ticks';
import { describeStoredSettings } from './conformance-stored-settings';
import { describeTokens } from './conformance-tokens';
import { describeWallets } from './conformance-wallets';
import { describeWatchedAddresses } from './conformance-watched-addresses';
import { describeWebhooks } from './conformance-webhooks';
import { create, NOON } from './sample-analysis';
import { START_MS, type TestServer } from './test-server';

/** An open, empty database; another one in each test. */
export interface Subject {
  database: Database;
  url: string;
  /** Closes the database and opens it again, as a restart of the gateway does. */
  reopen: () => Promise<void>;
}

export interface EngineUnderTest {
  engine: Database['engine'];
  start: () => Promise<TestServer>;
  /** Random histories to try in the property test. */
  runs: number;
}

/** What every engine promises, whatever it is made of. */
export function describeConformance({ engine, start, runs }: EngineUnderTest): void {
  describe(`the ${engine} database`, () => {
    let server: TestServer;
    const subject = {} as Subject;

    beforeAll(async () => {
      server = await start();
    }, START_MS);
    afterAll(() => server?.stop());
    beforeEach(async () => {
      subject.url = await server.migratedUrl();
      subject.database = await openDatabase(subject.url);
      subject.reopen = async () => {
        await subject.database.close();
        subject.database = await openDatabase(subject.url);
      };
    });
    afterEach(() => subject.database?.close());

    it('says which engine it is and answers a ping', async () => {
      expect(subject.database.engine).toBe(engine);
      await subject.database.ping();
    });

    it('rejects a ping once it is closed, and may be closed twice', async () => {
      await subject.database.close();
      await subject.database.close();
      await expect(subject.database.ping()).rejects.toThrow();
    });

    it('keeps what it was given over a restart', async () => {
      const id = await create(subject.database.analyses);
      await subject.reopen();
      expect(await subject.database.analyses.find(id)).toMatchObject({ id, createdAt: NOON });
    });

    describeAdmission(subject);
    describeAnalyses(subject);
    describeHandover(subject);
    describeRuns(subject);
    describeCompletion(subject);
    describeTokens(subject);
    describeDeletion(subject);
    describeWallets(subject);
    describeKeptCounts(subject, Math.ceil(runs / 5));
    describeMarketCaps(subject);
    describeNextSteps(subject);
    describeTags(subject);
    describeTicks(subject);
    describePrices(subject);
    describeStoredSettings(subject);
    describeWatchedAddresses(subject);
    describeWebhooks(subject);
    describeStates(subject, runs);
  });
}
