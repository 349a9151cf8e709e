import { z } from 'zod';
import { toBase58 } from '../chain/base58';
import { digest } from '../chain/dice';
import { json, type Answer } from '../server/answer';
import type { Simulation } from '../server/simulation';
import type { UpstreamRequest } from '../server/upstream-request';
import type { KeptWebhook } from './webhook-board';

/** Helius gives up on a receiver after a second; a busy test machine is allowed more. */
const PATIENCE_MS = 10_000;

const LAMPORTS = 1_000_000;

const asked = z.object({
  webhookID: z.string(),
  /** Payers of the transactions, one each; all that the webhook watches when absent. */
  addresses: z.array(z.string()).max(1_000).optional(),
  /** Another number makes other transactions; the same makes the same, as when Helius repeats itself. */
  round: z.int().min(0).default(0),
});

const labelled = (...labels: (string | number)[]): Buffer => digest('delivery', ...labels);

/** A transfer of SOL as the enhanced format tells it, from an address to one that is made up. */
function enhancedTransfer(payer: string, round: number, nowSeconds: number): object {
  const halves = ['a', 'b'].map((half) => labelled(payer, round, half));
  const receiver = toBase58(labelled(payer, round, 'receiver'));
  const moved = (account: string, lamports: number) => ({
    ...{ account, nativeBalanceChange: lamports, tokenBalanceChanges: [] },
  });
  return {
    ...{ description: `${payer} transferred 0.001 SOL to ${receiver}.`, type: 'TRANSFER' },
    ...{ source: 'SYSTEM_PROGRAM', fee: 5_000, feePayer: payer, signature: toBase58(Buffer.concat(halves)) },
    ...{ slot: 350_000_000 + round, timestamp: nowSeconds, tokenTransfers: [], transactionError: null },
    nativeTransfers: [{ fromUserAccount: payer, toUserAccount: receiver, amount: LAMPORTS }],
    accountData: [moved(payer, -LAMPORTS - 5_000), moved(receiver, LAMPORTS)],
    ...{ instructions: [], events: {} },
  };
}

async function send({ webhookURL, authHeader }: KeptWebhook, transactions: object[]): Promise<Answer> {
  const answered = await fetch(webhookURL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: authHeader },
    body: JSON.stringify(transactions),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return json({ status: answered.status, body: await answered.text() });
}

/**
 * Delivers made-up transactions to the callback of a webhook, once. Answers with what the receiver
 * answered.
 *
 * @throws RangeError with one sentence when the request cannot be understood
 */
export async function deliverCallback({ body }: UpstreamRequest, simulation: Simulation): Promise<Answer> {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    throw new RangeError('The body is not JSON.');
  }
  const read = asked.safeParse(given);
  if (!read.success) throw new RangeError('The body needs a webhookID, and may have addresses and a round.');
  const { webhookID, addresses, round } = read.data;
  const webhook = simulation.webhooks.find(webhookID);
  if (webhook === undefined) return json({ error: 'There is no such webhook.' }, 404);
  const now = simulation.now();
  const payers = addresses ?? webhook.accountAddresses;
  try {
    return await send(
      webhook,
      payers.map((payer) => enhancedTransfer(payer, round, now)),
    );
  } catch {
    return json({ error: 'The receiver did not answer.' }, 502);
  }
}
