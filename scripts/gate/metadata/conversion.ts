import { join } from 'node:path';
import { ROOT } from '../../check/command.ts';
import type { Part, PartResult } from '../../check/part.ts';
import { DEPLOYABLE, emit } from '../emit.ts';
import { filesBelow, read } from '../files.ts';
import { report, type Finding } from '../findings.ts';
import { fromTools } from '../install.ts';

/** The manifest of the package, for `sf project deploy start --manifest` and `sf project retrieve start --manifest`. */
export const MANIFEST = 'config/package.xml';

interface SourceComponent {
  readonly fullName: string;
  readonly type: { readonly name: string };
  readonly xml?: string;
  walkContent(): string[];
  getChildren(): SourceComponent[];
}
interface ComponentSet {
  getSourceComponents(): { toArray(): SourceComponent[] };
  getPackageXml(): Promise<string>;
}
interface DeployRetrieve {
  ComponentSet: { fromSource(path: string): ComponentSet };
  MetadataConverter: new () => {
    convert(components: ComponentSet, format: 'metadata', output: object): Promise<unknown>;
  };
}

/** The emitted tree converts to metadata format, every file of it would be deployed, and the manifest lists it all. */
export const conversion: Part = {
  name: 'conversion',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const { MetadataConverter } = await deployRetrieve();
    const components = await emittedComponents();
    await new MetadataConverter().convert(components, 'metadata', {
      type: 'directory',
      outputDirectory: join(ROOT, 'build'),
      packageName: 'metadata',
      genUniqueDir: false,
    });
    const known = new Set(
      components
        .getSourceComponents()
        .toArray()
        .flatMap((component) => [component, ...component.getChildren()])
        .flatMap((component) => [...component.walkContent(), ...(component.xml === undefined ? [] : [component.xml])]),
    );
    const files = await filesBelow(join(DEPLOYABLE, 'force-app'), /./);
    const strays = files
      .filter((file) => !known.has(join(ROOT, file)))
      .map((file) => ({
        file,
        line: 0,
        rule: 'conversion',
        message: 'is part of no component and would not be deployed',
      }));
    return report(files.length, [...strays, ...(await staleManifest(components))]);
  },
};

/** What the manifest has to be for the tree as it is. */
export async function manifest(): Promise<string> {
  return (await emittedComponents()).getPackageXml();
}

async function emittedComponents(): Promise<ComponentSet> {
  await emit();
  const { ComponentSet } = await deployRetrieve();
  return ComponentSet.fromSource(join(ROOT, DEPLOYABLE, 'force-app'));
}

const deployRetrieve = (): Promise<DeployRetrieve> =>
  fromTools<DeployRetrieve>('tools', '@salesforce/source-deploy-retrieve');

/** Differences line by line, so that the message names the component. */
async function staleManifest(components: ComponentSet): Promise<Finding[]> {
  const members = (xml: string): string[] =>
    [...xml.matchAll(/<types>([\s\S]*?)<\/types>/g)].flatMap(([, body = '']) => {
      const type = /<name>(.*?)<\/name>/.exec(body)?.[1] ?? '';
      return [...body.matchAll(/<members>(.*?)<\/members>/g)].map(([, member = '']) => `${type} ${member}`);
    });
  const stated = await read(MANIFEST).catch(() => '');
  const there = new Set(members(await components.getPackageXml()));
  const listed = new Set(members(stated));
  const version = /<version>(.*?)<\/version>/.exec(stated)?.[1];
  const { sourceApiVersion } = JSON.parse(await read('sfdx-project.json')) as { sourceApiVersion: string };
  const faults = [
    ...[...there].filter((name) => !listed.has(name)).map((name) => `${name} is missing`),
    ...[...listed].filter((name) => !there.has(name)).map((name) => `${name} is not in the tree`),
    ...(version === sourceApiVersion ? [] : [`version ${version ?? '(none)'} is not ${sourceApiVersion}`]),
  ];
  return faults.map((fault) => ({
    file: MANIFEST,
    line: 1,
    rule: 'manifest',
    message: `${fault}: npx tsx scripts/gate/metadata/manifest.ts`,
  }));
}
