#!/usr/bin/env node
/**
 * Writes the generated part of local-org/FIDELITY.md: every System type of the library with its members.
 *
 *   node --import tsx local-org/scripts/fidelity.ts           writes it
 *   node --import tsx local-org/scripts/fidelity.ts --check   only says whether it is up to date
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { SystemTypeDeclaration } from '../src/apex/library/declare.ts';
import { systemTypes } from '../src/apex/library/index.ts';
import { parseProperty, parseSignature } from '../src/apex/library/signature.ts';

const FILE = new URL('../FIDELITY.md', import.meta.url);
const BEGIN = '<!-- generated: types -->';
const END = '<!-- end of generated: types -->';

/** Members of a generic or internal holder are shown under the name that Apex code writes. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  CustomMetadata: 'Custom metadata types (`X__mdt`)',
  CustomSetting: 'Custom settings (`X__c`)',
  BusinessHoursStatics: 'BusinessHours',
};

/** `add(Integer, T)`. */
function shortMethod(text: string): string {
  const { name, parameterTypes } = parseSignature(text);
  return `${name}(${parameterTypes.join(', ')})`;
}

function listed(label: string, members: readonly string[]): string[] {
  return members.length === 0 ? [] : [`${label}: ${members.map((member) => `\`${member}\``).join(', ')}`];
}

function membersOf(type: SystemTypeDeclaration): string[] {
  const keys = (part: Readonly<Record<string, unknown>>): string[] => Object.keys(part);
  const properties = [...keys(type.staticProperties), ...keys(type.properties)].map((text) => parseProperty(text).name);
  return [
    ...listed('constants', type.enumConstants),
    ...listed('new', keys(type.constructors).map(shortMethod)),
    ...listed('static', keys(type.statics).map(shortMethod)),
    ...listed('methods', keys(type.methods).map(shortMethod)),
    ...listed('properties', properties),
  ];
}

/** The generated part, one line for each type. */
export function typeList(): string {
  const lines = [...systemTypes]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((type) => {
      const members = membersOf(type);
      const name = SHOWN_AS[type.name] ?? `\`${type.name}\``;
      return `- **${name}**${members.length > 0 ? ` · ${members.join(' · ')}` : ''}`;
    });
  const count = systemTypes.reduce(
    (sum, type) => sum + Object.keys(type.statics).length + Object.keys(type.methods).length,
    0,
  );
  return [`${systemTypes.length} types with ${count} methods.`, '', ...lines].join('\n');
}

/** @returns the text of the document with its generated part as it should be */
export function updated(document: string): string {
  const start = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (start < 0 || end < start) throw new Error(`FIDELITY.md needs the lines ${BEGIN} and ${END}`);
  return `${document.slice(0, start + BEGIN.length)}\n\n${typeList()}\n\n${document.slice(end)}`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const document = readFileSync(FILE, 'utf8');
  const wanted = updated(document);
  if (!process.argv.includes('--check')) writeFileSync(FILE, wanted);
  else if (wanted !== document) {
    process.stderr.write('local-org/FIDELITY.md is out of date: run node --import tsx local-org/scripts/fidelity.ts\n');
    process.exitCode = 1;
  }
}
