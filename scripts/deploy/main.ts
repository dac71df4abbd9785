/**
 * Emits the deployable tree, checks it and deploys it with the Salesforce CLI:
 *   npm run deploy -- --target-org NAME [--dry-run | --permission-set NAME]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Command, Option } from 'commander';
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
  .addOption(new Option('--permission-set <name>', 'assign it to the user who deploys').choices(PERMISSION_SETS))
  .parse()
  .opts<{ targetOrg: string; dryRun: boolean; permissionSet?: string }>();

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
const deployed = sf(
  'project deploy start --source-dir force-app --target-org',
  options.targetOrg,
  ...(options.dryRun ? ['--dry-run'] : []),
);
if (!deployed) stop('The org refused the deployment; nothing was changed. The messages are above.');
if (options.dryRun) {
  console.log('The org would accept it. Nothing was saved.');
} else {
  if (
    options.permissionSet &&
    !sf('org assign permset --name', options.permissionSet, '--target-org', options.targetOrg)
  )
    stop(`Deployed, but ${options.permissionSet} could not be assigned. The messages are above.`);
  console.log(`Deployed. Assign a permission set to each user, for instance:`);
  for (const name of PERMISSION_SETS) {
    console.log(`  sf org assign permset --name ${name} --target-org ${options.targetOrg} --on-behalf-of USER`);
  }
  console.log('Then put "Deal Coaching" on the opportunity page: config/example/README.md');
}

/** Runs the Salesforce CLI in the deployable tree. @param words its command, @returns whether it succeeded */
function sf(words: string, ...args: readonly string[]): boolean {
  return (
    spawnSync('sf', [...words.split(' '), ...args], { cwd: join(ROOT, DEPLOYABLE), stdio: 'inherit' }).status === 0
  );
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
