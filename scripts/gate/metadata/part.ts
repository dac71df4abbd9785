import type { Part, PartResult } from '../../check/part.ts';
import { filesBelow, read, SOURCE } from '../files.ts';
import { report, type Finding } from '../findings.ts';
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
