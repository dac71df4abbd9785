/** Writes the package's manifest anew: npx tsx scripts/gate/metadata/manifest.ts. Part "conversion" checks it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../../check/command.ts';
import { manifest, MANIFEST } from './conversion.ts';

const file = join(ROOT, MANIFEST);
await writeFile(file, await format(await manifest(), { ...(await resolveConfig(file)), filepath: file }));
