import type { FieldDef, OrgFeature } from '../catalog.ts';
import { makeField, type ObjectDraft } from '../draft.ts';
import { lookup, number, picklistValues, readOnly, requiredText, text, type FieldFacts } from './supplement.ts';

/** Parts of the platform that an org has or has not. Without them their objects and fields are absent. */
export const FEATURES: readonly OrgFeature[] = ['EnhancedEmail', 'MultiCurrency', 'OpportunityTeam', 'Territory2'];

/** Objects that carry a currency when the org has several. */
const WITH_CURRENCY: ReadonlySet<string> = new Set([
  'account',
  'asset',
  'campaign',
  'campaignmember',
  'case',
  'contact',
  'contract',
  'lead',
  'opportunity',
  'opportunityhistory',
  'opportunitylineitem',
  'order',
  'orderitem',
  'pricebookentry',
  'product2',
]);
const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF'];

/** Adds what the org's features bring and takes away what belongs to the others. */
export function applyFeatures(features: ReadonlySet<OrgFeature>, drafts: Map<string, ObjectDraft>): void {
  if (!features.has('OpportunityTeam')) removeObject('OpportunityTeamMember', drafts);
  if (features.has('Territory2')) addTerritories(drafts);
  if (features.has('MultiCurrency')) addCurrencies(drafts);
  else drafts.get('user')?.fields.delete('defaultcurrencyisocode');
}

function removeObject(name: string, drafts: Map<string, ObjectDraft>): void {
  drafts.delete(name.toLowerCase());
  for (const draft of drafts.values()) {
    for (const [key, { childObject }] of draft.childRelationships) {
      if (childObject === name) draft.childRelationships.delete(key);
    }
  }
}

const AUDIT_FIELDS: Readonly<Record<string, FieldFacts>> = {
  CreatedDate: readOnly({ type: 'datetime' }),
  CreatedById: readOnly(lookup(['User'], 'CreatedBy')),
  LastModifiedDate: readOnly({ type: 'datetime' }),
  LastModifiedById: readOnly(lookup(['User'], 'LastModifiedBy')),
  SystemModstamp: readOnly({ type: 'datetime' }),
};

function addObject(
  drafts: Map<string, ObjectDraft>,
  facts: { name: string; label: string; plural: string; keyPrefix: string; nameField: string | null },
  fields: Readonly<Record<string, FieldFacts>>,
): void {
  const all = { Id: readOnly({ type: 'id', length: 18 }), ...fields, ...AUDIT_FIELDS };
  drafts.set(facts.name.toLowerCase(), {
    name: facts.name,
    label: facts.label,
    labelPlural: facts.plural,
    keyPrefix: facts.keyPrefix,
    custom: false,
    kind: 'standard',
    sharingModel: 'Read',
    nameField: facts.nameField,
    fields: new Map(Object.entries(all).map(([name, field]) => [name.toLowerCase(), fieldNamed(name, field)])),
    childRelationships: new Map(),
    validationRules: [],
    fieldSets: new Map(),
    createable: true,
    updateable: true,
    deletable: true,
    description: null,
  });
}

function fieldNamed(name: string, facts: FieldFacts): FieldDef {
  return makeField({ type: 'string', ...(facts.type === 'reference' ? { length: 18 } : {}), ...facts, name });
}

function addTerritories(drafts: Map<string, ObjectDraft>): void {
  const model = { name: 'Territory2Model', label: 'Territory Model', plural: 'Territory Models', keyPrefix: '0MA' };
  addObject(
    drafts,
    { ...model, nameField: 'Name' },
    {
      Name: requiredText(80),
      DeveloperName: requiredText(80),
      State: { type: 'picklist', length: 40, picklist: picklistValues(['Planning', 'Active', 'Archived'], 'Planning') },
    },
  );
  const territory = { name: 'Territory2', label: 'Territory', plural: 'Territories', keyPrefix: '0MI' };
  addObject(
    drafts,
    { ...territory, nameField: 'Name' },
    {
      Name: requiredText(80),
      DeveloperName: requiredText(80),
      Territory2ModelId: lookup(['Territory2Model'], 'Territory2Model', { required: true, updateable: false }),
      ParentTerritory2Id: lookup(['Territory2'], 'ParentTerritory2'),
    },
  );
  const user = { name: 'UserTerritory2Association', label: 'User Territory Association', keyPrefix: '0MJ' };
  addObject(
    drafts,
    { ...user, plural: 'User Territory Associations', nameField: null },
    {
      Territory2Id: lookup(['Territory2'], 'Territory2', { required: true, updateable: false }),
      UserId: lookup(['User'], 'User', { required: true, updateable: false }),
      RoleInTerritory2: text(40),
    },
  );
  const record = { name: 'ObjectTerritory2Association', label: 'Object Territory Association', keyPrefix: '0MK' };
  addObject(
    drafts,
    { ...record, plural: 'Object Territory Associations', nameField: null },
    {
      ObjectId: lookup(['Account'], 'Object', { required: true, updateable: false }),
      Territory2Id: lookup(['Territory2'], 'Territory2', { required: true, updateable: false }),
      AssociationCause: text(40),
    },
  );
  addField('opportunity', 'Territory2Id', lookup(['Territory2'], 'Territory2'), drafts);
  const excluded: FieldFacts = { type: 'boolean', defaultValue: 'false' };
  addField('opportunity', 'IsExcludedFromTerritory2Filter', excluded, drafts);
}

function addCurrencies(drafts: Map<string, ObjectDraft>): void {
  const iso: FieldFacts = {
    type: 'picklist',
    length: 3,
    picklist: picklistValues(CURRENCIES, 'USD'),
    defaultValue: '"USD"',
  };
  for (const [name, draft] of drafts) {
    if (WITH_CURRENCY.has(name) || draft.kind === 'custom') addField(name, 'CurrencyIsoCode', iso, drafts);
  }
  addField('user', 'CurrencyIsoCode', iso, drafts);
  const type = {
    name: 'CurrencyType',
    label: 'Currency Type',
    plural: 'Currency Types',
    keyPrefix: '01I',
    nameField: null,
  };
  addObject(drafts, type, {
    IsoCode: { type: 'picklist', length: 3, picklist: picklistValues(CURRENCIES), required: true },
    ConversionRate: number(18, 6, { required: true }),
    DecimalPlaces: { type: 'int', apexType: 'Integer', required: true },
    IsActive: { type: 'boolean', defaultValue: 'false' },
    IsCorporate: readOnly({ type: 'boolean', defaultValue: 'false' }),
  });
}

function addField(object: string, name: string, facts: FieldFacts, drafts: ReadonlyMap<string, ObjectDraft>): void {
  drafts.get(object)?.fields.set(name.toLowerCase(), fieldNamed(name, facts));
}
