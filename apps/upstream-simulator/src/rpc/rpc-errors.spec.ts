import { StartedSimulator } from '../testing/started-simulator';

let simulator: StartedSimulator;
let mint: string;
beforeAll(async () => {
  simulator = await StartedSimulator.start({ key: 'right' });
  const [sample] = await simulator.read<{ mint: string }[]>('/_simulator/mints?count=1');
  mint = sample?.mint ?? '';
});
afterAll(() => simulator.close());

const WITH_KEY = '/?api-key=right';

describe('the key', () => {
  it.each([
    ['a wrong key', '/?api-key=wrong'],
    ['an empty key', '/?api-key='],
    ['no key', '/'],
  ])('%s is refused with 401 and plain text', async (_, path) => {
    const response = await simulator.post(
      { jsonrpc: '2.0', id: 1, method: 'getBalance', params: [mint] },
      path,
    );
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('Unauthorized');
  });

  it('is any that is not empty unless one was fixed', async () => {
    const open = await StartedSimulator.start();
    const { status, error } = await open.rpc('getBalance', [mint], '/?api-key=anything');
    await open.close();
    expect([status, error]).toEqual([200, undefined]);
  });
});

describe('errors inside status 200', () => {
  const GTFA = 'getTransactionsForAddress';
  const table: [name: string, method: string, params: () => unknown, code: number, message: string][] = [
    ['a bad address for gTFA', GTFA, () => ['0OIl'], -32602, 'Invalid param: Invalid Base58 string'],
    ['a bad address elsewhere', 'getBalance', () => ['0OIl'], -32602, 'Invalid param: Invalid'],
    ['an address of the wrong size', 'getAccountInfo', () => ['abc'], -32602, 'Invalid param: WrongSize'],
    ['a signature of the wrong size', 'getTransaction', () => [mint], -32602, 'Invalid param: WrongSize'],
    [
      'parameters that are one object',
      'getBalance',
      () => ({ address: mint }),
      -32602,
      'Invalid params: invalid type: map, expected a string',
    ],
    [
      'a number for an address',
      'getTransaction',
      () => [123],
      -32602,
      'Invalid params: invalid type: integer `123`, expected a string',
    ],
    [
      'a limit above 1000',
      GTFA,
      () => [mint, { limit: 1001 }],
      -32603,
      'You can only request up to 1000 transactions at a time',
    ],
    [
      'a bad pagination token',
      GTFA,
      () => [mint, { paginationToken: 'x' }],
      -32603,
      'Bad request: Invalid pagination token',
    ],
    [
      'more than 100 accounts',
      'getMultipleAccounts',
      () => [new Array(101).fill(mint)],
      -32602,
      'Too many inputs provided; max 100',
    ],
    [
      'an asset that does not exist',
      'getAsset',
      () => ({ id: '1'.repeat(32) }),
      -32000,
      'Database Error: RecordNotFound Error: Asset Not Found',
    ],
    [
      'a bad asset id',
      'getAsset',
      () => ({ id: 'x' }),
      -32000,
      'Validation Error: Pubkey Validation Err: Invalid public key',
    ],
    [
      'slot and time filters together',
      GTFA,
      () => [mint, { filters: { slot: { gt: 1 }, blockTime: { gt: 1 } } }],
      -32602,
      'Invalid params: slot and blockTime filters cannot be combined',
    ],
  ];

  it.each(table)('%s', async (_, method, params, code, message) => {
    const reply = await simulator.rpc(method, params(), WITH_KEY);
    expect(reply).toMatchObject({ status: 200, id: '1', error: { code, message } });
  });

  it('an unknown method, whose answer has no id', async () => {
    const reply = await simulator.rpc('getEverything', [], WITH_KEY);
    expect(reply).toMatchObject({ status: 200, id: null, error: { code: -32601 } });
  });

  it('a wrong option is named', async () => {
    const { error } = await simulator.rpc(GTFA, [mint, { sortOrder: 'up' }], WITH_KEY);
    expect(error?.code).toBe(-32602);
    expect(error?.message).toContain('sortOrder');
  });

  it('a body that is not JSON', async () => {
    const response = await simulator.post('{"jsonrpc"', WITH_KEY);
    expect(await response.json()).toMatchObject({ error: { code: -32700 }, id: null });
  });
});

describe('other paths', () => {
  it('are answered with 404', async () => {
    expect((await simulator.post({}, '/v1/rpc?api-key=right')).status).toBe(404);
    expect((await simulator.get('/nothing')).status).toBe(404);
    expect((await simulator.get('/%E0%A4%A')).status).toBe(404);
  });

  it('may begin with the name of the upstream', async () => {
    const { error } = await simulator.rpc('getBalance', [mint], '/helius/?api-key=right');
    expect(error).toBeUndefined();
    expect((await simulator.get(`/dexscreener/tokens/v1/solana/${mint}`)).status).toBe(200);
  });
});

describe('a batch', () => {
  const call = (method: string, params: unknown, id: number) => ({ jsonrpc: '2.0', id, method, params });

  it('is answered call by call', async () => {
    const response = await simulator.post(
      [call('getBalance', [mint], 1), call('getBalance', ['0'], 2)],
      WITH_KEY,
    );
    expect(await response.json()).toMatchObject([
      { id: 1, result: { value: expect.any(Number) as number } },
      { id: 2, error: { code: -32602 } },
    ]);
  });

  it('must not hold getTransactionsForAddress', async () => {
    const response = await simulator.post([call('getTransactionsForAddress', [mint], 1)], WITH_KEY);
    expect(await response.json()).toMatchObject({ error: { code: -32600 } });
  });
});
