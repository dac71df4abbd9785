import { ACTIVITY_TYPES, TASK_PRIORITIES, TASK_STATUSES, TASK_SUBTYPES } from './picklists.ts';
import {
  area,
  detail,
  email,
  lookup,
  picklist,
  readOnly,
  text,
  type FieldFacts,
  type Supplement,
} from './supplement.ts';

/** What an activity may be about; custom objects that allow activities are added when the project is loaded. */
const WHAT_OBJECTS = ['Account', 'Asset', 'Campaign', 'Case', 'Contract', 'Opportunity', 'Order', 'Product2'] as const;
const WHO_OBJECTS = ['Contact', 'Lead'] as const;

const activity: Record<string, FieldFacts> = {
  WhatId: lookup(WHAT_OBJECTS, 'What', { label: 'Related To ID', deleteConstraint: 'Cascade' }),
  WhoId: lookup(WHO_OBJECTS, 'Who', { label: 'Name ID' }),
  AccountId: readOnly(lookup(['Account'], 'Account', { label: 'Account ID' })),
  OwnerId: lookup(['Group', 'User'], 'Owner', { label: 'Assigned To ID' }),
  Subject: { type: 'combobox', length: 255 },
  Type: picklist(ACTIVITY_TYPES),
  Description: area(32000, { label: 'Description' }),
  WhatCount: readOnly({ label: 'Related To Count' }),
  WhoCount: readOnly({ label: 'Relation Count' }),
  IsArchived: readOnly({ label: 'Archived' }),
};

/** Tasks, events, mails and who takes part in them. */
export const ACTIVITIES: Supplement = {
  Task: {
    keyPrefix: '00T',
    sharingModel: 'Private',
    nameField: 'Subject',
    fields: {
      ...activity,
      ActivityDate: { label: 'Due Date Only' },
      Status: picklist(
        TASK_STATUSES.map((status) => status.name),
        'Not Started',
        { required: true },
      ),
      Priority: picklist(
        TASK_PRIORITIES.map((priority) => priority.name),
        'Normal',
        { required: true },
      ),
      TaskSubtype: picklist(TASK_SUBTYPES, 'Task', { updateable: false, restrictedPicklist: true }),
      CallType: picklist(['Internal', 'Inbound', 'Outbound']),
      CallDisposition: text(255, { label: 'Call Result' }),
      CallObject: text(255, { label: 'Call Object Identifier' }),
      CallDurationInSeconds: { label: 'Call Duration' },
      IsClosed: readOnly({ label: 'Closed' }),
      IsHighPriority: readOnly({ label: 'High Priority' }),
      CompletedDateTime: readOnly({ label: 'Completed Date' }),
      IsRecurrence: { label: 'Create Recurring Series of Tasks', updateable: false },
      RecurrenceActivityId: readOnly(lookup(['Task'], 'RecurrenceActivity')),
    },
  },
  Event: {
    keyPrefix: '00U',
    sharingModel: 'Private',
    nameField: 'Subject',
    fields: {
      ...activity,
      ActivityDate: { label: 'Due Date Only' },
      ActivityDateTime: { label: 'Due Date Time' },
      StartDateTime: { label: 'Start Date Time' },
      EndDateTime: { label: 'End Date Time' },
      EndDate: readOnly(),
      DurationInMinutes: { label: 'Duration' },
      EventSubtype: picklist(['Event', 'Milestone'], 'Event', { updateable: false, restrictedPicklist: true }),
      ShowAs: picklist(['Busy', 'OutOfOffice', 'Free'], 'Busy', { label: 'Show Time As' }),
      GroupEventType: readOnly(picklist(['0', '1', '2'])),
      Location: text(255),
      IsAllDayEvent: { label: 'All-Day Event' },
      IsPrivate: { label: 'Private' },
      IsChild: readOnly({ label: 'Is Child' }),
      IsGroupEvent: readOnly({ label: 'Is Group Event' }),
      IsRecurrence: { label: 'Create Recurring Series of Events', updateable: false },
      RecurrenceActivityId: readOnly(lookup(['Event'], 'RecurrenceActivity')),
    },
  },
  EventRelation: {
    keyPrefix: '0RE',
    sharingModel: 'ControlledByParent',
    nameField: null,
    fields: {
      EventId: detail('Event', 'Event'),
      RelationId: lookup(['Account', 'Contact', 'Lead', 'Opportunity', 'User'], 'Relation', {
        required: true,
        updateable: false,
      }),
      AccountId: readOnly(lookup(['Account'], 'Account')),
      Status: picklist(['New', 'Accepted', 'Declined', 'Uninvited', 'Maybe'], 'New'),
      Response: text(255),
    },
    children: {},
  },
  TaskRelation: {
    keyPrefix: '0RT',
    sharingModel: 'ControlledByParent',
    nameField: null,
    fields: {
      TaskId: detail('Task', 'Task'),
      RelationId: lookup(['Account', 'Contact', 'Lead', 'Opportunity'], 'Relation', {
        required: true,
        updateable: false,
      }),
      AccountId: readOnly(lookup(['Account'], 'Account')),
    },
  },
  ListEmail: {
    keyPrefix: '0XB',
    fields: { Name: text(255), Subject: text(255), CampaignId: lookup(['Campaign'], 'Campaign') },
  },
  EmailMessage: {
    keyPrefix: '02s',
    sharingModel: 'ControlledByParent',
    nameField: 'Subject',
    fields: {
      ActivityId: lookup(['Task'], 'Activity', { updateable: false }),
      ParentId: lookup(['Case'], 'Parent', { label: 'Case ID' }),
      RelatedToId: lookup(WHAT_OBJECTS, 'RelatedTo'),
      ReplyToEmailMessageId: lookup(['EmailMessage'], 'ReplyToEmailMessage'),
      EmailTemplateId: lookup(['EmailTemplate'], 'EmailTemplate'),
      Subject: text(3000),
      TextBody: area(32000),
      HtmlBody: area(131072),
      Headers: area(32000),
      FromName: text(1000),
      FromAddress: email(1000),
      ToAddress: text(4000),
      CcAddress: text(4000),
      BccAddress: text(4000),
      ValidatedFromAddress: picklist([]),
      MessageIdentifier: text(765),
      ThreadIdentifier: text(765),
      ClientThreadIdentifier: text(255),
      Status: picklist(['0', '1', '2', '3', '4', '5'], '0', { required: true }),
      Incoming: { label: 'Is Incoming' },
    },
  },
  EmailMessageRelation: {
    keyPrefix: '0eM',
    sharingModel: 'ControlledByParent',
    nameField: null,
    fields: {
      EmailMessageId: detail('EmailMessage', 'EmailMessage'),
      RelationId: lookup(['Contact', 'Lead', 'User'], 'Relation'),
      RelationType: picklist(['ToAddress', 'CcAddress', 'BccAddress', 'FromAddress', 'OtherAddress'], undefined, {
        required: true,
      }),
      RelationAddress: text(765),
      RelationObjectType: readOnly(text(255)),
    },
  },
  TaskStatus: {
    keyPrefix: '01K',
    nameField: 'MasterLabel',
    writable: false,
    labelPlural: 'Task Statuses',
    fields: { MasterLabel: text(255), ApiName: text(255) },
  },
  TaskPriority: {
    keyPrefix: '01L',
    nameField: 'MasterLabel',
    writable: false,
    labelPlural: 'Task Priorities',
    fields: { MasterLabel: text(255), ApiName: text(255) },
  },
};
