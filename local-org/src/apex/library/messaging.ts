import { ApexList, type ApexSet, apexException, throwApex, type ApexBlob } from '../runtime/values.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import type { PropertyBag } from './support.ts';
import { bagType, nothing, required, unsupported, type LibraryHost } from './support.ts';

const EMAIL = 'Messaging.SingleEmailMessage';
const LARGEST_NOTIFICATION = 500;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Properties of a single e-mail: Apex reads and writes them as properties and by `getX` and `setX`. */
const EMAIL_PROPERTIES = {
  'List<String> toAddresses': nothing,
  'List<String> ccAddresses': nothing,
  'List<String> bccAddresses': nothing,
  'String subject': nothing,
  'String plainTextBody': nothing,
  'String htmlBody': nothing,
  'String replyTo': nothing,
  'String senderDisplayName': nothing,
  'Id orgWideEmailAddressId': nothing,
  'Id targetObjectId': nothing,
  'Id whatId': nothing,
  'String charset': nothing,
  'String inReplyTo': nothing,
  'String references': nothing,
  'Boolean saveAsActivity': () => true,
  'Boolean useSignature': () => true,
  'Boolean bccSender': () => false,
  'Boolean treatTargetObjectAsRecipient': () => true,
  'List<Messaging.EmailFileAttachment> fileAttachments': nothing,
  'List<String> entityAttachments': nothing,
} as const;

/** What the outbox keeps of an e-mail besides subject, body and recipients. */
const DETAILS = [
  'htmlBody',
  'targetObjectId',
  'whatId',
  'replyTo',
  'senderDisplayName',
  'charset',
  'inReplyTo',
  'references',
] as const;

/** `getX()` and `setX(value)` for every property. */
function accessorMethods(properties: Readonly<Record<string, () => unknown>>): Record<string, Implementation> {
  const methods: Record<string, Implementation> = {};
  for (const text of Object.keys(properties)) {
    const space = text.lastIndexOf(' ');
    const [type, name] = [text.slice(0, space), text.slice(space + 1)];
    const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    methods[`${type} get${capital}()`] = (_: LibraryHost, self: PropertyBag) => self.get(name);
    methods[`void set${capital}(${type} value)`] = (_: LibraryHost, self: PropertyBag, value: unknown) =>
      void self.values.set(name, value);
  }
  return methods;
}

const texts = (value: unknown): string[] => (value instanceof ApexList ? value.items.map(String) : []);

function textOf(bag: PropertyBag, name: string): string | null {
  const value = bag.get(name);
  return typeof value === 'string' ? value : null;
}

interface Problem {
  readonly code: string;
  readonly message: string;
}

/** The address of a user, contact or lead. */
function addressOf(host: LibraryHost, id: string): string | null {
  const object = host.services.catalog.objectsByPrefix.get(id.slice(0, 3));
  if (!object?.fields.has('email')) return null;
  const email = host.jobs.store.readRow(object.name, id)?.['Email'];
  return typeof email === 'string' ? email : null;
}

function problemOf(email: PropertyBag, recipients: readonly string[]): Problem | null {
  if (recipients.length === 0) return { code: 'REQUIRED_FIELD_MISSING', message: 'Add a recipient to send an email.' };
  const wrong = recipients.find((address) => !ADDRESS.test(address));
  if (wrong !== undefined) return { code: 'INVALID_EMAIL_ADDRESS', message: `Invalid to address : ${wrong}` };
  if (textOf(email, 'plainTextBody') === null && textOf(email, 'htmlBody') === null)
    return { code: 'REQUIRED_FIELD_MISSING', message: 'Missing body, need at least one of html or plainText' };
  return null;
}

