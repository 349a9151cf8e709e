import type { WatchedAddress } from '../watched-addresses/watched-addresses';
import type { Subject } from './conformance';
import { MINUTE, NOON } from './sample-analysis';
import { withAnother } from './test-server';

const watched = (address: string, change: Partial<WatchedAddress> = {}): WatchedAddress => ({
  address,
  note: null,
  threshold: null,
  registeredAt: NOON,
  totalNotifications: 0,
  lastNotificationAt: null,
  ...change,
});

/** Addresses that somebody watches. */
export function describeWatchedAddresses(subject: Subject): void {
  const addresses = () => subject.database.watchedAddresses;
  const listed = async (): Promise<string[]> => (await addresses().list()).map(({ address }) => address);

  describe('a watched address', () => {
    const whole = watched('alice', {
      note: 'a "note" ☃ <b>',
      threshold: 2.5,
      totalNotifications: 7,
      lastNotificationAt: NOON + MINUTE,
    });

    it('is kept as it was given, over a restart', async () => {
      expect(await addresses().register(whole)).toBe(true);
      await subject.reopen();
      expect(await addresses().find('alice')).toEqual(whole);
      expect(await addresses().list()).toEqual([whole]);
      expect(await addresses().find('bob')).toBeNull();
    });

    it('is registered once and not changed by a second time, also at the same instant', async () => {
      const answers = await withAnother(subject.url, (other) =>
        Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            (index % 2 ? other.watchedAddresses : addresses()).register({ ...whole, note: `${index}` }),
          ),
        ),
      );
      expect(answers.filter(Boolean)).toEqual([true]);
      expect((await addresses().find('alice'))?.note).toBe(String(answers.indexOf(true)));
    });

    it('gets another note or none, and nothing else of it changes', async () => {
      await addresses().register(whole);
      expect(await addresses().setNote('alice', 'other')).toBe(true);
      expect(await addresses().find('alice')).toEqual({ ...whole, note: 'other' });
      expect(await addresses().setNote('alice', null)).toBe(true);
      expect(await addresses().find('alice')).toEqual({ ...whole, note: null });
      expect(await addresses().setNote('bob', 'x')).toBe(false);
    });

    it('is removed once, and can be registered anew', async () => {
      await addresses().register(whole);
      expect(await addresses().remove('alice')).toBe(true);
      expect(await addresses().remove('alice')).toBe(false);
      expect(await addresses().register(watched('alice'))).toBe(true);
      expect(await addresses().find('alice')).toEqual(watched('alice'));
    });
  });

  describe('the list of watched addresses', () => {
    it('has the newest first, then goes by address', async () => {
      await addresses().register(watched('b'));
      await addresses().register(watched('c', { registeredAt: NOON - 1 }));
      await addresses().register(watched('a'));
      await addresses().register(watched('d', { registeredAt: NOON + 1 }));
      expect(await listed()).toEqual(['d', 'a', 'b', 'c']);
    });

    it('takes thousands in at once, those alone that are new, the first of two alike', async () => {
      await addresses().register(watched('n0007', { note: 'mine' }));
      const many = Array.from({ length: 2_000 }, (_, index) =>
        watched(`n${String(1_999 - index).padStart(4, '0')}`, { note: 'first' }),
      );
      const twice = watched('n0001', { note: 'second' });
      expect(await addresses().importAll([...many, twice])).toEqual({ imported: 1_999, watched: 2_000 });
      expect((await addresses().find('n0007'))?.note).toBe('mine');
      expect((await addresses().find('n0001'))?.note).toBe('first');
      expect(await addresses().importAll([])).toEqual({ imported: 0, watched: 2_000 });
    });

    it('takes in nothing of what it cannot take in whole', async () => {
      const bad = watched('zz', { registeredAt: null as unknown as number });
      await expect(addresses().importAll([watched('a'), bad])).rejects.toThrow();
      expect(await listed()).toEqual([]);
    });

    it('takes in the same of two who send it in opposite orders at once', async () => {
      const many = Array.from({ length: 600 }, (_, index) => watched(`n${index}`));
      const sums = await withAnother(subject.url, (other) =>
        Promise.all([addresses().importAll(many), other.watchedAddresses.importAll([...many].reverse())]),
      );
      expect(sums[0].imported + sums[1].imported).toBe(600);
    });

    it('is cleared at once', async () => {
      await addresses().importAll([watched('a'), watched('b')]);
      expect(await addresses().clear()).toBe(2);
      expect(await addresses().clear()).toBe(0);
      expect(await listed()).toEqual([]);
    });
  });
}
