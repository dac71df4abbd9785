import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRemoteClasses, type ApexRemoteClass } from './apex-source.ts';

const CLASSES = 'force-app/main/default/classes';

/** What all classes of the package show to components. */
export function remoteClasses(): ApexRemoteClass[] {
  return (
    readdirSync(CLASSES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.cls'))
      .sort()
      .map((file) => join(CLASSES, file))
      .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
      // Parsing every class takes seconds; only those that mention the annotation can matter.
      .filter(({ source }) => /@AuraEnabled/i.test(source))
      .flatMap(({ file, source }) => readRemoteClasses(source, file))
  );
}
