import { throwApex } from '../runtime/values.ts';
import type { LibraryHost } from './support.ts';

/** Content of a static resource of the project. @throws InvalidParameterValueException */
export function staticResource(host: LibraryHost, name: string): { readonly body: Buffer; readonly type: string } {
  const row = host.services.catalog.setupRows
    .filter(({ object }) => object === 'StaticResource')
    .flatMap(({ rows }) => rows)
    .find((each) => String(each['Name']).toLowerCase() === name.toLowerCase());
  if (!row) throwApex('InvalidParameterValueException', `Static Resource not found: ${name}`);
  return { body: Buffer.from(String(row['Body']), 'base64'), type: String(row['ContentType']) };
}
