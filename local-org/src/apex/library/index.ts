import { asyncTypes } from './async.ts';
import { businessHoursType } from './business-hours.ts';
import { listType, mapType, setType } from './collections.ts';
import { cacheTypes } from './cache.ts';
import { connectApiTypes } from './connect-api.ts';
import { cryptoType } from './crypto.ts';
import { customMetadataType } from './custom-metadata.ts';
import { customSettingType } from './custom-settings.ts';
import { databaseResultTypes } from './database-results.ts';
import { databaseTypes } from './database.ts';
import { dateType, timeType } from './dates.ts';
import { datetimeType } from './datetime.ts';
import type { SystemTypeDeclaration } from './declare.ts';
import { eventBusTypes } from './event-bus.ts';
import { exceptionTypes } from './exceptions.ts';
import { fieldSetTypes } from './field-sets.ts';
import { idTypes } from './ids.ts';
import { comparableType, comparatorType, iterableType, iteratorType } from './iteration.ts';
import { httpTypes } from './http.ts';
import { inboundEmailTypes } from './inbound-email.ts';
import { messagingTypes } from './messaging.ts';
import { stubProviderType } from './stubs.ts';
import { metadataTypes } from './metadata.ts';
import { jsonGeneratorType } from './json-generator.ts';
import { jsonParserTypes } from './json-parser.ts';
import { jsonType } from './json.ts';
import { labelType } from './labels.ts';
import { limitsType } from './limits.ts';
import { mathType } from './math.ts';
import { booleanType, decimalType, doubleType, integerType, longType, roundingMode } from './numbers.ts';
import { enumType, objectType, typeType } from './object.ts';
import { patternTypes } from './pattern.ts';
import { requestTypes } from './request.ts';
import { restTypes } from './rest.ts';
import { schemaFieldTypes } from './schema-fields.ts';
import { schemaTypes } from './schema.ts';
import { securityTypes } from './security.ts';
import { sobjectTypes } from './sobject.ts';
import { blobType, stringType } from './string.ts';
import { systemTypesOfSystem } from './system.ts';
import { timeZoneType } from './time-zone.ts';
import { triggerOperation } from './trigger.ts';
import { urlType } from './url.ts';
import { userTypes } from './users.ts';

/** Every System type of the local org: signatures for the compiler, implementations for the runtime. */
export const systemTypes: readonly SystemTypeDeclaration[] = [
  objectType,
  enumType,
  typeType,
  stringType,
  blobType,
  ...idTypes,
  booleanType,
  integerType,
  longType,
  doubleType,
  decimalType,
  roundingMode,
  mathType,
  dateType,
  datetimeType,
  timeType,
  iterableType,
  iteratorType,
  comparableType,
  comparatorType,
  listType,
  setType,
  mapType,
  ...exceptionTypes,
  ...sobjectTypes,
  ...schemaTypes,
  ...schemaFieldTypes,
  ...fieldSetTypes,
  ...databaseResultTypes,
  ...databaseTypes,
  ...asyncTypes,
  ...eventBusTypes,
  triggerOperation,
  ...systemTypesOfSystem,
  limitsType,
  labelType,
  ...userTypes,
  ...securityTypes,
  jsonType,
  jsonGeneratorType,
  ...jsonParserTypes,
  ...patternTypes,
  customMetadataType,
  customSettingType,
  ...metadataTypes,
  businessHoursType,
  ...messagingTypes,
  ...httpTypes,
  stubProviderType,
  cryptoType,
  ...requestTypes,
  ...restTypes,
  ...cacheTypes,
  ...connectApiTypes,
  ...inboundEmailTypes,
  urlType,
  timeZoneType,
];
