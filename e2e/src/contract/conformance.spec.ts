import { queuedBy, Stack } from '../testing/stack';
import { answerFaults, problemFaults } from './checks';
import { filled, OPERATIONS, type Operation } from './document';
import { bodyOf, Exchange, type ContractAnswer } from './exchange';
import { HAPPY, LISTS_WITH_ROWS, type Given } from './happy-requests';
import { createWorld, type World } from './world';
import { unknownIds, wrongRequests, type Wrong } from './wrong-requests';

const JSON_BODY = { 'content-type': 'application/json' };

describe('the gateway', () => {
  const stack = new Stack();
  const tried = new Set<string>();
  let world: World;
  let exchange: Exchange;

  beforeAll(async () => {
    world = await createWorld(stack, queuedBy(await stack.redis()));
    exchange = new Exchange(world.gateway.url);
  });
  afterAll(async () => {
    exchange.close();
    await stack.stop();
    process.stdout.write(`${tried.size} of ${OPERATIONS.length} operations\n`);
  });

  const givenTo = async ({ name }: Operation): Promise<Given> => (await HAPPY[name]?.(world)) ?? {};

  function send({ method, path }: Operation, given: Given & { text?: string }): Promise<ContractAnswer> {
    const body = given.text ?? (given.body === undefined ? undefined : JSON.stringify(given.body));
    return exchange.send({
      ...{
        method,
        path: filled(path, given.path ?? {}) + (given.query === undefined ? '' : `?${given.query}`),
      },
      ...{ headers: { ...(body === undefined ? {} : JSON_BODY), ...given.headers }, body },
    });
  }

  /** Every wrong request that was not refused as it must be, with what came instead. */
  async function notRefused(
    operation: Operation,
    wrong: Wrong[],
    isRight: (status: number) => boolean,
  ): Promise<string[]> {
    const answers = await Promise.all(
      wrong.map(async (each) => [each.what, await send(operation, each)] as const),
    );
    return answers.flatMap(([what, answer]) => {
      const faults = isRight(answer.status) ? problemFaults(bodyOf(answer)) : [answer.text.slice(0, 200)];
      return faults.map((fault) => `${operation.name} ${what}: ${answer.status} ${fault}`);
    });
  }

  it('has a request for each of the 48 operations of the contract', () => {
    expect(OPERATIONS).toHaveLength(48);
    expect(Object.keys(HAPPY).sort()).toEqual(OPERATIONS.map(({ name }) => name).sort());
  });

  describe.each(OPERATIONS.map((operation) => ({ name: operation.name, operation })))(
    'at $name',
    ({ operation }) => {
      it('answers what the contract says', async () => {
        const answer = await send(operation, await givenTo(operation));
        const body = bodyOf(answer);
        expect({ body, faults: answerFaults(operation, answer.status, body) }).toMatchObject({ faults: [] });
        const list = LISTS_WITH_ROWS[operation.name];
        if (list !== undefined) expect(Object(body)).toHaveProperty([list, 0]);
        tried.add(operation.name);
      });

      if (operation.body !== null || operation.parameters.length > 0) {
        it('refuses what is wrong with a 4xx that says why', async () => {
          const wrong = wrongRequests(operation, await givenTo(operation));
          expect(await notRefused(operation, wrong, (status) => status >= 400 && status < 500)).toEqual([]);
          const unknown = unknownIds(operation, await givenTo(operation), world);
          expect(await notRefused(operation, unknown, (status) => status === 404)).toEqual([]);
        });
      }
    },
  );

  it('gives a wallet a tag once, and takes none that it does not have', async () => {
    const [add, remove] = ['POST', 'DELETE'].map((method) =>
      OPERATIONS.find(({ name }) => name === `${method} /wallets/{wallet_address}/tags`),
    );
    if (add === undefined || remove === undefined) throw new Error('the contract has lost its tags');
    const given = { path: { wallet_address: world.wallets[0] ?? '' } };
    const again = { ...given, ...{ what: 'again', body: { tag: 'twice' } } };
    await send(add, again);
    expect(await notRefused(add, [again], (status) => status === 409)).toEqual([]);
    const strange = { ...given, ...{ what: 'strange', body: { tag: 'nobody has it' } } };
    expect(await notRefused(remove, [strange], (status) => status === 404)).toEqual([]);
  });

  it('takes no delivery without the secret', async () => {
    const callback = OPERATIONS.filter(({ name }) => name === 'POST /webhooks/callback');
    for (const operation of callback) {
      const wrong = [
        { what: 'without a secret', body: [] },
        { what: 'with another', body: [], headers: { authorization: 'another-secret-of-webhooks' } },
      ];
      expect(await notRefused(operation, wrong, (status) => status === 401)).toEqual([]);
    }
  });

  it('has tried all of them', () => {
    expect([...tried]).toEqual(OPERATIONS.map(({ name }) => name));
  });
});
