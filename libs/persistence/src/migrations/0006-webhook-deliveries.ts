import type { Migration } from 'kysely';

/** Signatures that webhooks told of, so that telling twice is telling once. */
export const webhookDeliveries: Migration = {
  async up({ schema }) {
    await schema
      .createTable('webhook_deliveries')
      .addColumn('signature', 'text', (signature) => signature.primaryKey().notNull())
      .addColumn('received_at', 'bigint', (at) => at.notNull())
      .execute();
    await schema
      .createIndex('webhook_deliveries_by_received_at')
      .on('webhook_deliveries')
      .column('received_at')
      .execute();
  },
};
