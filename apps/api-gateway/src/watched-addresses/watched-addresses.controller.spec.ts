import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { addressOf } from './testing/address-of';

const [ALICE, BOB] = [addressOf(1), addressOf(2)];
const NAIVE_UTC = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

describe('watched addresses', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const send = (method: string, path: string, body?: object): Promise<Answer> =>
    gateway.request(method, path, { body });
  const listed = async (): Promise<Record<string, unknown>[]> => {
    const { body } = await send('GET', '/addresses');
    return body['addresses'] as Record<string, unknown>[];
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
  });
  beforeEach(() => send('POST', '/clear'));
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  describe('POST /register', () => {
    it('watches an address, with a note that is kept as it was written', async () => {
      const note = '<b>"early" ☃</b>\n\t; drop table';
      const { status, body } = await send('POST', '/register', { address: ALICE, note, unknown: 1 });
      expect([status, body]).toMatchObject([200, { status: 'success', address: ALICE, note }]);
      expect(await listed()).toEqual([
        {
          address: ALICE,
          note,
          threshold: null,
          registered_at: expect.stringMatching(NAIVE_UTC) as string,
          total_notifications: 0,
          last_notification: null,
        },
      ]);
    });

    it('takes the time of the registration from the client when it says one', async () => {
      await send('POST', '/register', { address: ALICE, timestamp: '2025-11-20T12:34:56+01:00', note: null });
      expect(await listed()).toMatchObject([{ registered_at: '2025-11-20 11:34:56', note: null }]);
    });

    it('refuses an address that is watched already, and leaves it as it is', async () => {
      await send('POST', '/register', { address: ALICE, note: 'first' });
      const { status, body } = await send('POST', '/register', { address: ALICE, note: 'second' });
      expect([status, body['code']]).toEqual([409, 'ADDRESS_ALREADY_WATCHED']);
      expect(body['error']).toBe(
        `The address ${ALICE} is watched already. PUT /address/${ALICE}/note changes its note.`,
      );
      expect(await listed()).toMatchObject([{ note: 'first' }]);
    });

    it.each([
      ['no address', {}, 422],
      ['an address that is none', { address: 'abc' }, 400],
      ['a note that is no text', { address: ALICE, note: 7 }, 422],
      ['a note with NUL', { address: ALICE, note: 'a\0b' }, 422],
      ['a note of 1001 characters', { address: ALICE, note: 'x'.repeat(1_001) }, 422],
      ['a time that is none', { address: ALICE, timestamp: 'yesterday' }, 422],
    ])('refuses %s', async (_what, body, status) => {
      expect((await send('POST', '/register', body)).status).toBe(status);
      expect(await listed()).toEqual([]);
    });
  });

  describe('/address/{address}', () => {
    beforeEach(() => send('POST', '/register', { address: ALICE, note: 'first' }));

    it('shows one, replaces its note or takes it away, and removes it', async () => {
      expect((await send('GET', `/address/${ALICE}`)).body).toMatchObject({ address: ALICE, note: 'first' });
      const noted = await send('PUT', `/address/${ALICE}/note`, { note: 'second' });
      expect([noted.status, noted.body]).toMatchObject([200, { status: 'success', note: 'second' }]);
      expect((await send('PUT', `/address/${ALICE}/note`, {})).body).toMatchObject({ note: null });
      const removed = await send('DELETE', `/address/${ALICE}`);
      expect([removed.status, removed.body]).toMatchObject([200, { status: 'success', address: ALICE }]);
      expect((await send('GET', `/address/${ALICE}`)).status).toBe(404);
    });

    it('does not know an address that is not watched, nor one that is none', async () => {
      const asks: [string, string, object?][] = [
        ['GET', ''],
        ['DELETE', ''],
        ['PUT', '/note', { note: 'x' }],
      ];
      for (const [method, rest, body] of asks) {
        const unknown = await send(method, `/address/${BOB}${rest}`, body);
        expect([unknown.status, unknown.body['code']]).toEqual([404, 'ADDRESS_NOT_WATCHED']);
        for (const text of ['abc', '%00', `${ALICE}0`]) {
          const none = await send(method, `/address/${text}${rest}`, body);
          expect([none.status, none.body['code']]).toEqual([400, 'ADDRESS_MALFORMED']);
        }
      }
    });

    it('refuses a note that cannot be kept', async () => {
      expect((await send('PUT', `/address/${ALICE}/note`, { note: 'a\0b' })).status).toBe(422);
    });
  });

  describe('POST /import', () => {
    it('takes back what GET /addresses gave', async () => {
      const entry = {
        address: ALICE,
        registered_at: '2025-11-20 12:34:56',
        threshold: 2,
        total_notifications: 7,
        last_notification: '2025-11-21T00:00:00.123456',
        note: 'early',
      };
      const { status, body } = await send('POST', '/import', { addresses: [entry] });
      expect([status, body]).toMatchObject([200, { imported: 1, skipped: 0, total: 1, invalid: [] }]);
      const exported = await listed();
      expect(exported).toEqual([{ ...entry, last_notification: '2025-11-21 00:00:00' }]);
      await send('POST', '/clear');
      await send('POST', '/import', { addresses: exported });
      expect(await listed()).toEqual(exported);
    });

    it('stores nothing of what is invalid and says why, and leaves what is watched as it is', async () => {
      await send('POST', '/register', { address: ALICE, note: 'mine' });
      const { body } = await send('POST', '/import', {
        addresses: [
          { address: ALICE, note: 'theirs' },
          { address: BOB },
          { address: BOB, note: 'again' },
          { address: 'abc' },
          7,
          { address: addressOf(3), threshold: -1, registered_at: 'soon' },
        ],
      });
      expect(body).toMatchObject({
        imported: 1,
        skipped: 2,
        total: 2,
        invalid: [
          { index: 3, address: 'abc', reason: 'address must be a Solana address as text, not "abc"' },
          { index: 4, address: null, reason: 'must be an object, not 7' },
          {
            index: 5,
            address: addressOf(3),
            reason: expect.stringMatching(
              /registered_at must be a time such as .*not "soon"; threshold must be a number/,
            ) as string,
          },
        ],
      });
      const notes = (await listed()).map(({ address, note }) => [address, note]);
      expect(Object.fromEntries(notes)).toEqual({ [ALICE]: 'mine', [BOB]: null });
    });

    it('takes far larger bodies than other routes', async () => {
      const note = 'n'.repeat(1_000);
      const addresses = Array.from({ length: 1_000 }, (_, index) => ({ address: addressOf(index), note }));
      const { status, body } = await send('POST', '/import', { addresses });
      expect([status, body]).toMatchObject([200, { imported: 1_000, total: 1_000 }]);
    });

    it('reads 50,000 entries, and not one more', async () => {
      const read = await send('POST', '/import', { addresses: Array(50_000).fill(7) });
      expect([read.status, read.body['invalid']]).toMatchObject([200, { length: 50_000 }]);
      const refused = await send('POST', '/import', { addresses: Array(50_001).fill(7) });
      expect(refused.status).toBe(422);
      expect(refused.body['error']).toContain(
        'a list of at most 50000 entries, not an array of length 50001',
      );
    });

    it('refuses a body of more than 16 MiB, and says how much it may be', async () => {
      const addresses = [{ address: ALICE, note: 'x'.repeat(17_000_000) }];
      const { status, body } = await send('POST', '/import', { addresses });
      expect([status, body['error']]).toEqual([
        413,
        'The request body is larger than 16777216 bytes; send less.',
      ]);
    });

    it.each([{}, { addresses: null }, { addresses: 'x' }])('refuses %p', async (body) => {
      expect((await send('POST', '/import', body)).status).toBe(422);
    });
  });

  it('counts notifications', async () => {
    await send('POST', '/register', { address: ALICE });
    const told = [{ signature: 'first', addresses: [ALICE, BOB] }];
    await gateway.database.webhookDeliveries.record(told, Date.UTC(2025, 10, 20, 12, 34, 56));
    expect(await listed()).toMatchObject([
      { total_notifications: 1, last_notification: '2025-11-20 12:34:56' },
    ]);
  });

  it('are all gone after POST /clear', async () => {
    await send('POST', '/register', { address: ALICE });
    expect((await send('POST', '/clear')).body).toMatchObject({ status: 'success', cleared: 1 });
    expect((await send('GET', '/addresses')).body).toEqual({ total: 0, addresses: [] });
  });
});
