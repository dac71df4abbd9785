import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MetadataError } from './xml.ts';

export interface ProjectFile {
  /** Absolute path. */
  readonly file: string;
  /** Path relative to the project's root, with forward slashes. */
  readonly shown: string;
  readonly baseName: string;
}

/** Folders that are no metadata although they lie among it. */
const SKIPPED = new Set(['node_modules', '__tests__', '.git', '.sfdx', '.sf']);

/** An SFDX project: its package directories and API version. */
export interface Project {
  readonly root: string;
  readonly packageDirectories: readonly string[];
  readonly apiVersion: string | null;
  /**
   * Custom objects for which "Grant Access Using Hierarchies" is off, from `plugins.localOrg.withoutRoleHierarchy` of
   * the project file: Salesforce keeps this setting outside of metadata.
   */
  readonly withoutRoleHierarchy: readonly string[];
  /**
   * Folders of metadata that lies outside of the packages and belongs to the local org all the same, from
   * `plugins.localOrg.unpackaged` of the project file.
   */
  readonly unpackaged: readonly string[];
  /** Optional parts of the platform, from `plugins.localOrg.features` of the project file. */
  readonly features: readonly string[];
}

/** Content of `sfdx-project.json`, as far as it is read here. */
interface ProjectFileContent {
  readonly packageDirectories?: { readonly path?: string }[];
  readonly sourceApiVersion?: string;
  readonly plugins?: { readonly localOrg?: Readonly<Record<string, unknown>> };
}

/**
 * Opens a project folder. A folder with `sfdx-project.json` gives its package directories; any other folder is
 * taken as one package directory.
 */
export function openProject(root: string): Project {
  const absolute = path.resolve(root);
  if (!existsSync(absolute)) throw new MetadataError(root, 0, 'There is no such folder');
  const projectFile = path.join(absolute, 'sfdx-project.json');
  if (!existsSync(projectFile)) {
    return {
      root: absolute,
      packageDirectories: [absolute],
      apiVersion: null,
      withoutRoleHierarchy: [],
      unpackaged: [],
      features: [],
    };
  }
  let project: unknown;
  try {
    project = JSON.parse(readFileSync(projectFile, 'utf8'));
  } catch (error) {
    throw new MetadataError('sfdx-project.json', 0, `This is not valid JSON: ${(error as Error).message}`);
  }
  const { packageDirectories, sourceApiVersion, plugins } = project as ProjectFileContent;
  if (!Array.isArray(packageDirectories) || packageDirectories.length === 0) {
    throw new MetadataError('sfdx-project.json', 0, 'It lists no packageDirectories');
  }
  return {
    root: absolute,
    packageDirectories: packageDirectories.map((directory) => path.join(absolute, directory.path ?? '')),
    apiVersion: sourceApiVersion ?? null,
    withoutRoleHierarchy: namesIn(plugins?.localOrg, 'withoutRoleHierarchy'),
    unpackaged: namesIn(plugins?.localOrg, 'unpackaged').map((folder) => path.join(absolute, folder)),
    features: namesIn(plugins?.localOrg, 'features'),
  };
}

function namesIn(settings: Readonly<Record<string, unknown>> | undefined, key: string): readonly string[] {
  const names = settings?.[key] ?? [];
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  throw new MetadataError('sfdx-project.json', 0, `plugins.localOrg.${key} must be a list of names`);
}

/** Every file below the package directories and the unpackaged folders, in a stable order. */
export function projectFiles(project: Project): ProjectFile[] {
  const files: ProjectFile[] = [];
  const walk = (folder: string): void => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(file);
      } else {
        files.push({ file, shown: path.relative(project.root, file).split(path.sep).join('/'), baseName: entry.name });
      }
    }
  };
  for (const directory of [...project.packageDirectories, ...project.unpackaged]) {
    if (!existsSync(directory)) throw new MetadataError('sfdx-project.json', 0, `There is no folder ${directory}`);
    walk(directory);
  }
  return files;
}

/** `Deal__c.object-meta.xml` with `.object-meta.xml` -> `Deal__c`; null when the name does not end so. */
export function nameBefore(file: ProjectFile, ending: string): string | null {
  return file.baseName.endsWith(ending) ? file.baseName.slice(0, -ending.length) : null;
}
