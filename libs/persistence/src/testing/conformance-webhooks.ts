import type { Subject } from './conformance';
import { NOON } from './sample-analysis';
import { execute, withAnother } from './test-server';

const DAY = 24 * 60 * 60 * 1_000;

/** Transactions that webhooks tell of, perhaps more than once, and changes of the webhooks themselves. */
export function describeWebhooks(subject: Subject): void {
  it('says that webhooks have changed, which it does not keep itself', async () => {
    const { revisions } = subject.database;
    const before = await revisions.read(['webhooks']);
    await Promise.all([revisions.bump('webhooks'), revisions.bump('webhooks')]);
    expect([before, await revisions.read(['webhooks'])]).toEqual(['webhooks:0', 'webhooks:2']);
  });

  describe('a delivery of a webhook', () => {
    const deliveries = () => subject.database.webhookDeliveries;
    const watch = (...addresses: string[]) =>
      subject.database.watchedAddresses.importAll(
        addresses.map((address) => ({
          ...{ address, note: null, threshold: null },
          ...{ registeredAt: NOON, totalNotifications: 0, lastNotificationAt: null },
        })),
      );
    const told = async (address: string) => {
      const entry = await subject.database.watchedAddresses.find(address);
      return [entry?.totalNotifications, entry?.lastNotificationAt];
    };

    it('counts once for each watched address that takes part, and leaves the others alone', async () => {
      await watch('alice', 'bob', 'carol');
      const transactions = [
        { signature: 'first', addresses: ['alice', 'bob', 'alice', 'stranger'] },
        { signature: 'second', addresses: ['alice'] },
      ];
      expect(await deliveries().record(transactions, NOON)).toEqual({ fresh: 2, notifications: 3 });
      expect([await told('alice'), await told('bob'), await told('carol')]).toEqual([
        [2, NOON],
        [1, NOON],
        [0, null],
      ]);
      expect(await subject.database.watchedAddresses.find('stranger')).toBeNull();
    });

    it('changes nothing when it is repeated, also after a restart', async () => {
      await watch('alice');
      const transactions = [{ signature: 'first', addresses: ['alice'] }];
      await deliveries().record(transactions, NOON);
      await subject.reopen();
      expect(await deliveries().record(transactions, NOON + 1)).toEqual({ fresh: 0, notifications: 0 });
      expect(await told('alice')).toEqual([1, NOON]);
    });

    it('counts a transaction once that stands in it twice, with the addresses of both', async () => {
      await watch('alice', 'bob');
      const transactions = [
        { signature: 'first', addresses: ['alice'] },
        { signature: 'first', addresses: ['alice', 'bob'] },
      ];
      expect(await deliveries().record(transactions, NOON)).toEqual({ fresh: 1, notifications: 2 });
    });

    it('may be empty, and may tell of nobody', async () => {
      expect(await deliveries().record([], NOON)).toEqual({ fresh: 0, notifications: 0 });
      const nobody = [{ signature: 'first', addresses: [] }];
      expect(await deliveries().record(nobody, NOON)).toEqual({ fresh: 1, notifications: 0 });
    });

    it('may be of a thousand transactions with many addresses each', async () => {
      await watch('alice');
      const transactions = Array.from({ length: 1_000 }, (_, index) => ({
        signature: `signature-${index}`,
        addresses: ['alice', `stranger-${index}`, `other-${index}`],
      }));
      expect(await deliveries().record(transactions, NOON)).toEqual({ fresh: 1_000, notifications: 1_000 });
      expect(await told('alice')).toEqual([1_000, NOON]);
    });

    it('is counted once when several processes are told of it at the same time', async () => {
      const wallets = Array.from({ length: 20 }, (_, index) => `wallet-${index}`);
      await watch(...wallets);
      const transactions = wallets.map((wallet, index) => ({
        signature: `signature-${index}`,
        addresses: [wallet, 'wallet-0'],
      }));
      await withAnother(subject.url, (other) =>
        Promise.all(
          Array.from({ length: 6 }, (_, index) =>
            (index % 2 ? other.webhookDeliveries : deliveries()).record(
              index % 3 ? transactions : [...transactions].reverse(),
              NOON,
            ),
          ),
        ),
      );
      expect([await told('wallet-0'), await told('wallet-7')]).toEqual([
        [20, NOON],
        [1, NOON],
      ]);
    });

    it('makes older ones forgotten after 30 days, and not before', async () => {
      const of = (signature: string) => [{ signature, addresses: [] }];
      await deliveries().record(of('first'), NOON);
      await deliveries().record(of('second'), NOON + 30 * DAY - 1);
      const kept = () =>
        execute<{ signature: string }>(subject.url, 'select signature from webhook_deliveries order by 1');
      expect((await kept()).map(({ signature }) => signature)).toEqual(['first', 'second']);
      await deliveries().record(of('third'), NOON + 30 * DAY);
      expect((await kept()).map(({ signature }) => signature)).toEqual(['second', 'third']);
    });
  });
}
