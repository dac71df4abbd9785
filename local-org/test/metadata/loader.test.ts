import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Catalog } from '../../src/metadata/catalog.ts';
import { loadCatalog } from '../../src/metadata/loader.ts';
import { MetadataError } from '../../src/metadata/sfdx/xml.ts';
import { temporaryFolder } from '../store/helpers.ts';

const BASE = 'force-app/main/default/';
const xml = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${content}\n</${root}>\n`;

const DEAL = xml(
  'CustomObject',
  `<label>Deal</label><pluralLabel>Deals</pluralLabel><sharingModel>Private</sharingModel>
   <enableActivities>true</enableActivities><enableHistory>true</enableHistory>
   <nameField><label>Deal Number</label><type>AutoNumber</type><displayFormat>D-{0000}</displayFormat></nameField>`,
);
const field = (name: string, content: string): string =>
  xml('CustomField', `<fullName>${name}</fullName><label>${name}</label>${content}`);

const PROJECT: Readonly<Record<string, string>> = {
  'objects/Deal__c/Deal__c.object-meta.xml': DEAL,
  'objects/Deal__c/fields/Opportunity__c.field-meta.xml': field(
    'Opportunity__c',
    '<type>Lookup</type><referenceTo>Opportunity</referenceTo><relationshipName>Deals</relationshipName><deleteConstraint>Restrict</deleteConstraint>',
  ),
  'objects/Deal__c/fields/Kind__c.field-meta.xml': field(
    'Kind__c',
    `<type>Picklist</type><required>true</required><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
     <value><fullName>Big</fullName><default>false</default><label>Big one</label></value>
     <value><fullName>Small</fullName><default>true</default><label>Small one</label></value></valueSetDefinition></valueSet>`,
  ),
  'objects/Opportunity/fields/Health__c.field-meta.xml': field(
    'Health__c',
    '<type>Number</type><precision>5</precision><scale>1</scale>',
  ),
  'objects/Opportunity/validationRules/Not_Negative.validationRule-meta.xml': xml(
    'ValidationRule',
    '<fullName>Not_Negative</fullName><active>true</active><errorConditionFormula>Amount &lt; 0</errorConditionFormula><errorDisplayField>Amount</errorDisplayField><errorMessage>No</errorMessage>',
  ),
  'objects/Policy__mdt/Policy__mdt.object-meta.xml': xml(
    'CustomObject',
    '<label>Policy</label><pluralLabel>Policies</pluralLabel>',
  ),
  'objects/Policy__mdt/fields/Days__c.field-meta.xml': field(
    'Days__c',
    '<type>Number</type><precision>4</precision><scale>0</scale>',
  ),
  'objects/Policy__mdt/fields/On__c.field-meta.xml': field(
    'On__c',
    '<type>Checkbox</type><defaultValue>false</defaultValue>',
  ),
  'customMetadata/Policy.Default.md-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <label>Default</label>
  <values><field>Days__c</field><value xsi:type="xsd:double">30.0</value></values>
  <values><field>On__c</field><value xsi:type="xsd:boolean">true</value></values>
</CustomMetadata>`,
  'permissionsets/Manager.permissionset-meta.xml': xml(
    'PermissionSet',
    `<label>Manager</label><customPermissions><enabled>true</enabled><name>Coach</name></customPermissions>
     <fieldPermissions><editable>true</editable><field>Opportunity.Health__c</field><readable>true</readable></fieldPermissions>
     <objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Deal__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>`,
  ),
  'customPermissions/Coach.customPermission-meta.xml': xml('CustomPermission', '<label>Coach deals</label>'),
  'labels/CustomLabels.labels-meta.xml': xml(
    'CustomLabels',
    '<labels><fullName>Hello</fullName><language>en_US</language><value>Hello &amp; welcome</value></labels>',
  ),
  'translations/de.translation-meta.xml': xml(
    'Translations',
    '<customLabels><label>Hallo</label><name>Hello</name></customLabels>',
  ),
  'classes/involvement/Engine.cls': 'public class Engine {}',
  'triggers/DealTrigger.trigger': 'trigger DealTrigger on Deal__c (before insert) {}',
  'lwc/dealCoaching/dealCoaching.js-meta.xml': xml(
    'LightningComponentBundle',
    `<apiVersion>66.0</apiVersion><isExposed>true</isExposed><masterLabel>Deal Coaching</masterLabel>
     <targets><target>lightning__RecordPage</target></targets>
     <targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>Opportunity</object></objects></targetConfig></targetConfigs>`,
  ),
  'lwc/dealCoaching/__tests__/broken.js-meta.xml': '<not closed',
};

function load(context: TestContext, changes: Readonly<Record<string, string>> = {}): Catalog {
  const root = temporaryFolder(context);
  const files: Record<string, string> = {
    'sfdx-project.json': '{"packageDirectories":[{"path":"force-app"}],"sourceApiVersion":"66.0"}',
  };
  for (const [name, text] of Object.entries({ ...PROJECT, ...changes })) files[BASE + name] = text;
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return loadCatalog([root]);
}

function assertRefused(context: TestContext, changes: Readonly<Record<string, string>>, message: RegExp): void {
  assert.throws(
    () => load(context, changes),
    (error: unknown) => {
      assert.ok(error instanceof MetadataError, String(error));
      assert.match(error.message, message);
      return true;
    },
  );
}

