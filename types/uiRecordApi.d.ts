declare module 'lightning/uiRecordApi' {
  export interface FieldValue {
    readonly value: unknown;
    readonly displayValue?: string | null;
  }

  /** A record as the UI API returns it. `fields` is keyed by field name without the object. */
  export interface RecordRepresentation {
    readonly id: string;
    readonly apiName: string;
    readonly fields: Readonly<Record<string, FieldValue>>;
  }

  /** Fields that the user may not read are left out when asked for as `optionalFields`, and an error as `fields`. */
  export const getRecord: import('lwc').WireAdapterConstructor<
    { recordId: string | undefined; fields?: readonly FieldReference[]; optionalFields?: readonly FieldReference[] },
    WireResult<RecordRepresentation>
  >;

  export function getFieldValue(record: RecordRepresentation, field: FieldReference): unknown;
}