/** Who gets the e-mail, first the target record, last a sender who wants a copy. */
function recipientsOf(host: LibraryHost, email: PropertyBag): string[] {
  const target = textOf(email, 'targetObjectId');
  const targetAddress = target === null ? null : addressOf(host, target);
  const recipients = ['toAddresses', 'ccAddresses', 'bccAddresses'].flatMap((name) => texts(email.get(name)));
  if (targetAddress !== null && email.get('treatTargetObjectAsRecipient') !== false) recipients.unshift(targetAddress);
  const sender = addressOf(host, host.transaction.user.id);
  if (email.get('bccSender') === true && recipients.length > 0 && sender !== null) recipients.push(sender);
  return recipients;
}

/**
 * E-mails to users make no activities and are about no record.
 * @throws UnsupportedOperationException for what would have an effect in Salesforce and has none here
 */
function targetProblemOf(host: LibraryHost, email: PropertyBag): Problem | null {
  if (textOf(email, 'orgWideEmailAddressId') !== null) unsupported('SingleEmailMessage.orgWideEmailAddressId');
  const target = textOf(email, 'targetObjectId');
  if (target === null) return null;
  const savesActivity = email.get('saveAsActivity') !== false;
  if (host.services.catalog.objectsByPrefix.get(target.slice(0, 3))?.name !== 'User') {
    if (savesActivity) unsupported('SingleEmailMessage.saveAsActivity = true with a contact or lead as target');
    return null;
  }
  if (textOf(email, 'whatId') !== null)
    return { code: 'INVALID_ID_FIELD', message: 'WhatId is not available for sending emails to UserIds.' };
  return savesActivity
    ? { code: 'INVALID_SAVE_AS_ACTIVITY_FLAG', message: 'saveAsActivity must be false when sending mail to users.' }
    : null;
}

const fileNames = (email: PropertyBag): string[] => {
  const files = email.get('fileAttachments');
  return files instanceof ApexList
    ? files.items.map((file) => textOf(required(file as PropertyBag), 'fileName') ?? '')
    : [];
};

function putEmail(host: LibraryHost, email: PropertyBag): void {
  host.outbox.put({
    kind: 'email',
    sentAt: host.transaction.now(),
    senderId: host.transaction.user.id,
    subject: textOf(email, 'subject'),
    body: textOf(email, 'plainTextBody') ?? textOf(email, 'htmlBody'),
    recipients: recipientsOf(host, email),
    details: {
      ...Object.fromEntries(DETAILS.map((name) => [name, textOf(email, name)])),
      attachments: [...fileNames(email), ...texts(email.get('entityAttachments'))].join(', ') || null,
    },
  });
}

/** What `Messaging.sendEmail` returns for one e-mail. */
class SendResult {
  readonly $type = 'Messaging.SendEmailResult';
  readonly problem: Problem | null;
  constructor(problem: Problem | null) {
    this.problem = problem;
  }
}

/** All or none unless asked otherwise: one e-mail that cannot be sent holds back the others. */
function sendEmail(host: LibraryHost, emails: ApexList | null, allOrNone: boolean | null): ApexList {
  host.transaction.limits.count('emailInvocations');
  const bags = required(emails).items.map((email) => required(email as PropertyBag | null));
  const problems = bags.map((bag) => targetProblemOf(host, bag) ?? problemOf(bag, recipientsOf(host, bag)));
  const at = problems.findIndex((problem) => problem !== null);
  const failed = problems[at];
  if (failed && allOrNone !== false) {
    const text = `SendEmail failed. First exception on row ${at}; first error: ${failed.code}, ${failed.message}: []`;
    throw apexException('EmailException', text);
  }
  bags.forEach((bag, i) => {
    if (!problems[i]) putEmail(host, bag);
  });
  return new ApexList(
    'Messaging.SendEmailResult',
    problems.map((problem) => new SendResult(problem)),
  );
}