test('loadCatalog_customObject_hasPlatformFieldsAndDerivedObjects', (context) => {
  const catalog = load(context);
  const deal = catalog.objects.get('deal__c')!;
  assert.equal(deal.sharingModel, 'Private');
  assert.equal(deal.fields.get('name')?.autoNumber, 'D-{0000}');
  assert.equal(deal.fields.get('opportunity__c')?.deleteConstraint, 'Restrict');
  assert.equal(deal.parentRelationships.get('opportunity__r')?.name, 'Opportunity__c');
  assert.equal(catalog.objects.get('opportunity')?.childRelationships.get('deals__r')?.childObject, 'Deal__c');
  assert.equal(catalog.objects.get('deal__share')?.kind, 'share');
  assert.equal(catalog.objects.get('deal__history')?.kind, 'history');
  assert.ok(catalog.objects.get('task')?.fields.get('whatid')?.referenceTo.includes('Deal__c'));
  const kind = deal.fields.get('kind__c')!;
  assert.deepEqual([kind.defaultValue, kind.restrictedPicklist, kind.required], ['"Small"', true, true]);
  assert.deepEqual(
    kind.picklist.map((value) => value.label),
    ['Big one', 'Small one'],
  );
});

test('loadCatalog_standardObject_isExtendedInPlace', (context) => {
  const opportunity = load(context).objects.get('opportunity')!;
  assert.equal(opportunity.fields.get('health__c')?.scale, 1);
  assert.deepEqual(opportunity.validationRules, [
    { name: 'Not_Negative', active: true, formula: 'Amount < 0', errorMessage: 'No', errorField: 'Amount' },
  ]);
});

test('loadCatalog_everythingElse_isRead', (context) => {
  const catalog = load(context);
  assert.deepEqual(catalog.customMetadata, [
    { object: 'Policy__mdt', developerName: 'Default', label: 'Default', values: { Days__c: 30, On__c: true } },
  ]);
  assert.deepEqual(catalog.permissionSets.get('manager')?.customPermissions, ['Coach']);
  assert.equal(catalog.permissionSets.get('manager')?.objectPermissions[0]?.edit, true);
  assert.equal(catalog.customPermissions.get('coach')?.label, 'Coach deals');
  assert.deepEqual(
    [...catalog.labels.get('hello')!.text],
    [
      ['en_US', 'Hello & welcome'],
      ['de', 'Hallo'],
    ],
  );
  assert.deepEqual(
    catalog.classes.map((file) => file.path),
    [`${BASE}classes/involvement/Engine.cls`],
  );
  assert.equal(catalog.triggers.length, 1);
  assert.deepEqual(
    catalog.lwc.map(({ name, objects, targets, masterLabel }) => ({ name, objects, targets, masterLabel })),
    [
      {
        name: 'dealCoaching',
        objects: ['Opportunity'],
        targets: ['lightning__RecordPage'],
        masterLabel: 'Deal Coaching',
      },
    ],
  );
  assert.equal(catalog.apiVersion, '66.0');
});

test('loadCatalog_keyPrefixes_doNotDependOnOtherObjects', (context) => {
  const before = load(context).objects.get('deal__c')!.keyPrefix;
  const after = load(context, { 'objects/Alpha__c/Alpha__c.object-meta.xml': DEAL }).objects.get('deal__c')!.keyPrefix;
  assert.equal(after, before);
});

test('loadCatalog_malformedXml_namesFileAndLine', (context) => {
  assertRefused(
    context,
    {
      'objects/Deal__c/fields/Bad__c.field-meta.xml':
        '<?xml version="1.0"?>\n<CustomField>\n<type>Text</typ>\n</CustomField>',
    },
    /^force-app\/main\/default\/objects\/Deal__c\/fields\/Bad__c\.field-meta\.xml:3: This XML is not well-formed/,
  );
});

test('loadCatalog_namesThatDoNotExist_areRefused', (context) => {
  const bad = (content: string): string => field('Bad__c', content);
  assertRefused(
    context,
    { 'objects/Deal__c/fields/Bad__c.field-meta.xml': bad('<type>Wish</type>') },
    /Field type Wish of Deal__c\.Bad__c/,
  );
  assertRefused(
    context,
    { 'objects/Deal__c/fields/Bad__c.field-meta.xml': bad('<type>Lookup</type><referenceTo>Nope__c</referenceTo>') },
    /refers to the unknown object Nope__c/,
  );
  assertRefused(
    context,
    {
      'permissionsets/X.permissionset-meta.xml': xml(
        'PermissionSet',
        '<label>X</label><fieldPermissions><editable>true</editable><field>Deal__c.Nope__c</field><readable>true</readable></fieldPermissions>',
      ),
    },
    /unknown field Deal__c\.Nope__c/,
  );
  assertRefused(
    context,
    {
      'translations/fr.translation-meta.xml': xml(
        'Translations',
        '<customLabels><label>x</label><name>Nope</name></customLabels>',
      ),
    },
    /unknown label Nope/,
  );
});

test('loadCatalog_missingFolder_saysSo', () => {
  assert.throws(() => loadCatalog(['/does/not/exist']), /There is no such folder/);
});

test('loadCatalog_localSettings_mustNameWhatThereIs', (context) => {
  const project = (settings: object): string => {
    const root = temporaryFolder(context);
    mkdirSync(path.join(root, 'force-app'), { recursive: true });
    const content = { packageDirectories: [{ path: 'force-app' }], plugins: { localOrg: settings } };
    writeFileSync(path.join(root, 'sfdx-project.json'), JSON.stringify(content));
    return root;
  };
  assert.ok(loadCatalog([project({ features: ['MultiCurrency'] })]).objects.has('currencytype'));
  assert.throws(
    () => loadCatalog([project({ features: ['Teams'] })]),
    /features names Teams; there are EnhancedEmail, MultiCurrency/,
  );
  assert.throws(() => loadCatalog([project({ features: 'Teams' })]), /must be a list of names/);
  const unknown = project({ withoutRoleHierarchy: ['Account'] });
  assert.throws(() => loadCatalog([unknown]), /names Account, which is no custom object/);
});
