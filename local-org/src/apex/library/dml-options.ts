import type { SystemTypeDeclaration } from './declare.ts';
import { bagType, nothing, PropertyBag, unsupported } from './support.ts';

/** What a call of `Database.insert` and its like takes from its options. */
export interface ChosenOptions {
  readonly allOrNone: boolean;
  readonly truncates: boolean;
}

/** @throws UnsupportedOperationException for options that would have an effect in Salesforce and have none here */
export function dmlOptionsOf(options: PropertyBag): ChosenOptions {
  if (options.get('localeOptions') !== null) unsupported('DMLOptions.localeOptions');
  const rule = options.get('assignmentRuleHeader');
  if (rule instanceof PropertyBag && rule.get('assignmentRuleId') !== null) {
    unsupported('DMLOptions.assignmentRuleHeader.assignmentRuleId');
  }
  const mails = options.get('emailHeader');
  if (mails instanceof PropertyBag && [...mails.values.values()].includes(true)) unsupported('DMLOptions.emailHeader');
  return { allOrNone: options.get('optAllOrNone') === true, truncates: options.get('allowFieldTruncation') === true };
}

const header = (name: string): (() => PropertyBag) => {
  const type = HEADERS[name];
  return () => {
    const bag = new PropertyBag(`Database.DMLOptions.${name}`);
    for (const property of Object.keys(type ?? {})) bag.values.set(property.split(' ').at(-1) ?? property, null);
    return bag;
  };
};

/**
 * Headers for what this org does not have: assignment rules, duplicate rules, mails about new records. Records are saved
 * as in an org without such rules; what asks for a rule or a mail by name is refused.
 */
const HEADERS: Readonly<Record<string, Readonly<Record<string, () => unknown>>>> = {
  AssignmentRuleHeader: { 'Id assignmentRuleId': nothing, 'Boolean useDefaultRule': nothing },
  DuplicateRuleHeader: { 'Boolean allowSave': nothing, 'Boolean runAsCurrentUser': nothing },
  EmailHeader: {
    'Boolean triggerAutoResponseEmail': nothing,
    'Boolean triggerOtherEmail': nothing,
    'Boolean triggerUserEmail': nothing,
  },
};

export const dmlOptionTypes: readonly SystemTypeDeclaration[] = [
  ...Object.entries(HEADERS).map(([name, properties]) =>
    bagType(`Database.DMLOptions.${name}`, properties, { constructors: {} }),
  ),
  bagType('Database.DMLOptions', {
    'Boolean optAllOrNone': nothing,
    'Boolean allowFieldTruncation': nothing,
    'String localeOptions': nothing,
    'Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader': header('AssignmentRuleHeader'),
    'Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader': header('DuplicateRuleHeader'),
    'Database.DMLOptions.EmailHeader emailHeader': header('EmailHeader'),
  }),
];
