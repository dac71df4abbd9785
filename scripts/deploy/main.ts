/**
 * Emits the deployable tree, checks it and deploys it with the Salesforce CLI:
 *   npm run deploy -- --target-org NAME [--dry-run]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Command } from 'commander';
import { ROOT } from '../check/command.ts';
import { platformCompiler } from '../gate/components.ts';
import { DEPLOYABLE } from '../gate/emit.ts';
import { conversion } from '../gate/metadata/conversion.ts';
import { metadata } from '../gate/metadata/part.ts';

const CLI_NODE = 22;
const PERMISSION_SETS = ['Sideline_Manager', 'Sideline_Rep', 'Sideline_Admin'];

const options = new Command()
  .requiredOption('--target-org <name>', 'alias or user name of an org that the Salesforce CLI knows')
  .option('--dry-run', 'validate in the org without saving anything', false)
  .parse()
  .opts<{ targetOrg: string; dryRun: boolean }>();

for (const part of [metadata, platformCompiler, conversion]) {
  const result = await part.run();
  if (result.failed > 0) stop(`${result.output ?? ''}\n${part.name}: ${result.failed} to mend before a deployment`);
}
if (spawnSync('sf', ['--version'], { stdio: 'ignore' }).status !== 0) {
  const node = Number(process.versions.node.split('.')[0]);
  const hint = node < CLI_NODE ? ` It needs Node ${CLI_NODE}; this is ${process.versions.node}.` : '';
  stop(
    `The tree in ${DEPLOYABLE} is ready, but the Salesforce CLI is missing.${hint} Install it with: npm install --global @salesforce/cli`,
  );
}
const deployed = spawnSync(
  'sf',
  [
    'project',
    'deploy',
    'start',
    '--source-dir',
    'force-app',
    '--target-org',
    options.targetOrg,
    ...(options.dryRun ? ['--dry-run'] : []),
  ],
  { cwd: join(ROOT, DEPLOYABLE), stdio: 'inherit' },
);
if (deployed.status !== 0) stop('The org refused the deployment; nothing was changed. The messages are above.');
console.log(`Deployed. Assign a permission set to each user, for instance:`);
for (const name of PERMISSION_SETS) {
  console.log(`  sf org assign permset --name ${name} --target-org ${options.targetOrg} --on-behalf-of USER`);
}
console.log('Then put "Deal Coaching" on the opportunity page: config/example/README.md');

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
