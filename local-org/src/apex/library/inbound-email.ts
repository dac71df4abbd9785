import { callMember } from '../runtime/user-classes.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { bagType, nothing, type LibraryHost } from './support.ts';

const HANDLE = 'handleinboundemail(Messaging.InboundEmail,Messaging.InboundEnvelope)';

/** E-mails as e-mail services hand them to Apex. Nothing receives e-mails here: tests make them. */
export const inboundEmailTypes: readonly SystemTypeDeclaration[] = [
  bagType('Messaging.InboundEmail.Header', { 'String name': nothing, 'String value': nothing }),
  bagType('Messaging.InboundEmail.BinaryAttachment', {
    'Blob body': nothing,
    'String fileName': nothing,
    'List<Messaging.InboundEmail.Header> headers': nothing,
    'String mimeTypeSubType': nothing,
  }),
  bagType('Messaging.InboundEmail.TextAttachment', {
    'String body': nothing,
    'Boolean bodyIsTruncated': nothing,
    'String charset': nothing,
    'String fileName': nothing,
    'List<Messaging.InboundEmail.Header> headers': nothing,
    'String mimeTypeSubType': nothing,
  }),
  bagType('Messaging.InboundEmail', {
    'List<Messaging.InboundEmail.BinaryAttachment> binaryAttachments': nothing,
    'List<String> ccAddresses': nothing,
    'String fromAddress': nothing,
    'String fromName': nothing,
    'List<Messaging.InboundEmail.Header> headers': nothing,
    'String htmlBody': nothing,
    'Boolean htmlBodyIsTruncated': nothing,
    'String inReplyTo': nothing,
    'String messageId': nothing,
    'String plainTextBody': nothing,
    'Boolean plainTextBodyIsTruncated': nothing,
    'List<String> references': nothing,
    'String replyTo': nothing,
    'String subject': nothing,
    'List<Messaging.InboundEmail.TextAttachment> textAttachments': nothing,
    'List<String> toAddresses': nothing,
  }),
  bagType('Messaging.InboundEnvelope', { 'String fromAddress': nothing, 'String toAddress': nothing }),
  bagType('Messaging.InboundEmailResult', { 'String message': nothing, 'Boolean success': nothing }),
  systemType('Messaging.InboundEmailHandler', {
    kind: 'interface',
    methods: {
      'Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope)':
        (_: LibraryHost, self: object, ...args: readonly unknown[]) => callMember(self, HANDLE, args),
    },
  }),
];
