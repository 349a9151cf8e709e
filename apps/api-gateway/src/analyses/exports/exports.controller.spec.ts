import type { AnalysisResult } from '@meridinate/analysis-core';
import {
  type RunningGateway,
  settingsIn,
  startGateway,
  temporaryFolder,
  type TemporaryFolder,
} from '../../testing/gateway';
import { newAnalysis } from '../../testing/new-analysis';
import { sampleResult } from '../../testing/sample-result';

const MINT = 'So11111111111111111111111111111111111111112';
const AT = Date.UTC(2025, 10, 20, 13);
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

describe('the exports of an analysis', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const waiting = async (): Promise<string> => {
    const analysis = newAnalysis({ mint: MINT, createdAt: AT });
    await gateway.database.analyses.admit(analysis, null);
    return analysis.id;
  };
  const completed = async (changes: Partial<AnalysisResult> = {}): Promise<string> => {
    const id = await waiting();
    await gateway.database.analyses.complete(id, { ...sampleResult(MINT), ...changes }, null, AT);
    return id;
  };
  const download = (id: string, format: string): Promise<Response> =>
    fetch(`${gateway.url}/analysis/${id}/${format}`);

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('are a table of its early buyers', async () => {
    const answer = await download(await completed(), 'csv');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="BP_early_buyers.csv"; filename*=UTF-8''BP_early_buyers.csv`,
    );
    const lines = (await answer.text()).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines.slice(0, 2)).toEqual([
      'wallet_address,first_buy_timestamp,total_usd,transaction_count,average_buy_usd,wallet_balance_usd,rank,first_buy_slot,first_buy_signature',
      '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFi1,2025-11-20 12:00:01,252.5,2,126.25,150,1,101,signature-1',
    ]);
  });

  it('are a file that Axiom imports', async () => {
    const answer = await download(await completed(), 'axiom');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('content-disposition')).toContain('filename="BP_axiom_export.json"');
    expect(await answer.json()).toMatchObject([
      { trackedWalletAddress: '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFi1', name: '(1/2)$253|BP' },
      { name: '(2/2)$253|BP' },
    ]);
  });

  it('bear whatever a token calls itself', async () => {
    const token = { ...sampleResult(MINT).token, name: null, symbol: '=1"\r\n/\uD83D' };
    const id = await completed({ token });
    for (const format of ['csv', 'axiom']) expect((await download(id, format)).status).toBe(200);
    const answer = await download(id, 'axiom');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="_1_+axiom_export\.json"; filename\*=UTF-8''%3D1_+axiom_export\.json$/,
    );
  });

  it('are empty when nobody bought', async () => {
    const id = await completed({ earlyBuyers: [] });
    expect((await (await download(id, 'csv')).text()).split('\r\n')).toHaveLength(2);
    expect(await (await download(id, 'axiom')).json()).toEqual([]);
  });

  it('stay when the token is deleted for good', async () => {
    const id = await completed();
    const before = await (await download(id, 'csv')).text();
    const tokenId = (await gateway.database.analyses.find(id))?.tokenId ?? 0;
    await gateway.database.tokens.moveToTrash(tokenId, AT);
    expect(await gateway.database.tokens.deletePermanently(tokenId)).toBe(true);
    expect(await (await download(id, 'csv')).text()).toBe(before);
  });

  it('are refused while it has not completed, with its state', async () => {
    const id = await waiting();
    for (const format of ['csv', 'axiom']) {
      const { status, body } = await gateway.request('GET', `/analysis/${id}/${format}`);
      expect([status, body['code']]).toEqual([409, 'ANALYSIS_NOT_COMPLETED']);
      expect(body['error']).toContain(`Analysis ${id} is queued`);
    }
  });

  it.each([UNKNOWN, 'not-an-id', '..%2f..%2fetc%2fpasswd'])('do not exist for %s', async (id) => {
    for (const format of ['csv', 'axiom']) {
      const { status, body } = await gateway.request('GET', `/analysis/${id}/${format}`);
      expect([status, body['code']]).toEqual([404, 'ANALYSIS_NOT_FOUND']);
    }
  });
});
