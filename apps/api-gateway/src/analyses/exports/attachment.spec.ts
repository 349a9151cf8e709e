import fc from 'fast-check';
import { attachment } from './attachment';

describe('the header of a download', () => {
  it.each([
    ['BP', 'attachment; filename="BP.csv"; filename*=UTF-8\'\'BP.csv'],
    ['小猫', 'attachment; filename="__.csv"; filename*=UTF-8\'\'%E5%B0%8F%E7%8C%AB.csv'],
    ["it's (*)", 'attachment; filename="it_s____.csv"; filename*=UTF-8\'\'it%27s%20%28_%29.csv'],
    ['../etc', 'attachment; filename=".._etc.csv"; filename*=UTF-8\'\'.._etc.csv'],
    ['a"\r\nX: b', 'attachment; filename="a___X__b.csv"; filename*=UTF-8\'\'a___X_%20b.csv'],
    ['cat\u202Egpj', 'attachment; filename="cat_gpj.csv"; filename*=UTF-8\'\'cat_gpj.csv'],
    ['\uD83D', 'attachment; filename="_.csv"; filename*=UTF-8\'\'_.csv'],
  ])('names the file after %j', (name, header) => {
    expect(attachment(name, '.csv')).toBe(header);
  });

  it('is a short header of the grammar, whatever the token is called', () => {
    const names = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 5_000 }));
    fc.assert(
      fc.property(names, (name) => {
        const header = attachment(name, '_early_buyers.csv');
        expect(header).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.~!%-]+$/);
        expect(header.length).toBeLessThan(1_000);
      }),
    );
  });
});
