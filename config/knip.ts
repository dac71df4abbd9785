import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { KnipConfig } from 'knip';

const components = 'force-app/main/default/lwc';
const root = fileURLToPath(new URL('..', import.meta.url));
/** Templates name components by their folder (`<c-deal-coaching>`), so each bundle's own module is an entry. */
const bundles = (folder: string, within = ''): string[] =>
  readdirSync(`${root}${within}${folder}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}/${name}.ts`)
    .filter((file) => existsSync(`${root}${within}${file}`));
const modules = (folder: string): string[] => bundles(`src/ui/${folder}`, 'local-org/');

export default {
  // A type that exported functions speak of may be exported even while nobody needs its name.
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    '.': {
      entry: [
        'scripts/*/main.ts',
        'scripts/contract/{generate,paths}.ts',
        'scripts/gate/metadata/manifest.ts',
        // Named by sfdx-project.json.
        'scripts/seed/seed.ts',
        'test/**/*.test.ts',
        // Named by jest.config.cjs.
        'test/lwc/setup.ts',
        'test/lwc/stubs/**/*.ts',
        ...bundles(components),
        `${components}/*/__tests__/**/*.test.ts`,
      ],
      project: ['scripts/**/*.{ts,mjs}', 'test/**/*.ts', `${components}/**/*.ts`],
      ignoreDependencies: [
        // A script that tests put into the page.
        'axe-core',
        // Modules of the platform, not packages.
        'lightning',
        'apex-types',
        /^@salesforce\/(apex|i18n|label|schema|user)$/,
      ],
      // As in tsconfig.test.json.
      paths: { 'test/*': ['test/*'] },
      ignoreBinaries: ['sf'],
    },
    'local-org': {
      entry: [
        'scripts/*.{mjs,ts}',
        'test/**/*.test.ts',
        'src/ui/shell/page.ts',
        ...modules('shell'),
        ...['force', 'lightning', 'platform'].flatMap((namespace) => modules(`modules/${namespace}`)),
      ],
      project: ['src/**/*.ts', 'test/**/*.ts', 'scripts/**/*.{mjs,ts}'],
      ignore: [
        // A project that the tests of the local org load as data.
        'test/**/fixture/**',
        'test/fixtures/**',
      ],
      ignoreDependencies: [
        // Found by their folders, for the files that they carry.
        '@salesforce-ux/design-system',
        '@salesforce-ux/design-system-2',
        'lightning-base-components',
        // Imported by code that the page's build makes.
        '@lwc/synthetic-shadow',
        // The loader that the commands run on.
        'tsx',
        // Modules of the platform, not packages.
        'lightning',
        'platform',
      ],
    },
  },
} satisfies KnipConfig;
