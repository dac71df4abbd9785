import type { UiRecord } from 'lightning/uiRecordApi';
import { fieldText, recordUrl } from 'shell/data';
import { formatDate, formatMoment, formatMoney, formatNumber, formatPercent } from 'shell/format';

export interface FieldInfo {
  readonly apiName: string;
  readonly label: string;
  /** UI API spelling: `String`, `Currency`, `DateTime`, `Reference`, ... */
  readonly dataType: string;
  readonly relationshipName: string | null;
}
export interface ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly nameFields: readonly string[];
  readonly fields: Readonly<Record<string, FieldInfo>>;
}

export interface Line {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly url: string | undefined;
}

/** What nobody reads on a page. */
const HIDDEN =
  /^(Id|IsDeleted|SystemModstamp|WhatCount|WhoCount|LastViewedDate|LastReferencedDate|CleanStatus|Jigsaw.*|.*Latitude|.*Longitude|.*GeocodeAccuracy)$/;
const PLAIN = new Set(['Address', 'Location', 'Base64', 'ComplexValue']);

/** Every field worth reading, and the name behind each reference. */
export function wantedFields({ apiName, fields }: ObjectInfo): string[] {
  return Object.values(fields)
    .filter((field) => !HIDDEN.test(field.apiName) && !PLAIN.has(field.dataType))
    .flatMap((field) => [field.apiName, ...(field.relationshipName ? [`${field.relationshipName}.Name`] : [])])
    .map((field) => `${apiName}.${field}`);
}

/** When and by whom a record was written: read last. */
const STAMP = /^(Created|LastModified)(Date|ById)$/;

/** The fields that have a value: the name first, the stamps last, the rest in the object's order. */
export function linesOf({ fields, nameFields }: ObjectInfo, record: UiRecord): Line[] {
  const rank = ({ apiName }: FieldInfo): number => (nameFields.includes(apiName) ? 0 : STAMP.test(apiName) ? 2 : 1);
  const shown = Object.values(fields).filter(({ apiName }) => !HIDDEN.test(apiName));
  return shown
    .sort((left, right) => rank(left) - rank(right))
    .flatMap((field) => {
      const line = lineOf(field, record);
      return line?.text ? [line] : [];
    });
}

function lineOf({ apiName, label, dataType, relationshipName }: FieldInfo, record: UiRecord): Line | null {
  const found = record.fields[apiName];
  if (!found || found.value === null) {
    return null;
  }
  const { value, displayValue } = found;
  if (!relationshipName) {
    return { field: apiName, label, text: format(dataType, value, displayValue), url: undefined };
  }
  const parent = record.fields[relationshipName];
  const related = parent?.value as UiRecord | null | undefined;
  const name = fieldText(related ?? undefined, `${related?.apiName ?? ''}.Name`) || parent?.displayValue;
  const id = value as string;
  return {
    field: apiName,
    label: label.replace(/ ID$/, ''),
    text: name || id,
    url: related ? recordUrl(related.apiName, id) : undefined,
  };
}

function format(dataType: string, value: unknown, displayValue: string | null): string {
  switch (dataType) {
    case 'Currency':
      return formatMoney(value as number);
    case 'Percent':
      return formatPercent(value as number);
    case 'Double':
    case 'Int':
    case 'Long':
      return formatNumber(value as number);
    case 'Date':
      return formatDate(value as string);
    case 'DateTime':
      return formatMoment(value as string);
    case 'Boolean':
      return value === true ? '✓' : '';
    default:
      return displayValue ?? (typeof value === 'string' ? value : '');
  }
}
