import type { KeptSolPrice } from '../repositories';
import type { Subject } from './conformance';

const FIRST = 29_394_000;
const price = (usd: number, ageMinutes = 0): KeptSolPrice => ({ usd, source: 'coinbase', ageMinutes });

export function describePrices(subject: Subject): void {
  describe('prices of SOL', () => {
    const prices = () => subject.database.solPrices;

    it('are kept over a restart, and those never given are absent', async () => {
      await prices().keep(
        new Map([
          [FIRST, price(142.317)],
          [FIRST + 1, price(142.4, 3)],
        ]),
      );
      await subject.reopen();
      const read = await prices().read([FIRST, FIRST + 1, FIRST + 2]);
      expect([...read]).toEqual([
        [FIRST, price(142.317)],
        [FIRST + 1, price(142.4, 3)],
      ]);
    });

    it('never change once they are kept', async () => {
      await prices().keep(new Map([[FIRST, price(100)]]));
      await prices().keep(
        new Map([
          [FIRST, price(200)],
          [FIRST + 1, price(201)],
        ]),
      );
      expect((await prices().read([FIRST])).get(FIRST)).toEqual(price(100));
      expect((await prices().read([FIRST + 1])).get(FIRST + 1)).toEqual(price(201));
    });

    it('are read and kept thousands at a time, and none at a time', async () => {
      const many = new Map(Array.from({ length: 3_000 }, (_, index) => [FIRST + index, price(index + 1)]));
      await prices().keep(many);
      expect(await prices().read([...many.keys()])).toEqual(many);
      await prices().keep(new Map());
      expect((await prices().read([])).size).toBe(0);
    });
  });
}
