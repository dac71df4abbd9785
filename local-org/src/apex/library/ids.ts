import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { ApexBlob, isIdText, throwApex, toId18, stringHash } from '../runtime/values.ts';
import { objectOfId } from './database.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { required, unsupported, type LibraryHost } from './support.ts';
import { ObjectToken } from './tokens.ts';

function idOf(text: string): string {
  return isIdText(text) ? toId18(text) : throwApex('StringException', `Invalid id: ${text}`);
}

const HASHES: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha512: 'sha512',
  'sha-512': 'sha512',
};

function digestName(algorithm: string): string {
  return HASHES[algorithm.toLowerCase()] ?? unsupported(`The digest ${algorithm}`);
}

function macName(algorithm: string): string {
  const name = /^hmac(md5|sha1|sha256|sha512)$/i.exec(algorithm)?.[1];
  return name ? name.toLowerCase() : unsupported(`The MAC ${algorithm}`);
}

function randomInteger(bits: 32 | 64): bigint {
  return BigInt.asIntN(bits, randomBytes(8).readBigInt64BE());
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
  systemType('Crypto', {
    aliases: ['System.Crypto'],
    statics: {
      'Blob generateDigest(String algorithm, Blob input)': (
        _: LibraryHost,
        algorithm: string,
        input: ApexBlob | null,
      ) =>
        new ApexBlob(
          createHash(digestName(required(algorithm)))
            .update(required(input).bytes)
            .digest(),
        ),
      'Blob generateMac(String algorithm, Blob input, Blob key)': (
        _: LibraryHost,
        algorithm: string,
        input: ApexBlob | null,
        key: ApexBlob | null,
      ) =>
        new ApexBlob(
          createHmac(macName(required(algorithm)), required(key).bytes)
            .update(required(input).bytes)
            .digest(),
        ),
      'Integer getRandomInteger()': () => Number(randomInteger(32)),
      'Long getRandomLong()': () => randomInteger(64),
      'Blob generateAesKey(Integer size)': (_: LibraryHost, size: number) =>
        new ApexBlob(randomBytes(required(size) / 8)),
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
