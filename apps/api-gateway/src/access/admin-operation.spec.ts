import { createHash } from 'node:crypto';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';

const KEY = 'the key of the operator';
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');
const KEYS = { ADMIN_KEY_HASH: `root:${hashOf(KEY)}`, API_KEY_HASHES: `desk:${hashOf('of the desk')}` };
const FRAME = { job_id: 'a', token_name: 'b', token_symbol: 'c' };

/** Operations that change what all callers share, and what each needs to be sent. */
const OPERATIONS: [method: string, path: string, body: object][] = [
  ['POST', '/api/settings', {}],
  ['POST', '/api/solscan-settings', {}],
  ['POST', '/clear', {}],
  ['POST', '/notify/analysis_start', FRAME],
  ['POST', '/notify/analysis_complete', { ...FRAME, acronym: '', wallets_found: 0, token_id: 1 }],
];

describe.each(['true', 'false'])('with ADMIN_OPERATIONS_PROTECTED=%s', (isProtected) => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const operate = (headers: Record<string, string>): Promise<Answer[]> =>
    Promise.all(OPERATIONS.map(([method, path, body]) => gateway.request(method, path, { body, headers })));

  beforeAll(async () => {
    folder = await temporaryFolder();
    const env = { ...KEYS, ADMIN_OPERATIONS_PROTECTED: isProtected };
    gateway = await startGateway(settingsIn(folder.path, env));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it.each([
    ['no key', {}, 403, 'ADMIN_KEY_NEEDED'],
    ['the key of a caller', { 'x-api-key': 'of the desk' }, 403, 'ADMIN_KEY_NEEDED'],
    ['an unknown key', { 'x-api-key': 'guess' }, 401, 'API_KEY_UNKNOWN'],
    ['the key of an operator', { 'x-api-key': KEY }, 200, undefined],
  ])('operations answer %s as they must', async (_who, headers: Record<string, string>, status, code) => {
    const expected = isProtected === 'true' ? [status, code] : [200, undefined];
    const answers = await operate(headers);
    expect(answers.map((answer) => [answer.status, answer.body['code']])).toEqual(
      OPERATIONS.map(() => expected),
    );
  });

  it('a token is deleted for good by those who may', async () => {
    const remove = (headers: Record<string, string>) =>
      gateway.request('DELETE', '/api/tokens/1/permanent', { headers });
    const codes = [(await remove({})).body['code'], (await remove({ 'x-api-key': KEY })).body['code']];
    expect(codes).toEqual([
      isProtected === 'true' ? 'ADMIN_KEY_NEEDED' : 'TOKEN_NOT_FOUND',
      'TOKEN_NOT_FOUND',
    ]);
  });

  it('reading stays open to everybody', async () => {
    for (const path of ['/api/settings', '/api/solscan-settings', '/addresses']) {
      expect((await gateway.request('GET', path)).status).toBe(200);
    }
  });
});
