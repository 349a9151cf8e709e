import { completeAnalysis } from '../testing/completed-analysis';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';

const MINT = 'So11111111111111111111111111111111111111112';
const AT = Date.UTC(2025, 10, 20, 12);
const UNKNOWN = '6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';

describe('webhooks that are not configured', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('say what to set', async () => {
    const token_id = await completeAnalysis(gateway.database, MINT, { at: AT });
    const { status, body } = await gateway.request('POST', '/webhooks/create', { body: { token_id } });
    expect([status, body['code']]).toEqual([503, 'WEBHOOKS_NOT_CONFIGURED']);
    expect(body['error']).toContain('Set WEBHOOK_SECRET and WEBHOOK_CALLBACK_URL');
    for (const path of ['/webhooks/list', `/webhooks/${UNKNOWN}`]) {
      const read = await gateway.request('GET', path);
      expect([read.status, read.body['error']]).toEqual([503, expect.stringContaining('HELIUS_API_KEY')]);
    }
  });

  it('let no delivery in', async () => {
    const guesses: Record<string, string>[] = [{}, { authorization: '' }, { authorization: 'undefined' }];
    for (const headers of guesses) {
      const { status } = await gateway.request('POST', '/webhooks/callback', {
        body: { signature: '5'.repeat(88) },
        headers,
      });
      expect(status).toBe(401);
    }
  });
});
