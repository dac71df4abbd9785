/** Faults that the gate must catch. Each lies in lines of its own, so that what is reported tells which one was caught. */

/** Changes the text of a file; null makes the file. */
type Edit = (text: string) => string;
export interface Fault {
  readonly name: string;
  /** Part of the checks that must fail. */
  readonly part: string;
  readonly edits: Readonly<Record<string, Edit>>;
  /** `file:line rule` that must be reported; a regular expression over the part's output. */
  readonly reported: RegExp;
  /** True when another fault for the same part would cause the same report: then the part judges this one alone. */
  readonly alone?: boolean;
  /** Files that are left out meanwhile, because the part looks at each file by itself and the fault needs none of them. */
  readonly without?: RegExp;
}

const CLASSES = 'force-app/main/default/classes/panel';
const CLASS_META = `<?xml version="1.0" encoding="UTF-8" ?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>68.0</apiVersion>
    <status>Active</status>
</ApexClass>
`;
const OBJECTS = 'force-app/main/default/objects';
const LABELS = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';
const GERMAN = 'force-app/main/default/translations/de.translation-meta.xml';
const LWC = 'force-app/main/default/lwc';

/** A class around one method, the body of which starts at line 12. */
function apexClass(name: string, body: string, sharing = ' with sharing'): Fault['edits'] {
  const source = `/**
 * @description Planted.
 */
public${sharing} class ${name} {
  /**
   * @description Planted.
   * @param deals deals
   * @param word a word
   * @return a number
   */
  public static Integer run(List<Opportunity> deals, String word) {
${body}
  }
}
`;
  return withMeta(name, source);
}

const withMeta = (name: string, source: string): Fault['edits'] => ({
  [`${CLASSES}/${name}.cls`]: () => source,
  [`${CLASSES}/${name}.cls-meta.xml`]: () => CLASS_META,
});

const insertBefore =
  (needle: string, text: string): Edit =>
  (source) => {
    if (!source.includes(needle)) throw new Error(`"${needle}" is not there any more; adapt the fault`);
    return source.replace(needle, `${text}${needle}`);
  };
const replace =
  (needle: string | RegExp, text: string): Edit =>
  (source) => {
    const changed = source.replace(needle, text);
    if (changed === source) throw new Error(`${String(needle)} is not there any more; adapt the fault`);
    return changed;
  };

const COPY = Array.from(
  { length: 40 },
  (_, i) => `export const total${i} = (left: number, right: number): number => left * ${i} + right;\n`,
).join('');

