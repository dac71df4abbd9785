import { ApexList, type ApexSet, apexException, throwApex, type ApexBlob } from '../runtime/values.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import type { PropertyBag } from './support.ts';
import { bagType, nothing, required, type LibraryHost } from './support.ts';

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

function sendOne(host: LibraryHost, email: PropertyBag): Problem | null {
  const target = textOf(email, 'targetObjectId');
  const targetAddress = target === null ? null : addressOf(host, target);
  const recipients = ['toAddresses', 'ccAddresses', 'bccAddresses'].flatMap((name) => texts(email.get(name)));
  if (targetAddress !== null && email.get('treatTargetObjectAsRecipient') !== false) recipients.unshift(targetAddress);
  const problem = problemOf(email, recipients);
  if (problem) return problem;
  host.outbox.put({
    kind: 'email',
    sentAt: host.transaction.now(),
    senderId: host.transaction.user.id,
    subject: textOf(email, 'subject'),
    body: textOf(email, 'plainTextBody') ?? textOf(email, 'htmlBody'),
    recipients,
    details: {
      htmlBody: textOf(email, 'htmlBody'),
      targetObjectId: target,
      whatId: textOf(email, 'whatId'),
      replyTo: textOf(email, 'replyTo'),
      senderDisplayName: textOf(email, 'senderDisplayName'),
    },
  });
  return null;
}

/** What `Messaging.sendEmail` returns for one e-mail. */
class SendResult {
  readonly $type = 'Messaging.SendEmailResult';
  readonly problem: Problem | null;
  constructor(problem: Problem | null) {
    this.problem = problem;
  }
}

function sendEmail(host: LibraryHost, emails: ApexList | null, allOrNone: boolean | null): ApexList {
  host.transaction.limits.count('emailInvocations');
  const results = required(emails).items.map(
    (email) => new SendResult(sendOne(host, required(email as PropertyBag | null))),
  );
  const at = results.findIndex((result) => result.problem !== null);
  const failed = results[at]?.problem;
  if (!failed || allOrNone === false) return new ApexList('Messaging.SendEmailResult', results);
  const text = `SendEmail failed. First exception on row ${at}; first error: ${failed.code}, ${failed.message}: []`;
  throw apexException('EmailException', text);
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
    senderId: host.transaction.user.id,
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
