import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
  type KeyObject,
} from 'node:crypto';
import { ApexBlob, throwApex } from '../runtime/values.ts';
import { systemType } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

const HASHES: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha512: 'sha512',
  'sha-512': 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512',
};
const VECTOR_BYTES = 16;
const LARGEST_INPUT = 1_048_576;
/** What decryption may take more: the vector and the padding. */
const CIPHER_EXTRA = 32;

function invalid(message: string): never {
  throwApex('InvalidParameterValueException', message);
}

function digestName(algorithm: string): string {
  return HASHES[algorithm.toLowerCase()] ?? invalid(`Invalid algorithm: ${algorithm}`);
}

function macName(algorithm: string): string {
  const name = /^hmac(md5|sha1|sha256|sha512)$/i.exec(algorithm)?.[1];
  return name ? name.toLowerCase() : invalid(`Invalid algorithm: ${algorithm}`);
}

function randomInteger(bits: 32 | 64): bigint {
  return BigInt.asIntN(bits, randomBytes(8).readBigInt64BE());
}

type Bytes = ApexBlob | null;

function digest(algorithm: string | null, input: Bytes): ApexBlob {
  const hash = createHash(digestName(required(algorithm)));
  return new ApexBlob(hash.update(required(input).bytes).digest());
}

function mac(algorithm: string | null, input: Bytes, key: Bytes): ApexBlob {
  const hash = createHmac(macName(required(algorithm)), required(key).bytes);
  return new ApexBlob(hash.update(required(input).bytes).digest());
}

/** AES in CBC mode with PKCS#5 padding. @returns node's name of the cipher */
function cipherName(algorithm: string, key: Buffer): string {
  const bits = Number(/^AES(128|192|256)$/.exec(algorithm)?.[1] ?? 0);
  if (bits === 0) invalid(`Invalid algorithm ${algorithm}. Must be one of AES128, AES192, or AES256.`);
  if (key.length !== bits / 8) invalid(`Invalid private key. Must be ${bits / 8} bytes.`);
  return `aes-${bits}-cbc`;
}

function checkSize(data: Buffer, limit: number): void {
  if (data.length > limit)
    invalid(`Invalid data. Input data is ${data.length} bytes, which exceeds the limit of ${limit} bytes.`);
}

function encrypt(algorithm: string | null, key: Bytes, vector: Buffer, data: Bytes): Buffer {
  const name = cipherName(required(algorithm), required(key).bytes);
  if (vector.length !== VECTOR_BYTES) invalid(`Invalid initialization vector. Must be ${VECTOR_BYTES} bytes.`);
  checkSize(required(data).bytes, LARGEST_INPUT);
  const cipher = createCipheriv(name, required(key).bytes, vector);
  return Buffer.concat([cipher.update(required(data).bytes), cipher.final()]);
}

function decrypt(algorithm: string | null, key: Bytes, vector: Buffer, data: Buffer): ApexBlob {
  const name = cipherName(required(algorithm), required(key).bytes);
  if (vector.length !== VECTOR_BYTES) invalid(`Invalid initialization vector. Must be ${VECTOR_BYTES} bytes.`);
  checkSize(data, LARGEST_INPUT + CIPHER_EXTRA);
  const cipher = createDecipheriv(name, required(key).bytes, vector);
  try {
    return new ApexBlob(Buffer.concat([cipher.update(data), cipher.final()]));
  } catch {
    return throwApex('SecurityException', 'Given final block not properly padded');
  }
}

/** The vector stands before what it encrypts. */
function decryptManaged(algorithm: string | null, key: Bytes, data: Bytes): ApexBlob {
  const { bytes } = required(data);
  if (bytes.length < VECTOR_BYTES) invalid('Unable to parse initialization vector from encrypted data.');
  return decrypt(algorithm, key, bytes.subarray(0, VECTOR_BYTES), bytes.subarray(VECTOR_BYTES));
}

/** Signatures of the platform by their names: RSASSA-PKCS1-v1_5, and ECDSA with DER-encoded signatures. */
const SIGNATURES: Readonly<Record<string, readonly [hash: string, keyType: string]>> = {
  rsa: ['sha1', 'rsa'],
  'rsa-sha1': ['sha1', 'rsa'],
  'rsa-sha256': ['sha256', 'rsa'],
  'rsa-sha384': ['sha384', 'rsa'],
  'rsa-sha512': ['sha512', 'rsa'],
  'ecdsa-sha256': ['sha256', 'ec'],
  'ecdsa-sha384': ['sha384', 'ec'],
  'ecdsa-sha512': ['sha512', 'ec'],
};

