#!/usr/bin/env node
/** Command line of the local org: `start`, `test`, `check`. It works on any SFDX project. */
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { CommandError, findProjectRoot } from './commands/project.ts';

const DEFAULT_PORT = 8100;
const LAST_PORT = 65_535;

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > LAST_PORT)
    throw new InvalidArgumentError(`a number from 1 to ${LAST_PORT}`);
  return port;
}

/** The projects named with `--root`, or the nearest one. */
function rootsOf(named: readonly string[] | undefined): string[] {
  return named?.length ? named.map((folder) => resolve(folder)) : [findProjectRoot(process.cwd())];
}

interface StartFlags {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly reset: boolean;
  readonly as?: string;
  readonly root?: string[];
  readonly allowClock: boolean;
}
interface TestFlags {
  readonly filter?: string;
  readonly junit?: string;
  readonly json?: string;
  readonly coverage: boolean;
  readonly coverageDir?: string;
  readonly watch: boolean;
  readonly root?: string[];
}

const program = new Command('local-org').description('An embedded Salesforce org for SFDX projects');

program
  .command('start', { isDefault: true })
  .description('serve the API and the Lightning pages; fills an empty org with the seed of the project')
  .option('--port <number>', 'port to listen on', portNumber, DEFAULT_PORT)
  .option('--host <name>', 'name or address to listen on', 'localhost')
  .option('--data <folder>', 'folder of the records (default: .local-org in the project)')
  .option('--reset', 'delete all records first', false)
  .option('--as <username>', 'user that pages act as at first')
  .option('--root <folder...>', 'SFDX projects (default: the nearest sfdx-project.json)')
  .option('--allow-clock', 'let administrators choose time and acting user of API requests, for imports', false)
  .action(async (flags: StartFlags) => {
    const { start } = await import('./commands/start.ts');
    const roots = rootsOf(flags.root);
    await start({
      port: flags.port,
      host: flags.host,
      dataDir: resolve(flags.data ?? `${roots[0]}/.local-org`),
      reset: flags.reset,
      as: flags.as ?? null,
      roots,
      allowClock: flags.allowClock,
    });
  });

program
  .command('test')
  .description('run the Apex tests of a project')
  .argument('[folder]', 'folder in an SFDX project')
  .option('--filter <text>', 'only classes or methods whose Class.method contains the text')
  .option('--junit <file>', 'write a JUnit report')
  .option('--json <file>', 'write a JSON report')
  .option('--coverage', 'print the covered share of every class', false)
  .option('--coverage-dir <folder>', 'write the coverage as index.html and lcov.info')
  .option('--watch', 'run them again whenever a file changes', false)
  .option('--root <folder...>', 'SFDX projects (default: the nearest sfdx-project.json)')
  .action(async (folder: string | undefined, flags: TestFlags) => {
    const { test } = await import('./commands/test.ts');
    const file = (name: string | undefined): string | null => (name === undefined ? null : resolve(name));
    const options = {
      roots: folder === undefined ? rootsOf(flags.root) : [findProjectRoot(folder)],
      filter: flags.filter ?? null,
      junit: file(flags.junit),
      json: file(flags.json),
      coverage: flags.coverage || flags.coverageDir !== undefined,
      coverageDir: file(flags.coverageDir),
    };
    if (!flags.watch) {
      process.exitCode = await test(options);
      return;
    }
    const { repeatOnChange } = await import('./commands/watch.ts');
    await repeatOnChange(options.roots, () => test(options), showError);
  });

program
  .command('check')
  .description('compile the Apex of a project and report what is wrong, without running anything')
  .argument('[folder]', 'folder in an SFDX project', '.')
  .action(async (folder: string) => {
    const { check } = await import('./commands/check.ts');
    process.exitCode = await check([findProjectRoot(folder)]);
  });

/** Errors that are answers to the user, by name: they carry their whole explanation in the message. */
const EXPLAINED = new Set(['CommandError', 'ApexCompileError', 'MetadataError', 'UiBuildError', 'DataInUseError']);

function showError(error: unknown): void {
  const explained = error instanceof CommandError || (error instanceof Error && EXPLAINED.has(error.name));
  process.stderr.write(
    `${explained ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
}

try {
  await program.parseAsync();
} catch (error) {
  showError(error);
  process.exit(1);
}
