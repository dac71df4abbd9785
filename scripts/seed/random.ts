/** Deterministic pseudo-random numbers (mulberry32), so that every first start makes the same org. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** @returns a number in [0, 1) */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** @returns a whole number from `low` to `high`, both included */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new Error('pick: the list is empty');
    return item;
  }

  /** Picks by weight. @param weighted pairs of item and weight (any positive numbers) */
  weighted<T>(weighted: readonly (readonly [T, number])[]): T {
    const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.next() * total;
    for (const [item, weight] of weighted) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(weighted.map(([item]) => item));
  }

  /** A draw from an empirical distribution given by its deciles (11 values: minimum, 9 deciles, maximum). */
  fromDeciles(deciles: readonly number[]): number {
    const position = this.next() * (deciles.length - 1);
    const low = deciles[Math.floor(position)] ?? 0;
    const high = deciles[Math.ceil(position)] ?? low;
    return low + (high - low) * (position - Math.floor(position));
  }

  /** Normal distribution by the Box-Muller transform. */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }
}