function signatureHash(algorithm: string | null, key: KeyObject): string {
  const [hash, keyType] = SIGNATURES[required(algorithm).toLowerCase()] ?? [];
  if (hash === undefined) invalid(`Invalid algorithm: ${algorithm}`);
  if (key.asymmetricKeyType !== keyType) throwApex('SecurityException', `The key is not one for ${algorithm}`);
  return hash;
}

/** @throws SecurityException for what is no key */
function keyOf(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch {
    return throwApex('SecurityException', 'Invalid key: it must be in PKCS #8 (private) or X.509 (public) format');
  }
}

function signed(algorithm: string | null, input: Bytes, key: Bytes): ApexBlob {
  const { bytes } = required(key);
  const privateKey = keyOf(() => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }));
  return new ApexBlob(sign(signatureHash(algorithm, privateKey), required(input).bytes, privateKey));
}

function verified(algorithm: string | null, input: Bytes, signature: Bytes, key: Bytes): boolean {
  const { bytes } = required(key);
  const publicKey = keyOf(() => createPublicKey({ key: bytes, format: 'der', type: 'spki' }));
  return verify(signatureHash(algorithm, publicKey), required(input).bytes, publicKey, required(signature).bytes);
}

export const cryptoType = systemType('Crypto', {
  statics: {
    'Blob generateDigest(String algorithm, Blob input)': (_: LibraryHost, algorithm: string | null, input: Bytes) =>
      digest(algorithm, input),
    'Blob generateMac(String algorithm, Blob input, Blob key)': (
      _: LibraryHost,
      algorithm: string | null,
      input: Bytes,
      key: Bytes,
    ) => mac(algorithm, input, key),
    'Boolean verifyHmac(String algorithm, Blob input, Blob key, Blob mac)': (
      _: LibraryHost,
      algorithm: string | null,
      input: Bytes,
      key: Bytes,
      given: Bytes,
    ) => {
      const { bytes } = mac(algorithm, input, key);
      return bytes.length === required(given).bytes.length && timingSafeEqual(bytes, required(given).bytes);
    },
    'Blob encrypt(String algorithm, Blob key, Blob vector, Blob data)': (
      _: LibraryHost,
      algorithm: string | null,
      key: Bytes,
      vector: Bytes,
      data: Bytes,
    ) => new ApexBlob(encrypt(algorithm, key, required(vector).bytes, data)),
    'Blob decrypt(String algorithm, Blob key, Blob vector, Blob data)': (
      _: LibraryHost,
      algorithm: string | null,
      key: Bytes,
      vector: Bytes,
      data: Bytes,
    ) => decrypt(algorithm, key, required(vector).bytes, required(data).bytes),
    'Blob encryptWithManagedIV(String algorithm, Blob key, Blob data)': (
      _: LibraryHost,
      algorithm: string | null,
      key: Bytes,
      data: Bytes,
    ) => {
      const vector = randomBytes(VECTOR_BYTES);
      return new ApexBlob(Buffer.concat([vector, encrypt(algorithm, key, vector, data)]));
    },
    'Blob decryptWithManagedIV(String algorithm, Blob key, Blob data)': (
      _: LibraryHost,
      algorithm: string | null,
      key: Bytes,
      data: Bytes,
    ) => decryptManaged(algorithm, key, data),
    'Blob sign(String algorithm, Blob input, Blob privateKey)': (
      _: LibraryHost,
      algorithm: string | null,
      input: Bytes,
      key: Bytes,
    ) => signed(algorithm, input, key),
    'Boolean verify(String algorithm, Blob input, Blob signature, Blob publicKey)': (
      _: LibraryHost,
      algorithm: string | null,
      input: Bytes,
      signature: Bytes,
      key: Bytes,
    ) => verified(algorithm, input, signature, key),
    'Integer getRandomInteger()': () => Number(randomInteger(32)),
    'Long getRandomLong()': () => randomInteger(64),
    'Blob generateAesKey(Integer size)': (_: LibraryHost, size: number | null) => {
      if (![128, 192, 256].includes(required(size))) invalid('Invalid key size. Must be one of 128, 192, or 256.');
      return new ApexBlob(randomBytes(required(size) / 8));
    },
  },
});
