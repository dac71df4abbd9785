/**
 * Writes types/apex.generated.d.ts from the Apex classes: what components may call and what comes back.
 * `--check` compares instead of writing and fails on a difference, on an Apex method that no component calls and on a
 * call of a method that is not there.
 */
import { uncalled, unknownCalls } from './calls.ts';
import { remoteClasses } from './classes.ts';
import { writeOrCheck } from './generated-file.ts';
import { renderTypings } from './typings.ts';

const classes = remoteClasses();
writeOrCheck('types/apex.generated.d.ts', renderTypings(classes), 'npx tsx scripts/contract/generate.ts');
if (process.argv.includes('--check')) {
  for (const fault of [...uncalled(classes), ...unknownCalls(classes)]) {
    console.error(fault);
    process.exitCode = 1;
  }
}
