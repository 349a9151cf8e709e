import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDelivery } from './delivered-transactions';

const SIGNATURE = '5'.repeat(88);
const [ALICE, BOB, CAROL, DAVE, ERIN, FRANK] = ['A', 'B', 'C', 'D', 'E', 'F'].map((one) => one.repeat(43));
const RECORDED = join(__dirname, '../../../../../shared/recorded/helius-enhanced');

describe('readDelivery', () => {
  it('finds everybody who takes part, once', () => {
    const transaction = {
      ...{ signature: SIGNATURE, feePayer: ALICE },
      nativeTransfers: [{ fromUserAccount: ALICE, toUserAccount: BOB, amount: 7 }],
      tokenTransfers: [{ fromUserAccount: CAROL, toUserAccount: DAVE, mint: 'not asked for' }],
      accountData: [{ account: ERIN, tokenBalanceChanges: [{ userAccount: FRANK }, { userAccount: ALICE }] }],
    };
    expect(readDelivery([transaction])).toEqual({
      transactions: [{ signature: SIGNATURE, addresses: [ALICE, BOB, CAROL, DAVE, ERIN, FRANK] }],
      skipped: 0,
    });
  });

  it('takes one transaction for a list of it', () => {
    const { transactions } = readDelivery({ signature: SIGNATURE });
    expect(transactions).toEqual([{ signature: SIGNATURE, addresses: [] }]);
  });

  it('skips and counts what has no signature', () => {
    const odd = [
      null,
      7,
      'text',
      [],
      {},
      { signature: 7 },
      { signature: 'short' },
      { signature: '0'.repeat(88) },
    ];
    expect(readDelivery([...odd, { signature: SIGNATURE }])).toMatchObject({ skipped: odd.length });
  });

  it('passes over what cannot be read within a transaction', () => {
    const transaction = {
      ...{ signature: SIGNATURE, feePayer: { not: 'text' }, tokenTransfers: 'none' },
      nativeTransfers: [null, 7, { fromUserAccount: '\0', toUserAccount: BOB }],
      accountData: [{ account: ALICE, tokenBalanceChanges: null }, { account: `${ALICE}<script>` }],
    };
    expect(readDelivery([transaction]).transactions).toEqual([
      { signature: SIGNATURE, addresses: [BOB, ALICE] },
    ]);
  });

  it.each([7, 'text', null, true])('refuses %p', (body) => {
    expect(() => readDelivery(body)).toThrow('must be a list of transactions');
  });

  it('refuses an empty body, and more than a thousand entries', () => {
    expect(() => readDelivery(undefined)).toThrow('it is empty');
    expect(() => readDelivery(Array(1_001).fill({}))).toThrow('must be at most 1000 transactions, not 1001');
    expect(readDelivery(Array(1_000).fill({})).skipped).toBe(1_000);
  });

  const isPresent = existsSync(RECORDED);
  if (!isPresent) console.log(`skipped: no recorded deliveries at ${RECORDED}`);
  const reading = isPresent ? it : it.skip;
  const recorded = (name: string): { feePayer?: string }[] =>
    JSON.parse(readFileSync(join(RECORDED, `webhook_devnet_${name}.json`), 'utf8')) as {
      feePayer?: string;
    }[];

  reading.each(['buyDBCWebhookRes', 'dammv2SellRes', 'migrateTokenRes'])(
    'reads what Helius really delivered: %s',
    (name) => {
      const body = recorded(name);
      const { transactions, skipped } = readDelivery(body);
      expect([transactions.length, skipped]).toEqual([body.length, 0]);
      transactions.forEach(({ addresses }, index) => expect(addresses).toContain(body[index]?.feePayer));
    },
  );

  reading('skips a delivery of a raw webhook, which tells no signature of its own', () => {
    expect(readDelivery(recorded('createTokenRes'))).toEqual({ transactions: [], skipped: 1 });
  });
});
