import path from 'node:path';
import { createRequire } from 'node:module';
import type { Catalog, LwcBundle } from '../../metadata/catalog.ts';
import { packageFolder } from './paths.ts';

/** Either a file to bundle or the source of a generated module. */
export type PlatformModule = { readonly file: string } | { readonly source: string };

interface PackageManifest {
  readonly lwc: { readonly modules: readonly { readonly name?: string; readonly path?: string }[] };
}

const quote = (value: unknown): string => JSON.stringify(value);

/** Modules that the base component package itself supplies under a platform name (its English labels, its gates). */
function packageAliases(): Map<string, string> {
  const folder = packageFolder('lightning-base-components');
  const manifest = createRequire(import.meta.url)(path.join(folder, 'package.json')) as PackageManifest;
  const aliases = new Map<string, string>();
  for (const { name, path: file } of manifest.lwc.modules) {
    if (name && file) {
      aliases.set(name, path.join(folder, file));
    }
  }
  return aliases;
}

/**
 * Resolves the imports that exist only on the platform (`@salesforce/...`). What depends on the user is looked up
 * when the page loads, so one build serves everybody.
 */
export class PlatformModules {
  readonly #catalog: Catalog;
  readonly #aliases = packageAliases();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** File behind a bare name that the base components import (`assert`), if any. */
  alias(specifier: string): string | undefined {
    return this.#aliases.get(specifier);
  }

  /**
   * @param specifier for example `@salesforce/label/c.Save`
   * @throws Error when the platform has no such module or the SFDX tree lacks what it names
   */
  resolve(specifier: string): PlatformModule {
    const [, kind = '', ...parts] = specifier.split('/');
    const name = parts.join('/');
    switch (kind) {
      case 'apex':
      case 'apexContinuation':
        return { source: name ? apexMethod(name) : `export * from 'platform/apex';` };
      case 'label':
        return this.#label(specifier, name);
      case 'schema':
        return { source: schemaReference(name) };
      case 'customPermission':
      case 'userPermission':
        return { source: fromPage(`${kind}(${quote(name)})`) };
      case 'user':
        return { source: fromPage(`user(${quote(name)})`) };
      case 'i18n':
        return this.#internationalisation(specifier, name);
      case 'client':
        if (name === 'formFactor') {
          return { source: fromPage('formFactor()') };
        }
        break;
      case 'messageChannel':
        return { source: `export default ${quote({ channelName: name })};` };
      case 'resourceUrl':
        return { source: `export default ${quote(`/resource/${name}`)};` };
      case 'gate':
        return this.#aliasOr(specifier, `export default { isOpen: () => false };`);
      default:
        break;
    }
    const file = this.#aliases.get(specifier);
    if (file) {
      return { file };
    }
    throw new Error(`The local org does not supply ${quote(specifier)}.`);
  }

  #aliasOr(specifier: string, source: string): PlatformModule {
    const file = this.#aliases.get(specifier);
    return file ? { file } : { source };
  }

  #label(specifier: string, name: string): PlatformModule {
    const file = this.#aliases.get(specifier);
    if (file) {
      return { file };
    }
    const [namespace, label = ''] = name.split('.');
    if (namespace !== 'c' || !this.#catalog.labels.has(label.toLowerCase())) {
      throw new Error(`There is no custom label ${quote(name)}. Declare it in CustomLabels.labels-meta.xml.`);
    }
    return { source: fromPage(`label(${quote(label)})`) };
  }

  /** Calendar tables of other calendars than the Gregorian stay those of the package; the rest follows the user. */
  #internationalisation(specifier: string, name: string): PlatformModule {
    const file = this.#aliases.get(specifier);
    if (file && (name === 'common.digits' || name === 'common.calendarData')) {
      return { file };
    }
    return {
      source: `import { internationalisation } from 'platform/internationalisation';\nexport default internationalisation(${quote(name)});`,
    };
  }
}

function fromPage(call: string): string {
  return `import { ${call.slice(0, call.indexOf('('))} } from 'platform/pageContext';\nexport default ${call};`;
}

function apexMethod(name: string): string {
  const [className, method] = name.split('.').slice(-2);
  if (!className || !method) {
    throw new Error(`An Apex import names a class and a method: "@salesforce/apex/${name}" does not.`);
  }
  return `import { apexMethod } from 'platform/apex';\nexport default apexMethod(${quote(className)}, ${quote(method)});`;
}

function schemaReference(name: string): string {
  const [objectApiName, ...field] = name.split('.');
  const reference = field.length ? { objectApiName, fieldApiName: field.join('.') } : { objectApiName };
  return `export default ${quote(reference)};`;
}

/** Source of `platform/exposedComponents`: every component that an administrator could place on a page. */
export function exposedComponentsModule(bundles: readonly LwcBundle[]): string {
  const entries = bundles
    .filter((bundle) => bundle.isExposed)
    .map((bundle) => {
      const facts = {
        name: bundle.name,
        label: bundle.masterLabel,
        targets: bundle.targets,
        objects: bundle.objects,
      };
      return `{ ...${quote(facts)}, load: () => import(${quote(`c/${bundle.name}`)}) }`;
    });
  return `export const exposedComponents = [${entries.join(',\n')}];\n`;
}
