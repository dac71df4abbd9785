/**
 * Writes one `paths` entry per component bundle into the TypeScript configurations, because `c/*` cannot be mapped by a
 * pattern (the file repeats the folder's name). `--check` compares instead of writing and fails on a difference.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { format } from 'prettier';
import { writeOrCheck } from './generated-file.ts';

const BUNDLES = 'force-app/main/default/lwc';

interface TypeScriptConfig {
  compilerOptions: { paths?: Record<string, string[]> };
}

const bundles = Object.fromEntries(
  readdirSync(BUNDLES)
    .filter((name) => existsSync(`${BUNDLES}/${name}/${name}.ts`))
    .sort()
    .map((name) => [`c/${name}`, [`./${BUNDLES}/${name}/${name}.ts`]]),
);
await write('tsconfig.json', bundles);
// Paths are not merged with those of the configuration that is extended, hence the bundles once more.
await write('tsconfig.test.json', { ...bundles, 'test/lwc/*': ['./test/lwc/*.ts'] });

async function write(file: string, paths: Record<string, string[]>): Promise<void> {
  const config = JSON.parse(readFileSync(file, 'utf8')) as TypeScriptConfig;
  config.compilerOptions.paths = paths;
  const content = await format(JSON.stringify(config, null, 2), { parser: 'json', printWidth: 120 });
  writeOrCheck(file, content, 'npx tsx scripts/contract/paths.ts');
}
