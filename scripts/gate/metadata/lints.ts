import { basename } from 'node:path';
import { filesBelow, lineAt, read, SOURCE } from '../files.ts';
import type { Finding } from '../findings.ts';
import { customFields, list, textOf, xmlFiles } from './tree.ts';

/** Parts of an object that the source format keeps outside the object's file; the type checker of Apex breaks on them there. */
const OWN_FILES = ['fields', 'fieldSets', 'listViews', 'recordTypes', 'sharingReasons', 'validationRules', 'webLinks'];

/** Object settings that the schema leaves open and a deployment does not. */
export async function lintObjects(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { file, text, content } of await xmlFiles(/\.object-meta\.xml$/)) {
    const name = basename(file, '.object-meta.xml');
    if (
      name.endsWith('__c') &&
      textOf(content, 'sharingModel') === '' &&
      textOf(content, 'customSettingsType') === ''
    ) {
      findings.push({
        file,
        line: 1,
        rule: 'sharing model',
        message: 'new objects default to public: state <sharingModel>',
      });
    }
    if (name.includes('__') && textOf(content, 'description') === '') {
      findings.push({
        file,
        line: 1,
        rule: 'description',
        message: 'say in <description> what a record of this object is',
      });
    }
    for (const element of OWN_FILES) {
      if (content[element] === undefined) continue;
      const line = lineAt(text, text.indexOf(`<${element}>`));
      findings.push({
        file,
        line,
        rule: 'source format',
        message: `<${element}> stand in files of their own: ${element}/`,
      });
    }
    if (!file.endsWith(`objects/${name}/${name}.object-meta.xml`)) {
      findings.push({ file, line: 1, rule: 'names', message: `belongs into objects/${name}/` });
    }
  }
  for (const [name, { file, content }] of await customFields()) {
    if (textOf(content, 'fullName') !== name.split('.')[1]) {
      findings.push({
        file,
        line: 1,
        rule: 'names',
        message: `<fullName> is ${textOf(content, 'fullName')}, the file is ${name}`,
      });
    }
    if (textOf(content, 'description') === '') {
      findings.push({
        file,
        line: 1,
        rule: 'description',
        message: 'say in <description> what the field means, with its unit',
      });
    }
  }
  return findings;
}

/** Permission sets name what exists, and never a required or master-detail field, which a deployment refuses. */
export async function lintPermissionSets(): Promise<Finding[]> {
  const fields = await customFields();
  const objects = new Set([
    ...(await xmlFiles(/\.object-meta\.xml$/)).map(({ file }) => basename(file, '.object-meta.xml')),
  ]);
  const classes = new Set((await filesBelow(SOURCE, /\.cls$/)).map((file) => basename(file, '.cls')));
  const permissions = new Set(
    (await filesBelow(SOURCE, /\.customPermission-meta\.xml$/)).map((f) => basename(f, '.customPermission-meta.xml')),
  );
  const findings: Finding[] = [];
  for (const { file, text, content } of await xmlFiles(/\.permissionset-meta\.xml$/)) {
    const wrong = (name: string, message: string): void => {
      const offset = text.indexOf(`>${name}<`);
      findings.push({ file, line: offset < 0 ? 1 : lineAt(text, offset), rule: 'permission set', message });
    };
    for (const permission of list(content['fieldPermissions'])) {
      const name = textOf(permission, 'field');
      if (!/__c$/.test(name)) continue;
      const field = fields.get(name);
      if (!field) wrong(name, `there is no field ${name}`);
      else if (textOf(field.content, 'required') === 'true' || textOf(field.content, 'type') === 'MasterDetail') {
        wrong(name, `${name} is required or master-detail: take the entry out`);
      }
    }
    for (const permission of list(content['objectPermissions'])) {
      const name = textOf(permission, 'object');
      if (name.includes('__') && !objects.has(name)) wrong(name, `there is no object ${name}`);
    }
    for (const access of list(content['classAccesses'])) {
      const name = textOf(access, 'apexClass');
      if (!classes.has(name)) wrong(name, `there is no class ${name}`);
    }
    for (const permission of list(content['customPermissions'])) {
      const name = textOf(permission, 'name');
      if (!permissions.has(name)) wrong(name, `there is no custom permission ${name}`);
    }
  }
  return findings;
}