function notify(host: LibraryHost, self: PropertyBag, users: ApexSet | null): void {
  const recipients = [...required(users)].map(String);
  const need = (name: string): void => {
    if (textOf(self, name) === null) throwApex('IllegalArgumentException', `A custom notification needs its ${name}`);
  };
  ['notificationTypeId', 'title', 'body'].forEach(need);
  if (textOf(self, 'targetId') === null && textOf(self, 'targetPageRef') === null) need('targetId');
  if (recipients.length > LARGEST_NOTIFICATION)
    throwApex('IllegalArgumentException', `A custom notification has at most ${LARGEST_NOTIFICATION} recipients`);
  if (!host.transaction.user.userPermissions.has('sendcustomnotifications'))
    throwApex('NoAccessException', 'Sending custom notifications needs the permission Send Custom Notifications');
  host.outbox.put({
    kind: 'notification',
    sentAt: host.transaction.now(),
    senderId: textOf(self, 'senderId') ?? host.transaction.user.id,
    subject: textOf(self, 'title'),
    body: textOf(self, 'body'),
    recipients,
    details: {
      notificationTypeId: textOf(self, 'notificationTypeId'),
      targetId: textOf(self, 'targetId'),
      targetPageRef: textOf(self, 'targetPageRef'),
    },
  });
}

/** `setX(value)` only. */
function setters(properties: Readonly<Record<string, () => unknown>>): Record<string, Implementation> {
  return Object.fromEntries(
    Object.entries(accessorMethods(properties)).filter(([text]) => text.startsWith('void set')),
  );
}

const NOTIFICATION_PROPERTIES = {
  'String notificationTypeId': nothing,
  'String title': nothing,
  'String body': nothing,
  'String targetId': nothing,
  'String targetPageRef': nothing,
  'String senderId': nothing,
} as const;

/** Single e-mails and custom notifications; both end in the org's outbox. */
export const messagingTypes: readonly SystemTypeDeclaration[] = [
  systemType('Messaging.Email', { isAbstract: true }),
  bagType(
    'Messaging.EmailFileAttachment',
    { 'String fileName': nothing, 'Blob body': nothing, 'String contentType': nothing, 'Boolean inline': () => false },
    {
      methods: {
        'void setFileName(String name)': (_: LibraryHost, self: PropertyBag, name: string | null) =>
          void self.values.set('fileName', name),
        'void setBody(Blob body)': (_: LibraryHost, self: PropertyBag, body: ApexBlob | null) =>
          void self.values.set('body', body),
        'void setContentType(String type)': (_: LibraryHost, self: PropertyBag, type: string | null) =>
          void self.values.set('contentType', type),
        'void setInline(Boolean inline)': (_: LibraryHost, self: PropertyBag, inline: boolean | null) =>
          void self.values.set('inline', inline),
      },
    },
  ),
  bagType(EMAIL, EMAIL_PROPERTIES, { extends: 'Messaging.Email', methods: accessorMethods(EMAIL_PROPERTIES) }),
  systemType('Messaging.SendEmailError', {
    methods: {
      'String getMessage()': (_: LibraryHost, self: Problem) => self.message,
      'String getTargetObjectId()': () => null,
    },
  }),
  systemType('Messaging.SendEmailResult', {
    methods: {
      'Boolean isSuccess()': (_: LibraryHost, self: SendResult) => self.problem === null,
      'List<Messaging.SendEmailError> getErrors()': (_: LibraryHost, self: SendResult) =>
        new ApexList('Messaging.SendEmailError', self.problem ? [self.problem] : []),
    },
  }),
  bagType('Messaging.CustomNotification', NOTIFICATION_PROPERTIES, {
    methods: { ...setters(NOTIFICATION_PROPERTIES), 'void send(Set<String> users)': notify },
  }),
  systemType('Messaging', {
    statics: {
      'List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails)': (
        host: LibraryHost,
        emails: ApexList | null,
      ) => sendEmail(host, emails, true),
      'List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails, Boolean allOrNone)': sendEmail,
      'void reserveSingleEmailCapacity(Integer count)': () => undefined,
    },
  }),
];
