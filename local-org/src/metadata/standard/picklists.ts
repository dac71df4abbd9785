import { present } from '../present.ts';

/** Picklist values that a new sales org starts with. */
export const INDUSTRIES = [
  'Agriculture',
  'Apparel',
  'Banking',
  'Biotechnology',
  'Chemicals',
  'Communications',
  'Construction',
  'Consulting',
  'Education',
  'Electronics',
  'Energy',
  'Engineering',
  'Entertainment',
  'Environmental',
  'Finance',
  'Food & Beverage',
  'Government',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Machinery',
  'Manufacturing',
  'Media',
  'Not For Profit',
  'Recreation',
  'Retail',
  'Shipping',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities',
  'Other',
] as const;

export const LEAD_SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'] as const;
export const RATINGS = ['Hot', 'Warm', 'Cold'] as const;
export const SALUTATIONS = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'] as const;
export const ACCOUNT_TYPES = [
  'Prospect',
  'Customer - Direct',
  'Customer - Channel',
  'Channel Partner / Reseller',
  'Installation Partner',
  'Technology Partner',
  'Other',
] as const;
export const OPPORTUNITY_TYPES = [
  'Existing Customer - Upgrade',
  'Existing Customer - Replacement',
  'Existing Customer - Downgrade',
  'New Customer',
] as const;
export const CONTACT_ROLES = [
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
  'Influencer',
  'Technical Buyer',
  'Other',
] as const;
export const TEAM_ROLES = [
  'Account Manager',
  'Channel Manager',
  'Executive Sponsor',
  'Lead Qualifier',
  'Opportunity Owner',
  'Pre-Sales Consultant',
  'Sales Manager',
  'Sales Rep',
] as const;

/** Forecast category -> its name on screen. */
export const FORECAST_CATEGORY_NAMES: Readonly<Record<string, string>> = {
  Omitted: 'Omitted',
  Pipeline: 'Pipeline',
  BestCase: 'Best Case',
  MostLikely: 'Most Likely',
  Forecast: 'Commit',
  Closed: 'Closed',
};

export interface StageFacts {
  readonly name: string;
  /** Per cent. */
  readonly probability: number;
  readonly forecastCategory: string;
  readonly forecastCategoryName: string;
  readonly closed: boolean;
  readonly won: boolean;
}
const stage = (
  name: string,
  probability: number,
  forecastCategory: string,
  closed = false,
  won = false,
): StageFacts => ({
  name,
  probability,
  forecastCategory,
  forecastCategoryName: present(FORECAST_CATEGORY_NAMES[forecastCategory], forecastCategory),
  closed,
  won,
});

/** The stages of a new org, in their order. */
export const OPPORTUNITY_STAGES: readonly StageFacts[] = [
  stage('Prospecting', 10, 'Pipeline'),
  stage('Qualification', 10, 'Pipeline'),
  stage('Needs Analysis', 20, 'Pipeline'),
  stage('Value Proposition', 50, 'Pipeline'),
  stage('Id. Decision Makers', 60, 'Pipeline'),
  stage('Perception Analysis', 70, 'Pipeline'),
  stage('Proposal/Price Quote', 75, 'Pipeline'),
  stage('Negotiation/Review', 90, 'Pipeline'),
  stage('Closed Won', 100, 'Closed', true, true),
  stage('Closed Lost', 0, 'Omitted', true),
];

export interface StatusFacts {
  readonly name: string;
  readonly closed: boolean;
  readonly isDefault: boolean;
}
const status = (name: string, closed = false, isDefault = false): StatusFacts => ({ name, closed, isDefault });

export const TASK_STATUSES: readonly StatusFacts[] = [
  status('Not Started', false, true),
  status('In Progress'),
  status('Completed', true),
  status('Waiting on someone else'),
  status('Deferred'),
];
export const TASK_PRIORITIES: readonly {
  readonly name: string;
  readonly high: boolean;
  readonly isDefault: boolean;
}[] = [
  { name: 'High', high: true, isDefault: false },
  { name: 'Normal', high: false, isDefault: true },
  { name: 'Low', high: false, isDefault: false },
];
export const TASK_SUBTYPES = ['Task', 'Email', 'ListEmail', 'Cadence', 'Call', 'LinkedIn'] as const;
export const ACTIVITY_TYPES = ['Call', 'Meeting', 'Other'] as const;
export const CASE_STATUSES: readonly StatusFacts[] = [
  status('New', false, true),
  status('Working'),
  status('Escalated'),
  status('Closed', true),
];
export const LEAD_STATUSES: readonly StatusFacts[] = [
  status('Open - Not Contacted', false, true),
  status('Working - Contacted'),
  status('Closed - Converted', true),
  status('Closed - Not Converted', true),
];
