import { unreadable, type UpstreamCallName } from '@meridinate/http-exchange';
import { z } from 'zod';

/**
 * A webhook as Helius keeps it. The secret that its deliveries carry is part of Helius's answers and goes
 * no further than this file.
 */
export interface HeliusWebhook {
  id: string;
  url: string;
  transactionTypes: string[];
  addresses: string[];
  /** Such as `enhanced`. */
  type: string;
  /** False once Helius has turned it off, because too many of its deliveries failed. */
  active: boolean;
}

const texts = z.array(z.string()).nullish();
const webhook = z
  .object({
    webhookID: z.string().min(1),
    webhookURL: z.string().nullish(),
    transactionTypes: texts,
    accountAddresses: texts,
    webhookType: z.string().nullish(),
    active: z.boolean().nullish(),
  })
  .transform((answered): HeliusWebhook => ({
    id: answered.webhookID,
    url: answered.webhookURL ?? '',
    transactionTypes: answered.transactionTypes ?? [],
    addresses: answered.accountAddresses ?? [],
    type: answered.webhookType ?? '',
    active: answered.active ?? true,
  }));

/** Reads by a schema and quotes nothing of a body that does not fit: the secret may be in it. */
function read<T>(schema: z.ZodType<T>, body: Uint8Array, name: UpstreamCallName): T {
  let answered: unknown;
  try {
    answered = JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw unreadable(name, 'its JSON is broken');
  }
  const result = schema.safeParse(answered);
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.map(String).join('.');
  throw unreadable(name, place ? `its ${place} is not what it should be` : 'it is no webhook');
}

/** @throws MeridinateError UPSTREAM_ANSWER_UNREADABLE */
export const readWebhook = (body: Uint8Array, name: UpstreamCallName): HeliusWebhook =>
  read(webhook, body, name);

/** @throws MeridinateError UPSTREAM_ANSWER_UNREADABLE */
export const readWebhooks = (body: Uint8Array, name: UpstreamCallName): HeliusWebhook[] =>
  read(z.array(webhook), body, name);
