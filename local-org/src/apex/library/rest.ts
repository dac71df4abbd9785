import { ApexBlob, ApexMap } from '../runtime/values.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { bagType, nothing, type LibraryHost, type PropertyBag } from './support.ts';

const REQUEST = 'RestRequest';
const RESPONSE = 'RestResponse';

const texts = (): ApexMap => new ApexMap('String', 'String');
const noBody = (): ApexBlob => new ApexBlob(Buffer.alloc(0));

const put =
  (property: string) =>
  (_: LibraryHost, self: PropertyBag, name: string | null, value: string | null): void => {
    (self.get(property) as ApexMap | null)?.put(name, value);
  };

/** A static property of `RestContext`: what this transaction was called with; null where no request runs. */
const ofTransaction = (name: string) => ({
  get: ({ transaction }: LibraryHost) => transaction.platform.get(name) ?? null,
  set: ({ transaction }: LibraryHost, value: unknown): void => void transaction.platform.set(name, value),
});

/** Requests to Apex REST services and the answers to them. */
export const restTypes: readonly SystemTypeDeclaration[] = [
  bagType(
    REQUEST,
    {
      'Map<String, String> headers': texts,
      'String httpMethod': nothing,
      'Map<String, String> params': texts,
      'String remoteAddress': nothing,
      'Blob requestBody': noBody,
      'String requestURI': nothing,
      'String resourcePath': nothing,
    },
    {
      methods: {
        'void addHeader(String name, String value)': put('headers'),
        'void addParameter(String name, String value)': put('params'),
      },
    },
  ),
  bagType(
    RESPONSE,
    { 'Map<String, String> headers': texts, 'Blob responseBody': nothing, 'Integer statusCode': nothing },
    { methods: { 'void addHeader(String name, String value)': put('headers') } },
  ),
  systemType('RestContext', {
    staticProperties: {
      [`${REQUEST} request`]: ofTransaction('RestContext.request'),
      [`${RESPONSE} response`]: ofTransaction('RestContext.response'),
    },
  }),
];
