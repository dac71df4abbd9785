import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import type { Catalog } from '../../src/metadata/catalog.ts';
import { buildUi } from '../../src/ui/build/build.ts';
import { UiBuildError } from '../../src/ui/build/result.ts';
import { fixtureCatalog, fixtureRoot } from './fixture/catalog.ts';

describe('buildUi', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'build-ui-'));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** A tree with one exposed component whose files are given. */
  function treeWith(name: string, files: Record<string, string>): { roots: string[]; catalog: Catalog } {
    const root = fs.mkdtempSync(path.join(folder, 'tree-'));
    const bundle = path.join(root, 'lwc', name);
    fs.mkdirSync(bundle, { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      fs.writeFileSync(path.join(bundle, file), text);
    }
    const facts = {
      name,
      folder: bundle,
      isExposed: true,
      targets: ['lightning__RecordPage'],
      objects: [],
      masterLabel: name,
    };
    return { roots: [root], catalog: { ...fixtureCatalog(), roots: [root], lwc: [facts] } };
  }

  test('twice_nothing changed_second build is reused and fast', async () => {
    const options = {
      roots: [fixtureRoot],
      catalog: fixtureCatalog(),
      outDir: path.join(folder, 'warm'),
      mode: 'development',
    } as const;
    const first = await buildUi(options);
    assert.equal(first.reused, false);
    const second = await buildUi(options);
    assert.equal(second.reused, true);
    assert.ok(second.milliseconds < 1000, `${second.milliseconds} ms`);
    assert.equal(second.entry, first.entry);
    for (const file of [first.entry, first.syntheticShadow, ...first.preload]) {
      assert.match(file, /-[A-Z0-9]{8}\.js$/, 'names carry a content hash');
      assert.ok(fs.existsSync(path.join(first.assetFolder, file)));
    }
  });

  test('source changed_only that component is compiled again and old files go', async () => {
    const tree = treeWith('hello', {
      'hello.js': `import { LightningElement } from 'lwc'; export default class Hello extends LightningElement { text = 'one'; }`,
      'hello.html': '<template>{text}</template>',
    });
    const options = { ...tree, outDir: path.join(folder, 'changed'), mode: 'development' } as const;
    const first = await buildUi(options);
    const script = path.join(tree.catalog.lwc[0]!.folder, 'hello.js');
    fs.writeFileSync(script, fs.readFileSync(script, 'utf8').replace('one', 'two and more'));
    const second = await buildUi(options);
    assert.equal(second.reused, false);
    const built = fs.readdirSync(first.assetFolder).filter((name) => name.startsWith('hello-'));
    assert.equal(built.length, 1);
    assert.match(fs.readFileSync(path.join(first.assetFolder, built[0]!), 'utf8'), /two and more/);
  });

  test('built files_served to any user_hold no label text and no user', async () => {
    const outDir = path.join(folder, 'neutral');
    const { assetFolder } = await buildUi({
      roots: [fixtureRoot],
      catalog: fixtureCatalog(),
      outDir,
      mode: 'production',
    });
    const component = fs.readdirSync(assetFolder).find((name) => name.startsWith('sampleCard-'));
    const text = fs.readFileSync(path.join(assetFolder, component!), 'utf8');
    assert.match(text, /Sample_Title/);
    assert.doesNotMatch(text, /Beispiel/);
  });

  const failures: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    [
      'template with an unclosed tag_names file and line',
      {
        'broken.js': `import { LightningElement } from 'lwc';\nexport default class Broken extends LightningElement {}\n`,
        'broken.html': '<template>\n  <p>\n</template>\n',
      },
      /broken\.html:\d+:\d+ .*LWC/,
    ],
    [
      'decorator misused in TypeScript_names the line of the TypeScript source',
      {
        'broken.ts': [
          `import { api, LightningElement } from 'lwc';`,
          'interface Removed {',
          '  readonly one: string;',
          '}',
          'export default class Broken extends LightningElement {',
          '  @api value = true;',
          '  kept: Removed | null = null;',
          '}',
        ].join('\n'),
        'broken.html': '<template></template>',
      },
      /broken\.ts:6:\d+ LWC/,
    ],
    [
      'unknown label_says where to declare it',
      {
        'broken.js': `import { LightningElement } from 'lwc';\nimport text from '@salesforce/label/c.Nowhere';\nexport default class Broken extends LightningElement { text = text; }\n`,
        'broken.html': '<template>{text}</template>',
      },
      /no custom label "c\.Nowhere".*CustomLabels/s,
    ],
    [
      'module that the org does not supply_is refused by name',
      {
        'broken.js': `import { LightningElement } from 'lwc';\nimport x from '@salesforce/community/Id';\nexport default class Broken extends LightningElement { x = x; }\n`,
        'broken.html': '<template></template>',
      },
      /does not supply "@salesforce\/community\/Id"/,
    ],
  ];
  for (const [name, files, expected] of failures) {
    test(name, async () => {
      const outDir = path.join(folder, 'failures');
      await assert.rejects(buildUi({ ...treeWith('broken', files), outDir, mode: 'development' }), (error) => {
        assert.ok(error instanceof UiBuildError, String(error));
        assert.match(error.message, expected);
        return true;
      });
    });
  }
});