export const FAULTS: readonly Fault[] = [
  {
    name: 'wrong field in SOQL',
    part: 'apex types',
    edits: apexClass('FaultySoql', '    return [SELECT StageNme FROM Opportunity WITH USER_MODE].size();'),
    reported: /FaultySoql\.cls:12 .*StageNme/,
  },
  {
    name: 'wrong field in Apex',
    part: 'apex types',
    edits: apexClass('FaultyField', '    deals[0].StageNme = word;\n    return 1;'),
    reported: /FaultyField\.cls:12 .*StageNme/,
  },
  {
    name: 'wrong argument type',
    part: 'apex types',
    edits: apexClass('FaultyArgument', '    return Math.abs(word);'),
    reported: /FaultyArgument\.cls:12 .*abs/i,
  },
  {
    name: 'missing return',
    part: 'apex types',
    edits: apexClass('FaultyReturn', '    Integer count = deals.size();'),
    reported: /FaultyReturn\.cls:1[0-9] .*return/i,
  },
  {
    name: 'SOQL injection',
    part: 'apex rules',
    edits: apexClass(
      'FaultyInjection',
      "    List<Opportunity> found = Database.query('SELECT Id FROM Opportunity WHERE Name = \\'' + word + '\\'', AccessLevel.USER_MODE);\n    return found.size();",
    ),
    reported: /FaultyInjection\.cls:12 ApexSOQLInjection/,
  },
  {
    name: 'missing sharing keyword',
    part: 'apex rules',
    edits: apexClass('FaultySharing', '    return [SELECT COUNT() FROM Opportunity WITH USER_MODE];', ''),
    reported: /FaultySharing\.cls:4 ApexSharingViolations/,
  },
  {
    name: 'query without access mode',
    part: 'apex rules',
    edits: apexClass('FaultyMode', '    return [SELECT Id FROM Opportunity].size();'),
    reported: /FaultyMode\.cls:12 ApexCRUDViolation/,
  },
  {
    name: 'DML in a loop',
    part: 'apex rules',
    edits: apexClass(
      'FaultyLoop',
      '    for (Opportunity deal : deals) {\n      update as user deal;\n    }\n    return deals.size();',
    ),
    reported: /FaultyLoop\.cls:13 OperationWithLimitsInLoop/,
  },
  {
    name: 'a class without ApexDoc',
    part: 'apex rules',
    edits: withMeta(
      'FaultyDoc',
      'public with sharing class FaultyDoc {\n  public static Integer run() {\n    return 1;\n  }\n}\n',
    ),
    reported: /FaultyDoc\.cls:1 ApexDoc/,
  },
  {
    name: 'query in a loop by way of a method',
    part: 'apex paths',
    edits: apexClass(
      'FaultyPath',
      `    Integer count = 0;
    for (Opportunity deal : deals) {
      count += find(deal);
    }
    return count;
  }
  private static Integer find(Opportunity deal) {
    return [SELECT Id FROM Opportunity WHERE Id = :deal.Id WITH USER_MODE].size();`,
    ),
    reported: /FaultyPath\.cls:19 AvoidDatabaseOperationInLoop/,
    without: /^force-app\/.*\.cls$/,
  },
  {
    name: 'unknown XML element',
    part: 'metadata',
    edits: {
      [`${OBJECTS}/Coaching_Policy__mdt/Coaching_Policy__mdt.object-meta.xml`]: insertBefore(
        '</CustomObject>',
        '<colour>blue</colour>\n',
      ),
    },
    reported: /Coaching_Policy__mdt\.object-meta\.xml:\d+ metadata schema: unknown element <colour>/,
  },
  {
    name: 'bad enumeration value',
    part: 'metadata',
    edits: {
      [`${OBJECTS}/Coaching_Policy__mdt/fields/Window_Days__c.field-meta.xml`]: replace(
        /<type>\w+<\/type>/,
        '<type>Numeral</type>',
      ),
    },
    reported: /Window_Days__c\.field-meta\.xml:\d+ metadata schema: "Numeral"/,
  },
  {
    name: 'permission set naming a missing field',
    part: 'metadata',
    edits: {
      'force-app/main/default/permissionsets/Sideline_Rep.permissionset-meta.xml': insertBefore(
        '</PermissionSet>',
        '<fieldPermissions>\n<editable>false</editable>\n<field>Opportunity.Nowhere__c</field>\n<readable>true</readable>\n</fieldPermissions>\n',
      ),
    },
    reported: /Sideline_Rep\.permissionset-meta\.xml:\d+ permission set: there is no field Opportunity\.Nowhere__c/,
  },
  {
    name: 'unused label',
    part: 'metadata',
    edits: {
      [LABELS]: insertBefore(
        '</CustomLabels>',
        '<labels>\n<fullName>Sideline_Nobody</fullName>\n<language>en_US</language>\n<protected>true</protected>\n<shortDescription>x</shortDescription>\n<value>x</value>\n</labels>\n',
      ),
      [GERMAN]: insertBefore(
        '</Translations>',
        '<customLabels>\n<label>x</label>\n<name>Sideline_Nobody</name>\n</customLabels>\n',
      ),
    },
    reported: /CustomLabels\.labels-meta\.xml:\d+ unused label: nobody uses Sideline_Nobody/,
  },
  {
    name: 'German label missing',
    part: 'metadata',
    edits: { [GERMAN]: replace(/<customLabels>[\s\S]*?<\/customLabels>\s*/, '') },
    reported: /CustomLabels\.labels-meta\.xml:\d+ German label: \w+ has no German text/,
  },
  {
    name: 'an object without sharing model',
    part: 'metadata',
    edits: {
      [`${OBJECTS}/Fault__c/Fault__c.object-meta.xml`]: () => `<?xml version="1.0" encoding="UTF-8" ?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
    <deploymentStatus>Deployed</deploymentStatus>
    <description>Planted</description>
    <label>Fault</label>
    <nameField>
        <label>Fault</label>
        <type>Text</type>
    </nameField>
    <pluralLabel>Faults</pluralLabel>
</CustomObject>
`,
    },
    reported: /Fault__c\.object-meta\.xml:1 sharing model/,
  },
  {
    name: 'part of an object in the file of the object',
    part: 'metadata',
    edits: {
      [`${OBJECTS}/Coaching_Prompt__mdt/Coaching_Prompt__mdt.object-meta.xml`]: insertBefore(
        '</CustomObject>',
        '<fields>\n<fullName>Fault__c</fullName>\n<label>x</label>\n<type>Text</type>\n</fields>\n',
      ),
    },
    reported: /Coaching_Prompt__mdt\.object-meta\.xml:\d+ source format: <fields>/,
  },
  {
    name: 'English text in a template',
    part: 'text',
    edits: { [`${LWC}/dealCoaching/dealCoaching.html`]: replace(/<template>\n?/, '<template>\n<p>Please wait</p>\n') },
    reported: /dealCoaching\.html:\d+ text literal: "Please wait"/,
  },
  {
    name: 'colour literal',
    part: 'colours',
    edits: { [`${LWC}/dealCoaching/dealCoaching.css`]: (text) => `${text}\n.fault {\n  color: #c00;\n}\n` },
    reported: /dealCoaching\.css:\d+ colour literal/,
  },
  {
    name: 'decorator lost in emit',
    part: 'components (platform)',
    edits: {
      // Older targets get helper functions instead of decorators.
      'tsconfig.build.json': replace('"compilerOptions": {', '"compilerOptions": {\n    "target": "ES2022",'),
    },
    reported: /\.ts:\d+ lost decorator/,
  },
  {
    name: 'stale contract typing',
    part: 'contract',
    edits: { 'types/apex.generated.d.ts': replace('drivingShare', 'drivingPart') },
    reported: /types\/apex\.generated\.d\.ts:\d+ stale/,
    alone: true,
  },
  {
    name: 'Apex method that no component calls',
    part: 'contract',
    edits: {
      [`${CLASSES}/FaultyMethod.cls`]: () =>
        'public with sharing class FaultyMethod {\n  @AuraEnabled\n  public static Integer run() {\n    return 1;\n  }\n}\n',
    },
    reported: /FaultyMethod\.cls:[23] contract: no component calls FaultyMethod\.run/,
  },
  {
    name: 'component calling an Apex method that is not there',
    part: 'contract',
    edits: { [`${LWC}/dealCoaching/faulty.ts`]: () => "import run from '@salesforce/apex/Nowhere.run';\n" },
    reported: /dealCoaching\/faulty\.ts:1 contract: there is no @AuraEnabled method Nowhere\.run/,
  },
  {
    name: 'unused dependency',
    part: 'dead code',
    edits: { 'package.json': replace('"devDependencies": {', '"devDependencies": {\n    "is-number": "7.0.0",') },
    reported: /package\.json:\d+ unused devDependencies: is-number/,
  },
  {
    name: 'modules that import each other',
    part: 'dead code',
    edits: {
      'scripts/gate/files.ts': (text) => `import './findings.ts';\n${text}`,
      'scripts/gate/findings.ts': (text) => `import './files.ts';\n${text}`,
    },
    reported: /scripts\/gate\/(files|findings)\.ts:1 circle/,
  },
  {
    name: 'overridden class of the design system',
    part: 'slds',
    edits: { [`${LWC}/dealCoaching/dealCoaching.css`]: (text) => `${text}\n.slds-button {\n  margin: auto;\n}\n` },
    reported: /dealCoaching\.css:\d+ slds\/no-slds-class-overrides/,
  },
  {
    name: 'class missing in the manifest',
    part: 'conversion',
    edits: apexClass('FaultyManifest', '    return deals.size();'),
    reported: /config\/package\.xml:1 manifest: ApexClass FaultyManifest is missing/,
  },
  {
    name: 'code that stands twice',
    part: 'duplicates',
    edits: { 'scripts/gate/twice.ts': () => COPY, 'scripts/gate/twice-more.ts': () => COPY },
    reported: /scripts\/gate\/twice(-more)?\.ts:1 duplicate: \d+ lines/,
  },
  {
    name: 'key in the source',
    part: 'secrets',
    // Put together here, so that this file does not hold one.
    edits: {
      'scripts/gate/key.ts': () =>
        `export const KEY = '${['ghp', 'Z3mPtYqXwN4rVb7KcD8eFgH1jLnM5pQsT2uW'].join('_')}';\n`,
    },
    reported: /scripts\/gate\/key\.ts:1 secret/,
  },
  {
    name: 'library with a known hole',
    part: 'vulnerable',
    edits: {
      'force-app/main/default/staticresources/jquery.js': () =>
        '/*! jQuery v1.8.1 jquery.com | jquery.org/license */\n(function () {})();\n',
    },
    reported: /jquery\.js:0 vulnerable: jquery 1\.8\.1/,
  },
];
