import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LwcBundle, SourceFile } from '../catalog.ts';
import { nameBefore, type ProjectFile } from './files.ts';
import { readXml } from './xml.ts';

/** Source files that end with `.cls` or `.trigger`. */
export function readSources(files: readonly ProjectFile[], ending: '.cls' | '.trigger'): SourceFile[] {
  return files
    .filter((file) => file.baseName.endsWith(ending))
    .map((file) => ({ path: file.shown, text: readFileSync(file.file, 'utf8') }));
}

/** Lightning web components that have a configuration file. */
export function readLwcBundles(files: readonly ProjectFile[]): LwcBundle[] {
  const bundles: LwcBundle[] = [];
  for (const file of files) {
    const name = nameBefore(file, '.js-meta.xml');
    if (!name) continue;
    const xml = readXml(file.file, file.shown, 'LightningComponentBundle');
    const configurations = xml.first('targetConfigs')?.all('targetConfig') ?? [];
    const objects = configurations.flatMap((configuration) =>
      configuration.all('objects').flatMap((list) => list.all('object').map((object) => object.content())),
    );
    bundles.push({
      name,
      folder: path.dirname(file.file),
      isExposed: xml.flag('isExposed'),
      targets: (xml.first('targets')?.all('target') ?? []).map((target) => target.content()),
      objects: [...new Set(objects)],
      masterLabel: xml.text('masterLabel') ?? name,
    });
  }
  return bundles;
}
