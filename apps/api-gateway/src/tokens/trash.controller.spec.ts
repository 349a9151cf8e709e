import { completeAnalysis } from '../testing/completed-analysis';
import {
  type Answer,
  type RunningGateway,
  settingsIn,
  startGateway,
  temporaryFolder,
  type TemporaryFolder,
} from '../testing/gateway';

const MINTS = [
  'So11111111111111111111111111111111111111112',
  'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB',
];
const AT = Date.UTC(2025, 10, 20, 12);
const UNKNOWN = 999;

interface Listed {
  total: number;
  tokens: { id: number; deleted_at: string | null }[];
  next_cursor: string | null;
}

describe('the trash', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let ids: number[];

  const moveToTrash = (id: number | string): Promise<Answer> =>
    gateway.request('DELETE', `/api/tokens/${id}`);
  const restore = (id: number | string): Promise<Answer> =>
    gateway.request('POST', `/api/tokens/${id}/restore`);
  const deletePermanently = (id: number | string): Promise<Answer> =>
    gateway.request('DELETE', `/api/tokens/${id}/permanent`);
  const listed = async (path: string): Promise<Listed> =>
    (await gateway.request('GET', `/api/tokens/${path}`)).body as unknown as Listed;
  const idsIn = async (path: string): Promise<number[]> =>
    (await listed(path)).tokens.map(({ id }) => id).sort((a, b) => a - b);

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
  });
  beforeEach(async () => {
    ids = [];
    for (const mint of MINTS) ids.push(await completeAnalysis(gateway.database, mint, { at: AT }));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('takes a token out of sight and gives it back as it was', async () => {
    const [id = 0] = ids;
    const before = await gateway.request('GET', `/api/tokens/${id}`);
    expect(await moveToTrash(id)).toMatchObject({
      status: 200,
      body: { message: `Token ${id} was moved to the trash` },
    });
    expect(await idsIn('history')).not.toContain(id);
    expect(await idsIn('trash')).toEqual([id]);
    expect((await gateway.request('GET', `/api/tokens/${id}`)).status).toBe(404);
    expect((await gateway.request('GET', `/api/tokens/${id}/history`)).status).toBe(404);

    expect(await restore(id)).toMatchObject({ status: 200, body: { message: `Token ${id} was restored` } });
    expect(await idsIn('trash')).toEqual([]);
    expect((await gateway.request('GET', `/api/tokens/${id}`)).body).toEqual(before.body);
  });

  it('says when a token is already where it shall go', async () => {
    const [id = 0] = ids;
    expect(await restore(id)).toMatchObject({
      status: 200,
      body: { message: `Token ${id} is not in the trash` },
    });
    await moveToTrash(id);
    const again = { status: 200, body: { message: `Token ${id} is in the trash already` } };
    expect(await moveToTrash(id)).toMatchObject(again);
  });

  it('is listed with the time of each deletion, in parts if wished', async () => {
    for (const id of ids) await moveToTrash(id);
    const all = await listed('trash');
    expect(all).toMatchObject({ total: 3, next_cursor: null });
    for (const { deleted_at } of all.tokens) expect(deleted_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    const first = await listed('trash?limit=2');
    const second = await listed(`trash?limit=2&cursor=${String(first.next_cursor)}`);
    expect([first.tokens.length, second.next_cursor]).toEqual([2, null]);
    expect([...first.tokens, ...second.tokens]).toEqual(all.tokens);
  });

  it('deletes for good what is in it, and leaves the analysis', async () => {
    const [id = 0] = ids;
    await moveToTrash(id);
    expect(await deletePermanently(id)).toMatchObject({
      status: 200,
      body: { message: `Token ${id} was deleted for good` },
    });
    expect(await idsIn('trash')).toEqual([]);
    expect(await restore(id)).toMatchObject({ status: 404, body: { code: 'TOKEN_NOT_FOUND' } });
    const { body } = await gateway.request('GET', `/analysis?search=${MINTS[0]}`);
    expect(body['jobs']).not.toEqual([]);
  });

  it('refuses to delete for good what was not put into it', async () => {
    const [id = 0] = ids;
    const refused = await deletePermanently(id);
    expect(refused).toMatchObject({ status: 409, body: { code: 'TOKEN_NOT_IN_TRASH' } });
    expect(refused.body['error']).toContain(`Send DELETE /api/tokens/${id} first`);
    expect(await idsIn('history')).toContain(id);
  });

  it.each([
    [UNKNOWN, 404, 'TOKEN_NOT_FOUND'],
    [0, 404, 'TOKEN_NOT_FOUND'],
    ['9007199254740993', 404, 'TOKEN_NOT_FOUND'],
    ['last', 422, 'REQUEST_FIELD_INVALID'],
  ])('knows no token %s', async (id, status, code) => {
    for (const move of [moveToTrash, restore, deletePermanently]) {
      expect(await move(id)).toMatchObject({ status, body: { code } });
    }
  });

  it('refuses the cursor of another list', async () => {
    const { status, body } = await gateway.request('GET', '/api/tokens/trash?cursor=history.1.1');
    expect([status, body['code']]).toEqual([422, 'REQUEST_FIELD_INVALID']);
  });
});
