/** Repeats something whenever a file of a project changes. */
import { watch } from 'node:fs';

/** Files that tools write while they work on a project. */
const IGNORED = /(^|[\\/])(\.git|\.sf|\.sfdx|\.local-org|node_modules|build|coverage)([\\/]|$)/;
/** Editors write a file in several steps. */
const QUIET_MILLIS = 150;

/**
 * Runs `work` at once and again after every change below the folders, one run at a time, until the process ends.
 * @param report gets what a run throws; the next change starts another
 */
export async function repeatOnChange(
  folders: readonly string[],
  work: () => Promise<unknown>,
  report: (error: unknown) => void,
): Promise<never> {
  let changed: () => void = () => {};
  let timer: NodeJS.Timeout | undefined;
  for (const folder of folders) {
    watch(folder, { recursive: true }, (_, file) => {
      if (file === null || IGNORED.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => changed(), QUIET_MILLIS);
    });
  }
  for (;;) {
    const next = new Promise<void>((resolve) => (changed = resolve));
    await work().catch(report);
    await next;
  }
}
