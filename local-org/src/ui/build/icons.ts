import fs from 'node:fs';
import path from 'node:path';
import { isFile, walk } from './files.ts';
import { baseComponentsFolder } from './paths.ts';

const ICON_NAME = /\b(utility|standard|action|doctype|custom):([a-z][a-z0-9_]*)/g;
const ICON_LIBRARY = /^lightning\/iconSvgTemplates(Utility|Standard|Action|Doctype|Custom)(Rtl)?$/;

/**
 * The base components import about 3,400 icon templates, of which a page uses some dozens. Only icons whose
 * name stands literally in a source (`utility:search`) are bundled, so an icon that is put together at run time
 * must be spelled out somewhere.
 */
export interface IconLibrary {
  /** Category of an icon library import (`utility`), or null when `specifier` is another module. */
  categoryOf(specifier: string): string | null;
  /** Source of a module that exports the used icons of one category, in the form that the base components expect. */
  moduleFor(category: string): string;
  /** Changes whenever another icon is used. */
  readonly key: string;
}

/** @param folders where to look for icon names, besides the base components themselves */
export function scanIcons(folders: readonly string[]): IconLibrary {
  const used = new Set<string>();
  for (const file of [baseComponentsFolder, ...folders].flatMap(walk)) {
    if (/\.(js|ts|html)$/.test(file) && !file.endsWith('.d.ts')) {
      for (const [name] of fs.readFileSync(file, 'utf8').matchAll(ICON_NAME)) {
        used.add(name);
      }
    }
  }
  const names = [...used].sort();
  return {
    key: names.join(),
    categoryOf: (specifier) => {
      const match = ICON_LIBRARY.exec(specifier);
      return match?.[1]?.toLowerCase() ?? null;
    },
    moduleFor: (category) => iconModule(category, names),
  };
}

function iconModule(category: string, names: readonly string[]): string {
  const library = `iconSvgTemplates${category.charAt(0).toUpperCase()}${category.slice(1)}`;
  const folder = path.join(baseComponentsFolder, library, 'buildTemplates', category);
  const templates = names
    .filter((name) => name.startsWith(`${category}:`))
    .map((name) => name.slice(category.length + 1))
    .map((icon) => ({ id: `${category}_${icon}`, file: path.join(folder, `${icon}.html`) }))
    .filter(({ file }) => isFile(file));
  const imports = templates.map(({ id, file }) => `import ${id} from ${JSON.stringify(file)};`);
  return `${imports.join('\n')}\nexport default { ${templates.map(({ id }) => id).join(', ')} };\n`;
}
