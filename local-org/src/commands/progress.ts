/** Progress of long work: a bar on a terminal, a line now and then in a log. */

export interface Progress {
  /** @param done so far, of `total` */
  update(done: number, total: number, label: string): void;
  /** Ends the bar, so that other output starts on a line of its own. */
  finish(): void;
}

const BAR_WIDTH = 30;
const LOG_EVERY_MS = 10_000;
const DRAW_EVERY_MS = 80;

type Output = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

/** @param title what is being done, e.g. `Filling the org` */
export function createProgress(title: string, output: Output = process.stderr): Progress {
  const started = Date.now();
  let shownAt = 0;
  let open = false;
  const seconds = (): string => `${Math.round((Date.now() - started) / 1000)} s`;
  return {
    update(done, total, label) {
      const finished = done >= total;
      const interval = output.isTTY ? DRAW_EVERY_MS : LOG_EVERY_MS;
      if (!finished && Date.now() - shownAt < interval) return;
      shownAt = Date.now();
      const share = total > 0 ? Math.min(1, done / total) : 1;
      const text = `${Math.round(share * 100)} % · ${done} of ${total} ${label} · ${seconds()}`;
      if (!output.isTTY) {
        output.write(`${title}: ${text}\n`);
        return;
      }
      const filled = Math.round(share * BAR_WIDTH);
      output.write(`\r\u001b[2K${title} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${text}`);
      open = true;
    },
    finish() {
      if (open) output.write('\n');
      open = false;
    },
  };
}
