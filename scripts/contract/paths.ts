/**
 * Writes one `paths` entry per component bundle into tsconfig.json, because `c/*` cannot be mapped by a pattern (the
 * file repeats the folder's name). `--check` compares instead of writing and fails on a difference.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { format } from 'prettier';
import { writeOrCheck } from './generated-file.ts';

const BUNDLES = 'force-app/main/default/lwc';
const CONFIG = 'tsconfig.json';

interface TypeScriptConfig {
  compilerOptions: Record<string, unknown>;
}

const paths = Object.fromEntries(
  readdirSync(BUNDLES)
    .filter((name) => existsSync(`${BUNDLES}/${name}/${name}.ts`))
    .sort()
    .map((name) => [`c/${name}`, [`./${BUNDLES}/${name}/${name}.ts`]]),
);
const config = JSON.parse(readFileSync(CONFIG, 'utf8')) as TypeScriptConfig;
config.compilerOptions['paths'] = paths;
const content = await format(JSON.stringify(config, null, 2), { parser: 'json', printWidth: 120 });
writeOrCheck(CONFIG, content, 'npx tsx scripts/contract/paths.ts');
