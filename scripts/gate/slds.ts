import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT } from '../check/command.ts';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow, SOURCE } from './files.ts';
import { report } from './findings.ts';
import { fromTools } from './install.ts';

interface Entry {
  readonly line: number;
  /** Plain text, or JSON with a member `message`. */
  readonly message: string;
  readonly ruleId: string;
}
interface SldsLinter {
  readonly lint: (config: {
    directory: string;
  }) => Promise<readonly { filePath: string; errors: readonly Entry[]; warnings: readonly Entry[] }[]>;
}

/** Lengths for which the design system has no styling hook; the linter says so itself and offers nothing instead. */
const NO_HOOK = /There's no replacement styling hook/;

/** Salesforce's linter of the Lightning Design System: deprecated hooks, overridden classes, values that have a hook. */
export const slds: Part = {
  name: 'slds',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const { lint } = await fromTools<SldsLinter>('tools', '@salesforce-ux/slds-linter/executor');
    const folder = join(SOURCE, 'lwc');
    const results = await lint({ directory: join(ROOT, folder) });
    const findings = results.flatMap(({ filePath, errors, warnings }) =>
      [...errors, ...warnings].map(({ line, message, ruleId }) => ({
        file: relative(ROOT, filePath),
        line,
        rule: ruleId,
        message: plain(message),
      })),
    );
    const bundles = (await readdir(join(ROOT, folder), { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const files = await filesBelow(folder, /\.(css|html)$/);
    return report(
      files.length,
      findings.filter(({ message }) => !NO_HOOK.test(message)),
      `${bundles.length} bundles`,
    );
  },
};

function plain(message: string): string {
  try {
    return (JSON.parse(message) as { message: string }).message;
  } catch {
    return message;
  }
}
