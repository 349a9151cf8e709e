import type { Subject } from './conformance';
import { withAnother } from './test-server';

/** Ticks of schedules that many processes keep. */
export function describeTicks(subject: Subject): void {
  describe('a tick', () => {
    const ticks = () => subject.database.ticks;

    it('is claimed once, also after a restart', async () => {
      expect(await ticks().claim('refresh', 7)).toBe(true);
      expect(await ticks().claim('refresh', 7)).toBe(false);
      await subject.reopen();
      expect(await ticks().claim('refresh', 7)).toBe(false);
      expect(await ticks().claim('refresh', 8)).toBe(true);
    });

    it('cannot be claimed after a later one', async () => {
      expect(await ticks().claim('refresh', 9)).toBe(true);
      expect(await ticks().claim('refresh', 8)).toBe(false);
    });

    it('of one schedule has nothing to do with another', async () => {
      expect(await ticks().claim('refresh', 9)).toBe(true);
      expect(await ticks().claim('sweep', 1)).toBe(true);
    });

    it.each(['the first', 'a later'])(
      'is claimed by one of many when it is %s of a schedule',
      async (which) => {
        if (which !== 'the first') await ticks().claim('refresh', 1);
        const claims = await withAnother(subject.url, (other) =>
          Promise.all(
            Array.from({ length: 40 }, (_, index) =>
              (index % 2 ? other.ticks : ticks()).claim('refresh', 1_763_640_000),
            ),
          ),
        );
        expect(claims.filter(Boolean)).toEqual([true]);
      },
    );
  });
}
