/** A transaction that a webhook told of, with all addresses that take part in it. */
export interface DeliveredTransaction {
  signature: string;
  addresses: readonly string[];
}

export interface WebhookDeliveryRepository {
  /**
   * Notes the transactions and counts one notification for each watched address that takes part in a new
   * one, all or nothing. A transaction that was noted in the last 30 days changes nothing; older ones are
   * forgotten here, at most 1,000 of them at a time.
   *
   * @param at ms since the epoch
   * @returns how many transactions were new, and how many notifications were counted
   */
  record(
    transactions: readonly DeliveredTransaction[],
    at: number,
  ): Promise<{ fresh: number; notifications: number }>;
}
