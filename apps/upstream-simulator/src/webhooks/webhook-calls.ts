import { z } from 'zod';
import { acceptsKey } from '../server/accepts-key';
import { json, plainText, type Answer, type BilledCall } from '../server/answer';
import type { Simulation } from '../server/simulation';
import type { UpstreamRequest } from '../server/upstream-request';

const PATH = /^\/v0\/webhooks(?:\/([^/]+))?$/;
const CREDITS = 100;

const wanted = z.object({
  webhookURL: z.url({ protocol: /^https?$/ }),
  transactionTypes: z.array(z.string()).min(1),
  accountAddresses: z.array(z.string()).min(1).max(100_000),
  webhookType: z.enum(['enhanced', 'raw', 'discord', 'enhancedDevnet', 'rawDevnet', 'discordDevnet']),
  authHeader: z.string().default(''),
});

/** A call about webhooks, understood but not yet answered. */
export interface WebhookCall {
  /** Name of the call, for faults. */
  method: string;
  answer(): Answer;
}

const billed = (method: string): BilledCall[] => [{ method, credits: CREDITS }];
const unknown = (): Answer => json({ error: 'webhook not found' }, 404);

function create({ body }: UpstreamRequest, { webhooks }: Simulation): Answer {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    return json({ error: 'invalid JSON' }, 400);
  }
  const read = wanted.safeParse(given);
  if (read.success) return json(webhooks.create(read.data), 200, billed('createWebhook'));
  const [issue] = read.error.issues;
  return json({ error: `invalid ${issue?.path.map(String).join('.') || 'body'}` }, 400);
}

function read(id: string, { webhooks }: Simulation): Answer {
  const webhook = webhooks.find(id);
  return webhook === undefined ? unknown() : json(webhook, 200, billed('readWebhook'));
}

function remove(id: string, { webhooks }: Simulation): Answer {
  if (!webhooks.delete(id)) return unknown();
  return { ...plainText('', 200), billed: billed('deleteWebhook') };
}

type Route = (id: string, request: UpstreamRequest, simulation: Simulation) => Answer;

const OF_ALL: Readonly<Record<string, { method: string; route: Route }>> = {
  POST: { method: 'createWebhook', route: (_, request, simulation) => create(request, simulation) },
  GET: {
    method: 'listWebhooks',
    route: (_, _request, { webhooks }) => json(webhooks.list(), 200, billed('listWebhooks')),
  },
};
const OF_ONE: Readonly<Record<string, { method: string; route: Route }>> = {
  GET: { method: 'readWebhook', route: (id, _, simulation) => read(id, simulation) },
  DELETE: { method: 'deleteWebhook', route: (id, _, simulation) => remove(id, simulation) },
};

/** Finds out whether a request is about webhooks; null when it is not. */
export function webhookCall(request: UpstreamRequest, simulation: Simulation): WebhookCall | null {
  const match = PATH.exec(request.path);
  if (match === null) return null;
  const id = match[1];
  const found = (id === undefined ? OF_ALL : OF_ONE)[request.method];
  if (found === undefined) return null;
  const { method, route } = found;
  return {
    method,
    answer: () =>
      acceptsKey(request, simulation) ? route(id ?? '', request, simulation) : plainText('Unauthorized', 401),
  };
}