/** Every label is used, every used label exists, and each has a German text. */
export async function lintLabels(): Promise<Finding[]> {
  const [english] = await xmlFiles(/\.labels-meta\.xml$/);
  const [german] = await xmlFiles(/^de\.translation-meta\.xml$/);
  if (!english || !german)
    return [{ file: SOURCE, line: 0, rule: 'labels', message: 'labels or the German translation are missing' }];
  const defined = new Map(list(english.content['labels']).map((label) => [textOf(label, 'fullName'), label]));
  const translated = new Map(
    list(german.content['customLabels']).map((label) => [textOf(label, 'name'), textOf(label, 'label')]),
  );
  const at = (file: { file: string; text: string }, name: string): Pick<Finding, 'file' | 'line'> => ({
    file: file.file,
    line: lineAt(file.text, Math.max(0, file.text.indexOf(`>${name}<`))),
  });
  const used = await usedLabels();
  const findings: Finding[] = [];
  for (const name of defined.keys()) {
    if (!used.has(name))
      findings.push({ ...at(english, name), rule: 'unused label', message: `nobody uses ${name}: delete it` });
    if (!translated.get(name))
      findings.push({ ...at(english, name), rule: 'German label', message: `${name} has no German text` });
  }
  for (const name of translated.keys()) {
    if (!defined.has(name))
      findings.push({ ...at(german, name), rule: 'German label', message: `${name} is not a label` });
  }
  for (const [name, place] of used) {
    if (!defined.has(name)) findings.push({ ...place, rule: 'unknown label', message: `there is no label ${name}` });
  }
  return findings;
}

async function usedLabels(): Promise<Map<string, Pick<Finding, 'file' | 'line'>>> {
  const used = new Map<string, Pick<Finding, 'file' | 'line'>>();
  const sources = await filesBelow(SOURCE, /\.(ts|cls|trigger)$/);
  for (const file of sources.filter((source) => !source.includes('__tests__'))) {
    const text = await read(file);
    for (const match of text.matchAll(/@salesforce\/label\/c\.(\w+)|\bLabel\.(?!get\b|translationExists\b)(\w+)/g)) {
      const name = match[1] ?? match[2] ?? '';
      if (!used.has(name)) used.set(name, { file, line: lineAt(text, match.index) });
    }
  }
  return used;
}

/** Every file belongs to a component: a class has its metadata, a bundle its four parts, and nothing else lies about. */
export async function lintFiles(): Promise<Finding[]> {
  const files = await filesBelow(SOURCE, /./);
  const present = new Set(files);
  const findings: Finding[] = [];
  const missing = (file: string, needed: string): void => {
    if (!present.has(needed)) findings.push({ file, line: 0, rule: 'names', message: `${needed} is missing` });
  };
  for (const file of files) {
    if (/\.(cls|trigger)$/.test(file)) missing(file, `${file}-meta.xml`);
    if (/\.(cls|trigger)-meta\.xml$/.test(file)) missing(file, file.replace(/-meta\.xml$/, ''));
    const bundle = /^(.*\/lwc\/([^/]+))\//.exec(file);
    if (bundle) {
      missing(file, `${bundle[1]}/${bundle[2]}.js-meta.xml`);
      missing(file, `${bundle[1]}/${bundle[2]}.ts`);
      continue;
    }
    if (!/(\.cls|\.trigger|-meta\.xml)$/.test(file)) {
      findings.push({ file, line: 0, rule: 'names', message: 'belongs to no component' });
    }
  }
  return dedupe(findings);
}

const dedupe = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [finding.message, finding])).values(),
];
