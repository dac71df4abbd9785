/** Measuring and printing for the benchmarks. They assert nothing; run them on an idle machine. */

/**
 * Runs pieces of work in turn, several times each, so that a busy moment of the machine hits them alike.
 * @returns milliseconds of the fastest run of each
 */
export function fastestOf(times: number, ...works: readonly (() => unknown)[]): number[] {
  const fastest = works.map(() => Infinity);
  for (let run = 0; run < times; run++) {
    for (const [index, work] of works.entries()) {
      const started = performance.now();
      work();
      fastest[index] = Math.min(fastest[index] ?? Infinity, performance.now() - started);
    }
  }
  return fastest;
}

export async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

export function print(what: string, value: number, unit: string, digits = 0): void {
  console.log(`${what.padEnd(64)} ${value.toFixed(digits).padStart(9)} ${unit}`);
}

export function printMemory(what: string): void {
  print(what, process.memoryUsage().rss / 1024 / 1024, 'MB');
}
