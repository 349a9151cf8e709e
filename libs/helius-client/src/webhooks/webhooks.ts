import type { CallContext } from '@meridinate/analysis-core';
import { retrying, type Instruments, type RetryPolicy } from '@meridinate/http-exchange';
import {
  askWebhooks,
  isUnknownWebhook,
  withoutSecret,
  type WebhooksCall,
  type WebhooksConnection,
} from './ask-webhooks';
import { readWebhook, readWebhooks, type HeliusWebhook } from './webhook-answer';

export interface HeliusWebhooksOptions extends Instruments {
  /** REST of Helius, without the key and without a slash at the end. */
  apiUrl: string;
  apiKey: string;
  /** Longest wait for one answer, body included, in ms. */
  timeoutMs: number;
  /** Tries of one call, the first included. */
  attempts: number;
}

export interface NewWebhook {
  /** Where Helius delivers transactions. */
  url: string;
  /** Those whose transactions it delivers, at most 100,000. */
  addresses: readonly string[];
  /** What it sends as `Authorization`, word for word; null for nothing. */
  authHeader: string | null;
}

/**
 * Webhooks of the API key at Helius. Errors are MeridinateErrors with UPSTREAM_ codes, and hold neither
 * the key nor the secret of a webhook.
 */
export interface HeliusWebhooks {
  /** Watches for transactions of every type. Not tried again where a first try may have made one. */
  createWebhook(webhook: NewWebhook, context: CallContext): Promise<HeliusWebhook>;
  listWebhooks(context: CallContext): Promise<HeliusWebhook[]>;
  /** False for an unknown id. */
  deleteWebhook(id: string, context: CallContext): Promise<boolean>;
}

const BACK_OFF = { baseDelayMs: 500, maxDelayMs: 15_000 };

const called = (call: string) => ({ upstream: 'helius', call }) as const;
const CREATE = called('createWebhook');
const LIST = called('listWebhooks');
const DELETE = called('deleteWebhook');

/** The webhooks of one key. Safe for any number of callers at a time; never logs. */
export function createHeliusWebhooks(options: HeliusWebhooksOptions): HeliusWebhooks {
  const { apiUrl, apiKey, timeoutMs, attempts, sleep, random, now, fetch } = options;
  const instruments = { sleep, random, now, fetch };
  const connection: WebhooksConnection = { apiUrl, apiKey, timeoutMs, instruments };
  const policy: RetryPolicy = { attempts, ...BACK_OFF };
  const ask = <T>(call: WebhooksCall<T>, context: CallContext, how = policy): Promise<T> =>
    retrying(how, () => askWebhooks(connection, call, context), { ...instruments, signal: context.signal });

  return {
    async createWebhook({ url, addresses, authHeader }, context) {
      const body = {
        ...{ webhookURL: url, transactionTypes: ['ANY'], accountAddresses: addresses },
        ...{ webhookType: 'enhanced' },
        ...(authHeader !== null && { authHeader }),
      };
      const read = (answer: Uint8Array): HeliusWebhook => readWebhook(answer, CREATE);
      const how: RetryPolicy = { ...policy, worthwhile: ({ code }) => code === 'UPSTREAM_RATE_LIMITED' };
      try {
        return await ask({ name: CREATE, method: 'POST', id: '', body, read }, context, how);
      } catch (error) {
        throw authHeader === null ? error : withoutSecret(error, authHeader);
      }
    },

    listWebhooks: (context) =>
      ask({ name: LIST, method: 'GET', id: '', read: (answer) => readWebhooks(answer, LIST) }, context),

    async deleteWebhook(id, context) {
      let tries = 0;
      const call: WebhooksCall<boolean> = { name: DELETE, method: 'DELETE', id, read: () => true };
      const deleteOnce = async (): Promise<boolean> => {
        tries += 1;
        try {
          return await askWebhooks(connection, call, context);
        } catch (error) {
          // After a try whose answer was lost, the webhook may be gone because of it.
          if (isUnknownWebhook(error)) return tries > 1;
          throw error;
        }
      };
      return retrying(policy, deleteOnce, { ...instruments, signal: context.signal });
    },
  };
}
