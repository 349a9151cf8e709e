import { acronymOf } from './acronym';

describe('acronymOf', () => {
  it.each([
    ['The Bird of Paradise', 'BIRD', 'BP'],
    ['official trump coin', 'TRUMP', 'OTC'],
    ['King-of the.Hill', 'KOTH', 'KH'],
    ['Bonk', 'BONK', 'Bonk'],
    ['The Cat', 'KITTY', 'Cat'],
    ['Fartcoin', 'FART', 'FART'],
    ['Fartcoin', null, 'Fartcoin'],
    ['of the', 'OT', 'OT'],
    ['🐸🐸', 'PEPE', 'PEPE'],
    ['小 猫', 'MAO', '小猫'],
    ['', 'X', 'X'],
    [null, 'WIF', 'WIF'],
    [null, '  ', null],
    [null, null, null],
  ])('makes of the name %p and the symbol %p: %p', (name, symbol, acronym) => {
    expect(acronymOf(name, symbol)).toBe(acronym);
  });
});
