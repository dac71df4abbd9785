import { randomUUID } from 'node:crypto';
import { ApexBlob, isIdText, throwApex, toId18, stringHash } from '../runtime/values.ts';
import { objectOfId } from './database.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { required, type LibraryHost } from './support.ts';
import { ObjectToken } from './tokens.ts';

function idOf(text: string): string {
  return isIdText(text) ? toId18(text) : throwApex('StringException', `Invalid id: ${text}`);
}

/** `java.net.URLEncoder`. */
function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

export const idTypes: readonly SystemTypeDeclaration[] = [
  systemType('Id', {
    statics: {
      'Id valueOf(String text)': (_: LibraryHost, text: string | null) => idOf(required(text)),
    },
    methods: {
      'Schema.SObjectType getSObjectType()': (host: LibraryHost, self: string) => {
        const def = objectOfId(host, self);
        return def ? new ObjectToken(def) : null;
      },
      'String to15()': (_: LibraryHost, self: string) => self.slice(0, 15),
      'String toString()': (_: LibraryHost, self: string) => self,
      'Boolean equals(Object other)': (_: LibraryHost, self: string, other: unknown) =>
        typeof other === 'string' && toId18(self) === toId18(other),
      'Integer hashCode()': (_: LibraryHost, self: string) => stringHash(self),
    },
  }),
  systemType('UUID', {
    aliases: ['System.UUID'],
    statics: { 'UUID randomUUID()': () => new Uuid(randomUUID()) },
    methods: {
      'String toString()': (_: LibraryHost, self: Uuid) => self.toString(),
      'Boolean equals(Object other)': (_: LibraryHost, self: Uuid, other: unknown) =>
        other instanceof Uuid && other.toString() === self.toString(),
    },
  }),
  systemType('EncodingUtil', {
    aliases: ['System.EncodingUtil'],
    statics: {
      'String base64Encode(Blob value)': (_: LibraryHost, value: ApexBlob | null) =>
        required(value).bytes.toString('base64'),
      'Blob base64Decode(String text)': (_: LibraryHost, text: string | null) =>
        new ApexBlob(Buffer.from(required(text), 'base64')),
      'String convertToHex(Blob value)': (_: LibraryHost, value: ApexBlob | null) =>
        required(value).bytes.toString('hex'),
      'Blob convertFromHex(String text)': (_: LibraryHost, text: string | null) =>
        new ApexBlob(Buffer.from(required(text), 'hex')),
      'String urlEncode(String text, String charset)': (_: LibraryHost, text: string | null) =>
        urlEncode(required(text)),
      'String urlDecode(String text, String charset)': (_: LibraryHost, text: string | null) =>
        decodeURIComponent(required(text).replaceAll('+', ' ')),
    },
  }),
];

class Uuid {
  readonly $type = 'UUID';
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  $contentKey(): string {
    return `uuid:${this.text}`;
  }
  toString(): string {
    return this.text;
  }
}
