#!/usr/bin/env node
/**
 * Writes src/metadata/standard/objects.generated.json: field names and Apex types of the standard objects that a
 * sales org needs, taken from a dump of the sObject model that the open-source Apex language server ships (BSD-3).
 *
 *   node local-org/scripts/generate-standard-objects.mjs <dump.json>
 *
 * The dump is `{ Object: { fields: { Name: ApexType }, parents: { Relationship: Object }, children: { Relationship: Object } } }`.
 * Fields of features that are off in this org (several currencies, territories, person accounts, divisions, ...) are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const OBJECTS =
  `Account AccountContactRelation AccountContactRole AccountHistory AccountShare ApexClass ApexTrigger AsyncApexJob
Asset Attachment BusinessHours BusinessProcess Campaign CampaignMember CampaignMemberStatus CampaignShare Case CaseComment CaseHistory
CaseShare CaseStatus Contact ContactHistory ContactShare ContentDocument ContentDocumentLink ContentVersion Contract
ContractStatus CronJobDetail CronTrigger CustomNotificationType CustomPermission EmailMessage EmailMessageRelation
EmailTemplate EntityDefinition Event EventRelation FieldDefinition FieldPermissions FiscalYearSettings Folder Group
GroupMember Holiday Lead LeadHistory LeadShare LeadStatus ListEmail LoginHistory Name Note ObjectPermissions Opportunity
OpportunityCompetitor OpportunityContactRole OpportunityFieldHistory OpportunityHistory OpportunityLineItem
OpportunityShare OpportunityStage OpportunityTeamMember Order OrderItem Organization Period PermissionSet
PermissionSetAssignment PermissionSetGroup PermissionSetGroupComponent PlatformCachePartition Pricebook2 PricebookEntry Product2 Profile QueueSobject RecordType
RecentlyViewed SetupEntityAccess StaticResource Task TaskPriority TaskRelation TaskStatus Topic TopicAssignment User UserLicense
UserRecordAccess UserRole UserShare`.split(/\s+/);

/** Fields that exist only when a feature is switched on that this org does not have. */
const LEFT_OUT = new RegExp(
  [
    '^UserRecordAccess$',
    '^CurrencyIsoCode$',
    '^Division$',
    '^(Is)?Person',
    '^IsExcludedFrom',
    'Territory2?',
    'Jigsaw',
    '^Dandb',
    '^CleanStatus$',
    'CountryCode$',
    'StateCode$',
    '^Recurrence2',
    '^IsRecurrence2',
    '^UserPreferences',
    '^EmailPreferences',
    '^Offline',
    'Portal',
    'Naics',
    'Duns',
    '^YearStarted$',
    '^SyncedQuote',
    '^ServiceAppointment',
    '^Channel',
    '^OperatingHours',
    '^SourceSystem',
    '^IsPriorityRecord$',
    '^HasPrivacyHold$',
    'BannerPhoto',
    '^StayInTouch',
    '^Individual',
    '^Permissions(?!(ApiEnabled|AuthorApex|ManageUsers|ModifyAllData|RunReports|SendCustomNotifications|ViewAllData|ViewAllUsers|ViewSetup|Create|Read|Edit|Delete|ViewAllRecords|ModifyAllRecords)$)',
  ].join('|'),
);

/** The dump merges person-account fields into Account under plain names. */
const LEFT_OUT_OF_OBJECT = {
  Account: /^(FirstName|LastName|Salutation|EffectiveDate|EndDate|IsActive|IsPartner|IsCustomerPortal)$/,
};

const dumpFile = process.argv[2];
if (!dumpFile) {
  console.error('Usage: node generate-standard-objects.mjs <dump.json>');
  process.exit(2);
}
const dump = JSON.parse(readFileSync(dumpFile, 'utf8'));
const included = new Set(OBJECTS);
const lines = OBJECTS.map((object) => {
  const source = dump[object];
  if (!source) throw new Error(`The dump has no object ${object}`);
  const fields = {};
  for (const [name, type] of Object.entries(source.fields).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (LEFT_OUT.test(name) || LEFT_OUT_OF_OBJECT[object]?.test(name) || type === 'SObject') continue;
    (fields[type] ??= []).push(name);
  }
  const known = (relationships) =>
    Object.fromEntries(
      Object.entries(relationships)
        .filter(([name, target]) => included.has(target) && !LEFT_OUT.test(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return `${JSON.stringify(object)}:${JSON.stringify({ fields, parents: known(source.parents), children: known(source.children) })}`;
});
writeFileSync(
  new URL('../src/metadata/standard/objects.generated.json', import.meta.url),
  `{\n${lines.join(',\n')}\n}\n`,
);
console.log(`${lines.length} objects`);
