import { HANDLE_RESULT } from '../../library/metadata.ts';
import { PropertyBag } from '../../library/support.ts';
import { ApexList } from '../collections.ts';
import { DeploymentError, type CustomMetadataStore, type MetadataChange } from '../custom-metadata-store.ts';
import type { ApexRuntime } from '../host.ts';
import { enumConstant } from '../scalars.ts';
import { callMember } from '../user-classes.ts';
import { describeFailure } from './contexts.ts';
import { thaw } from './freeze.ts';

const STATUSES = { Succeeded: 2, Failed: 4 } as const;

/** Deploys custom metadata records all or none and tells the callback. */
export function runDeployment(
  runtime: ApexRuntime,
  store: CustomMetadataStore,
  jobId: string,
  container: string,
  callback: string | null,
): void {
  const changes = JSON.parse(container) as MetadataChange[];
  const failure = deploy(runtime, store, changes);
  if (callback === null) return;
  const context = new PropertyBag('Metadata.DeployCallbackContext');
  context.values.set('jobId', jobId);
  try {
    callMember(thaw(runtime, callback) as object, HANDLE_RESULT, [resultOf(jobId, changes, failure), context]);
  } catch (error) {
    // The deployment itself stands, whatever its callback does.
    runtime.services.log?.({ level: 'ERROR', text: `Deployment callback: ${describeFailure(runtime, error)}` });
  }
}

function deploy(
  runtime: ApexRuntime,
  store: CustomMetadataStore,
  changes: readonly MetadataChange[],
): DeploymentError | null {
  const { savepoints } = runtime.services;
  const savepoint = savepoints.set();
  try {
    for (const change of changes) store.deploy(change);
    return null;
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    savepoints.rollback(savepoint);
    return error;
  } finally {
    savepoints.release(savepoint);
  }
}

function bag(type: string, values: Readonly<Record<string, unknown>>): PropertyBag {
  const made = new PropertyBag(type);
  for (const [name, value] of Object.entries(values)) made.values.set(name, value);
  return made;
}

function resultOf(jobId: string, changes: readonly MetadataChange[], failure: DeploymentError | null): PropertyBag {
  const status = failure ? 'Failed' : 'Succeeded';
  const message = (fullName: string, problem: string | null): PropertyBag =>
    bag('Metadata.DeployMessage', { fullName, componentType: 'CustomMetadata', problem, success: problem === null });
  const failures = failure ? [message(failure.component, failure.message)] : [];
  const successes = failure
    ? []
    : changes.map(({ object, developerName }) => message(`${object.replace(/__mdt$/i, '')}.${developerName}`, null));
  return bag('Metadata.DeployResult', {
    id: jobId,
    success: failure === null,
    done: true,
    status: enumConstant('Metadata.DeployStatus', status, STATUSES[status]),
    errorMessage: failure?.message ?? null,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: successes.length,
    numberComponentsTotal: changes.length,
    details: bag('Metadata.DeployDetails', {
      componentFailures: new ApexList('Metadata.DeployMessage', failures),
      componentSuccesses: new ApexList('Metadata.DeployMessage', successes),
    }),
  });
}
