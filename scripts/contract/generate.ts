/**
 * Writes types/apex.generated.d.ts from the Apex classes: what components may call and what comes back.
 * `--check` compares instead of writing and fails on a difference.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRemoteClasses } from './apex-source.ts';
import { writeOrCheck } from './generated-file.ts';
import { renderTypings } from './typings.ts';

const CLASSES = 'force-app/main/default/classes';
const TYPINGS = 'types/apex.generated.d.ts';

const classes = readdirSync(CLASSES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.cls'))
  .sort()
  .map((file) => join(CLASSES, file))
  .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
  // Parsing every class takes seconds; only those that mention the annotation can matter.
  .filter(({ source }) => /@AuraEnabled/i.test(source))
  .flatMap(({ file, source }) => readRemoteClasses(source, file));
writeOrCheck(TYPINGS, renderTypings(classes), 'npx tsx scripts/contract/generate.ts');
