import type { PastSolPrice } from './sol-price';

/** Prices by minute, at most `size` of them; the one unused longest makes room. */
export class PriceCache {
  private readonly prices = new Map<number, PastSolPrice>();

  constructor(private readonly size: number) {}

  get(minute: number): PastSolPrice | undefined {
    const price = this.prices.get(minute);
    if (price !== undefined) {
      this.prices.delete(minute);
      this.prices.set(minute, price);
    }
    return price;
  }

  set(minute: number, price: PastSolPrice): void {
    this.prices.delete(minute);
    this.prices.set(minute, price);
    if (this.prices.size <= this.size) return;
    const [oldest] = this.prices.keys();
    if (oldest !== undefined) this.prices.delete(oldest);
  }
}
