import { createHash } from 'node:crypto';

const TWO_TO_32 = 4_294_967_296;

/** SHA-256 of labels, kept apart so that ("ab","c") and ("a","bc") differ. */
export const digest = (...labels: (string | number)[]): Buffer =>
  createHash('sha256').update(labels.join('\u0000')).digest();

/**
 * A stream of numbers that depends on its labels alone (the "small fast counter" generator, sfc32).
 * Everything random in the simulator comes from one, so that nothing depends on who asked before.
 */
export class Dice {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private counter: number,
  ) {}

  static of(...labels: (string | number)[]): Dice {
    const seed = digest(...labels);
    return new Dice(seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), seed.readInt32LE(12));
  }

  private next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 up to, but not including, 1. */
  fraction(): number {
    return this.next() / TWO_TO_32;
  }

  /** A whole number, both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const chosen = choices[this.int(0, choices.length - 1)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }

  /** One of the keys, each as likely as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights) as [K, number][];
    let left = this.fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return this.pick(entries)[0];
  }

  /** Between the two, low magnitudes as likely as high ones. */
  spread(min: number, max: number): number {
    return min * (max / min) ** this.fraction();
  }

  /** {@link spread} in whole units. */
  amount(min: number, max: number): bigint {
    return BigInt(Math.round(this.spread(min, max)));
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.next() & 0xff);
  }
}
