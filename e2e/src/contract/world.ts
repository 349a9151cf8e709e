import type { Service } from '@meridinate/local-cluster';
import { ask, ended, inProcess, post, submit } from '../testing/api';
import { SimulatorKnowledge } from '../testing/simulator';
import { simulatedBy, type Stack } from '../testing/stack';

export const WEBHOOK_SECRET = 'a-secret-of-the-webhooks';
export const TAG = 'Größter 🐋/#1';

const SETTINGS = { api_settings: { transactionLimit: 200, minUsdFilter: 0 } };
/** Room for those that a spec analyses itself, besides one for each token of {@link World}. */
const MINTS = 8;

/** A gateway that has something of everything the operations are about. */
export interface World {
  gateway: Service;
  /** Of a completed analysis. */
  jobId: string;
  /** Ids by what a spec may do with them; those to restore and to delete are in the trash. */
  tokens: { toKeep: number; toTrash: number; toRestore: number; toDelete: number };
  /** Mints of which no analysis was asked for. */
  freshMints: string[];
  /** Early buyers of the token to keep; the first is watched and has a tag, as has the second. */
  wallets: string[];
  webhooks: { toKeep: string; toDelete: string };
}

/** Does what must succeed, whatever the answer says. */
async function done(url: string, init: RequestInit): Promise<void> {
  const { status, body } = await ask(url, init);
  expect({ status, body }).toMatchObject({ status: 200 });
}

async function createWebhook(gateway: Service, tokenId: number): Promise<string> {
  const asked = { token_id: tokenId };
  const { status, body } = await post<{ webhook_id: string }>(`${gateway.url}/webhooks/create`, asked);
  expect({ status, body }).toMatchObject({ status: 202 });
  return body.webhook_id;
}

/** The ids of the tokens of these mints, in their order. */
async function analysed(
  gateway: Service,
  mints: readonly string[],
): Promise<{ ids: number[]; jobId: string }> {
  const jobs = await Promise.all(mints.map((mint) => submit(gateway, inProcess, mint, SETTINGS)));
  for (const job of jobs) expect(await ended(gateway, job)).toMatchObject({ status: 'completed' });
  const { body } = await ask<{ tokens: { id: number; token_address: string }[] }>(
    `${gateway.url}/api/tokens/history`,
  );
  const ids = new Map(body.tokens.map(({ id, token_address: mint }) => [mint, id]));
  return { ids: mints.map((mint) => ids.get(mint) ?? NaN), jobId: jobs[0] ?? '' };
}

/**
 * Starts a simulator and a gateway, and fills the gateway.
 *
 * @param env settings of the gateway besides those of its upstreams and webhooks
 */
export async function createWorld(stack: Stack, env: Record<string, string> = {}): Promise<World> {
  const simulator = await stack.simulator();
  const gateway = await stack.service('api-gateway', {
    ...{ ...simulatedBy(simulator), DATABASE_URL: stack.database(), WEBHOOK_SECRET },
    WEBHOOK_CALLBACK_URL: 'https://example.org/webhooks/callback',
    ...env,
  });
  const { url } = gateway;
  const mints = await new SimulatorKnowledge(simulator.url).mints(MINTS);
  const { ids, jobId } = await analysed(gateway, mints.slice(0, 4));
  const [toKeep = 0, toTrash = 0, toRestore = 0, toDelete = 0] = ids;
  for (const id of [toRestore, toDelete]) await done(`${url}/api/tokens/${id}`, { method: 'DELETE' });

  const { body } = await ask<{ wallets: { wallet_address: string }[] }>(`${url}/api/tokens/${toKeep}`);
  const wallets = body.wallets.map(({ wallet_address: address }) => address);
  const json = { 'content-type': 'application/json' };
  for (const wallet of wallets.slice(0, 2)) {
    const tag = JSON.stringify({ tag: TAG, is_kol: true });
    await done(`${url}/wallets/${wallet}/tags`, { method: 'POST', headers: json, body: tag });
  }
  const webhooks = {
    toKeep: await createWebhook(gateway, toKeep),
    toDelete: await createWebhook(gateway, toKeep),
  };
  return {
    ...{ gateway, jobId, wallets, webhooks, freshMints: mints.slice(4) },
    tokens: { toKeep, toTrash, toRestore, toDelete },
  };
}
