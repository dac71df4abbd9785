import type { Catalog, ObjectDef, OrgFeature } from './catalog.ts';
import { finishObject, type ObjectDraft } from './draft.ts';
import { readLwcBundles, readSources } from './sfdx/code.ts';
import { readCustomMetadata } from './sfdx/custom-metadata.ts';
import { openProject, projectFiles, type Project } from './sfdx/files.ts';
import { readLabels } from './sfdx/labels.ts';
import { readListViews } from './sfdx/list-views.ts';
import { addProjectObjects } from './sfdx/objects.ts';
import { readCustomPermissions, readPermissionSets } from './sfdx/permissions.ts';
import { readSetupRows } from './sfdx/setup-files.ts';
import { MetadataError } from './sfdx/xml.ts';
import { standardObjects } from './standard/build.ts';
import { applyFeatures, FEATURES } from './standard/features.ts';

const DEFAULT_API_VERSION = '66.0';

export interface CatalogOptions {
  /** Instead of the `sourceApiVersion` of the first project that has one, e.g. `66.0`. */
  readonly apiVersion?: string;
  /** Features that are on, beside those in `plugins.localOrg.features` of the projects; see {@link OrgFeature}. */
  readonly features?: readonly OrgFeature[];
}

/**
 * Reads the standard objects and one or more SFDX projects into one catalog.
 * @param roots folders with `sfdx-project.json` (their package directories are read), or bare package directories
 * @throws MetadataError with file and line for files that cannot be understood
 */
export function loadCatalog(roots: readonly string[], options: CatalogOptions = {}): Catalog {
  const projects = roots.map(openProject);
  const files = projects.flatMap(projectFiles);
  const drafts = standardObjects();
  const features = new Set([...(options.features ?? []), ...projects.flatMap(featuresOf)]);
  addProjectObjects(files, drafts);
  for (const name of projects.flatMap((project) => project.withoutRoleHierarchy)) switchHierarchyOff(name, drafts);
  applyFeatures(features, drafts);
  const permissionSets = readPermissionSets(files, drafts);
  const customMetadata = readCustomMetadata(files, drafts);
  const objects = new Map<string, ObjectDef>();
  const objectsByPrefix = new Map<string, ObjectDef>();
  for (const [key, draft] of drafts) {
    const object = finishObject(draft);
    const other = objectsByPrefix.get(object.keyPrefix);
    if (other) throw new Error(`${object.name} and ${other.name} have the same key prefix ${object.keyPrefix}`);
    objects.set(key, object);
    objectsByPrefix.set(object.keyPrefix, object);
  }
  return {
    roots: projects.map((project) => project.root),
    apiVersion: options.apiVersion ?? projects.find((project) => project.apiVersion)?.apiVersion ?? DEFAULT_API_VERSION,
    objects,
    objectsByPrefix,
    permissionSets,
    customPermissions: readCustomPermissions(files),
    customMetadata,
    listViews: readListViews(files, drafts),
    labels: readLabels(files),
    classes: readSources(files, '.cls'),
    triggers: readSources(files, '.trigger'),
    lwc: readLwcBundles(files),
    setupRows: readSetupRows(files),
  };
}

function featuresOf({ features }: Project): OrgFeature[] {
  return features.map((name) => {
    const known = FEATURES.find((feature) => feature === name);
    if (known) return known;
    const message = `plugins.localOrg.features names ${name}; there are ${FEATURES.join(', ')}`;
    throw new MetadataError('sfdx-project.json', 0, message);
  });
}

function switchHierarchyOff(name: string, drafts: ReadonlyMap<string, ObjectDraft>): void {
  const draft = drafts.get(name.toLowerCase());
  if (draft?.kind !== 'custom') {
    throw new MetadataError(
      'sfdx-project.json',
      0,
      `plugins.localOrg.withoutRoleHierarchy names ${name}, which is no custom object of the project`,
    );
  }
  draft.withoutRoleHierarchy = true;
}
