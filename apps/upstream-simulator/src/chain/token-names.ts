import type { Dice } from './dice';

const FIRST = [
  ...['Solar', 'Lunar', 'Turbo', 'Sleepy', 'Angry', 'Golden', 'Tiny', 'Giga', 'Based', 'Quiet'],
  ...['Cosmic', 'Lazy', 'Rusty', 'Velvet', 'Neon', 'Salty', 'Frozen', 'Wild', 'Plain', 'Hyper'],
];
const SECOND = [
  ...['Otter', 'Pepper', 'Walrus', 'Badger', 'Noodle', 'Rocket', 'Turtle', 'Gecko', 'Llama', 'Goat'],
  ...['Potato', 'Wizard', 'Pickle', 'Comet', 'Moose', 'Raven', 'Waffle', 'Yeti', 'Falcon', 'Bagel'],
];

export function tokenName(dice: Dice): { name: string; symbol: string } {
  const first = dice.pick(FIRST);
  const second = dice.pick(SECOND);
  const symbol = dice.chance(0.5) ? second.toUpperCase() : `${first.slice(0, 2)}${second.slice(0, 3)}`;
  return { name: `${first} ${second}`, symbol: symbol.toUpperCase() };
}
