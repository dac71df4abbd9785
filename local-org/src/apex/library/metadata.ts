import type { RawValue } from '../../metadata/catalog.ts';
import type { MetadataChange } from '../runtime/custom-metadata-store.ts';
import { toRaw } from '../runtime/convert.ts';
import { ApexList, throwApex } from '../runtime/values.ts';
import { callMember } from '../runtime/user-classes.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { bagType, nothing, PropertyBag, required, systemEnum, type LibraryHost } from './support.ts';

/** `Setting.Default` -> [`Setting__mdt`, `Default`]. */
function splitFullName(fullName: unknown): [object: string, name: string] {
  const match = typeof fullName === 'string' ? /^([^.]+)\.(.+)$/.exec(fullName) : null;
  if (!match?.[1] || !match[2])
    throwApex(
      'IllegalArgumentException',
      `The full name of a custom metadata record is Type.Name: ${String(fullName)}`,
    );
  return [/__mdt$/i.test(match[1]) ? match[1] : `${match[1]}__mdt`, match[2]];
}

function changeOf(record: PropertyBag): MetadataChange {
  const [object, developerName] = splitFullName(record.get('fullName'));
  const values: Record<string, RawValue> = {};
  for (const value of (record.get('values') as ApexList | null)?.items ?? []) {
    const bag = required(value as PropertyBag | null);
    values[String(bag.get('field'))] = toRaw(bag.get('value'));
  }
  return { object, developerName, label: labelOf(record) ?? developerName, values };
}

function labelOf(record: PropertyBag): string | null {
  const label = record.get('label');
  return typeof label === 'string' ? label : null;
}

class DeployContainer {
  readonly $type = 'Metadata.DeployContainer';
  readonly items = new ApexList('Metadata.Metadata');
}

function enqueue(host: LibraryHost, container: DeployContainer | null, callback: object | null): string {
  if (host.transaction.test) throwApex('AsyncException', 'Metadata cannot be deployed from within a test');
  const changes = required(container).items.items.map((item) => changeOf(required(item as PropertyBag | null)));
  return host.jobs.enqueueDeployment(JSON.stringify(changes), callback);
}

/** Records of custom metadata types as metadata; only those of the project and deployed ones exist here. */
function retrieve(host: LibraryHost, names: ApexList | null): ApexList {
  const found = new ApexList('Metadata.Metadata');
  for (const fullName of required(names).items) {
    const [object, name] = splitFullName(fullName);
    const def = host.services.catalog.objects.get(object.toLowerCase());
    const record =
      def?.kind === 'customMetadata'
        ? host.customMetadata.records(def).find((each) => each.developerName.toLowerCase() === name.toLowerCase())
        : undefined;
    if (!record) continue;
    const bag = new PropertyBag('Metadata.CustomMetadata');
    bag.values.set('fullName', fullName);
    bag.values.set('label', record.label);
    const values = Object.entries(record.values).map(([field, value]) => {
      const pair = new PropertyBag('Metadata.CustomMetadataValue');
      pair.values.set('field', field);
      pair.values.set('value', value);
      return pair;
    });
    bag.values.set('values', new ApexList('Metadata.CustomMetadataValue', values));
    found.add(bag);
  }
  return found;
}

const metadataType = systemEnum('Metadata.MetadataType', ['CustomMetadata']);

/** Deploying custom metadata records; metadata of other types is a compile error. */
export const metadataTypes: readonly SystemTypeDeclaration[] = [
  metadataType,
  bagType('Metadata.Metadata', { 'String fullName': nothing }, { constructors: {}, isAbstract: true }),
  bagType('Metadata.CustomMetadataValue', { 'String field': nothing, 'Object value': nothing }),
  bagType(
    'Metadata.CustomMetadata',
    {
      'String fullName': nothing,
      'String label': nothing,
      'String description': nothing,
      'Boolean protected_x': () => false,
      'List<Metadata.CustomMetadataValue> values': () => new ApexList('Metadata.CustomMetadataValue'),
    },
    { extends: 'Metadata.Metadata' },
  ),
  systemType('Metadata.DeployContainer', {
    constructors: { '()': () => new DeployContainer() },
    methods: {
      'void addMetadata(Metadata.Metadata item)': (_: LibraryHost, self: DeployContainer, item: PropertyBag | null) =>
        self.items.add(required(item)),
      'List<Metadata.Metadata> getMetadata()': (_: LibraryHost, self: DeployContainer) => self.items,
    },
  }),
  systemEnum('Metadata.DeployStatus', [
    'Pending',
    'InProgress',
    'Succeeded',
    'SucceededPartial',
    'Failed',
    'Canceling',
    'Canceled',
  ]),
  bagType('Metadata.DeployMessage', {
    'String fullName': nothing,
    'String componentType': nothing,
    'String problem': nothing,
    'Boolean success': () => false,
  }),
  bagType('Metadata.DeployDetails', {
    'List<Metadata.DeployMessage> componentFailures': () => new ApexList('Metadata.DeployMessage'),
    'List<Metadata.DeployMessage> componentSuccesses': () => new ApexList('Metadata.DeployMessage'),
  }),
  bagType('Metadata.DeployResult', {
    'Id id': nothing,
    'Boolean success': () => false,
    'Boolean done': () => false,
    'Metadata.DeployStatus status': nothing,
    'String errorMessage': nothing,
    'Integer numberComponentErrors': () => 0,
    'Integer numberComponentsDeployed': () => 0,
    'Integer numberComponentsTotal': () => 0,
    'Metadata.DeployDetails details': nothing,
  }),
  systemType('Metadata.DeployCallbackContext', {
    constructors: { '()': () => new PropertyBag('Metadata.DeployCallbackContext') },
    methods: { 'Id getCallbackJobId()': (_: LibraryHost, self: PropertyBag) => self.get('jobId') },
  }),
  systemType('Metadata.DeployCallback', {
    kind: 'interface',
    methods: {
      'void handleResult(Metadata.DeployResult result, Metadata.DeployCallbackContext context)': (
        _: LibraryHost,
        self: object,
        ...args: readonly unknown[]
      ) => callMember(self, HANDLE_RESULT, args),
    },
  }),
  systemType('Metadata.Operations', {
    statics: {
      'Id enqueueDeployment(Metadata.DeployContainer container, Metadata.DeployCallback callback)': enqueue,
      'List<Metadata.Metadata> retrieve(Metadata.MetadataType type, List<String> fullNames)': (
        host: LibraryHost,
        _type: unknown,
        names: ApexList | null,
      ) => retrieve(host, names),
    },
  }),
];

/** How `Metadata.DeployCallback.handleResult` is called. */
export const HANDLE_RESULT = 'handleresult(Metadata.DeployResult,Metadata.DeployCallbackContext)';
