import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { command } from '../check/command.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The judges live in folders of their own, so that starting and testing Sideline never installs them. */
export type ToolFolder = 'tools' | 'platform-compiler';

const running = new Map<ToolFolder, Promise<string>>();

/** Installs a tool folder when its lock file changed. @returns its absolute path */
export function toolFolder(name: ToolFolder): Promise<string> {
  const started = running.get(name) ?? install(join(HERE, name));
  running.set(name, started);
  return started;
}

async function install(folder: string): Promise<string> {
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const mark = join(folder, 'node_modules', '.installed-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return folder;
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--prefix', folder, '--workspaces=false', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = npm?.endsWith('.js')
    ? await command(process.execPath, [npm, ...args])
    : await command('npm', args);
  if (code !== 0) throw new Error(`npm ci in ${folder} failed:\n${output}`);
  writeFileSync(mark, wanted);
  return folder;
}

/** Loads a module of a tool folder, which the project's own resolution does not reach. */
export async function fromTools<T>(folder: ToolFolder, module: string): Promise<T> {
  const path = createRequire(join(await toolFolder(folder), 'package.json')).resolve(module);
  const loaded = (await import(pathToFileURL(path).href)) as { default?: T } & T;
  return 'default' in loaded && loaded.default !== undefined ? { ...loaded.default, ...loaded } : loaded;
}
