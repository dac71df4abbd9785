import { join } from 'node:path';
import { ROOT } from '../../check/command.ts';
import type { Part, PartResult } from '../../check/part.ts';
import { DEPLOYABLE, emit } from '../emit.ts';
import { filesBelow, read, SOURCE } from '../files.ts';
import { report, type Finding } from '../findings.ts';
import { fromTools } from '../install.ts';
import { lintFiles, lintLabels, lintObjects, lintPermissionSets } from './lints.ts';
import { MetadataSchema } from './schema.ts';
import { validateMetadata } from './validate.ts';

/** Metadata files against Salesforce's own schema, and against each other. */
export const metadata: Part = {
  name: 'metadata',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const schema = await MetadataSchema.load();
    const files = await filesBelow(SOURCE, /-meta\.xml$/);
    const findings: Finding[] = [];
    for (const file of files) findings.push(...validateMetadata(schema, file, await read(file)));
    findings.push(
      ...(await lintFiles()),
      ...(await lintObjects()),
      ...(await lintPermissionSets()),
      ...(await lintLabels()),
    );
    return report(files.length, findings);
  },
};

interface SourceComponent {
  readonly fullName: string;
  readonly type: { readonly name: string };
  readonly xml?: string;
  walkContent(): string[];
  getChildren(): SourceComponent[];
}
interface DeployRetrieve {
  ComponentSet: {
    fromSource(path: string): {
      getSourceComponents(): { toArray(): SourceComponent[] };
      getPackageXml(): Promise<string>;
    };
  };
  MetadataConverter: new () => {
    convert(
      components: unknown,
      format: 'metadata',
      output: object,
    ): Promise<{ packagePath?: string; converted?: SourceComponent[] }>;
  };
}

/** The emitted tree converts to metadata format, and every file of it is part of what would be deployed. */
export const conversion: Part = {
  name: 'conversion',
  kind: 'gate',
  async run(): Promise<PartResult> {
    await emit();
    const { ComponentSet, MetadataConverter } = await fromTools<DeployRetrieve>(
      'tools',
      '@salesforce/source-deploy-retrieve',
    );
    const tree = join(ROOT, DEPLOYABLE, 'force-app');
    const components = ComponentSet.fromSource(tree);
    const output = {
      type: 'directory',
      outputDirectory: join(ROOT, 'build'),
      packageName: 'metadata',
      genUniqueDir: false,
    };
    await new MetadataConverter().convert(components, 'metadata', output);
    const known = new Set(
      components
        .getSourceComponents()
        .toArray()
        .flatMap((component) => [component, ...component.getChildren()])
        .flatMap((component) => [...component.walkContent(), ...(component.xml === undefined ? [] : [component.xml])]),
    );
    const files = await filesBelow(join(DEPLOYABLE, 'force-app'), /./);
    const strays = files.filter((file) => !known.has(join(ROOT, file)));
    return report(
      files.length,
      strays.map((file) => ({
        file,
        line: 0,
        rule: 'conversion',
        message: 'is part of no component and would not be deployed',
      })),
    );
  },
};
