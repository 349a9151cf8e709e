import { digest } from '../chain/dice';

/** A webhook with the members that Helius gives it, in memory. */
export interface KeptWebhook {
  webhookID: string;
  wallet: string;
  webhookURL: string;
  transactionTypes: string[];
  accountAddresses: string[];
  webhookType: string;
  authHeader: string;
  active: boolean;
}

type Wanted = Omit<KeptWebhook, 'webhookID' | 'wallet' | 'active'>;

/** Ids look like UUIDs of version 4, as Helius's do, and follow from the seed. */
function idOf(seed: string, place: number): string {
  const hex = digest('webhook', seed, place).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The webhooks of whatever key is accepted. */
export class WebhookBoard {
  private readonly webhooks = new Map<string, KeptWebhook>();
  private made = 0;

  constructor(private readonly seed: string) {}

  create(wanted: Wanted): KeptWebhook {
    this.made += 1;
    const webhookID = idOf(this.seed, this.made);
    const webhook = { webhookID, wallet: 'simulated', ...wanted, active: true };
    this.webhooks.set(webhookID, webhook);
    return webhook;
  }

  list(): KeptWebhook[] {
    return [...this.webhooks.values()];
  }

  find(id: string): KeptWebhook | undefined {
    return this.webhooks.get(id);
  }

  delete(id: string): boolean {
    return this.webhooks.delete(id);
  }
}
