/**
 * The values of Apex at run time, in one place for emitted code, operators and library. Shapes that emitted code may
 * rely on:
 *
 *   new ApexDecimal(unscaled: bigint, scale)   ApexDecimal.parse('1.50')   ApexDecimal.from(3)   .plus .minus .times .dividedBy
 *   new ApexDouble(value)   new ApexDate(epochDay)   new ApexDatetime(millis)   new ApexTime(millis)   new ApexBlob(bytes)
 *   enumConstant('Outer.Band', 'GOOD', 0): ApexEnum, interned
 *   new ApexList('String', items?)   list.get(i)  list.set(i, v)  list.add(v)  list.items
 *   new ApexSet('Id', items?)   new ApexMap('Id', 'Account', entries?)   map.get(k)  map.put(k, v)  map.has(k)
 *   new ApexSObject(def)   .getField(name)  .setField(name, v)  .getParent(rel)  .getPath([rels], field)  .getChildren(rel)
 *   exceptionClass('DmlException')!   apexException('TypeException', message)   throwApex(type, message)
 *   user exceptions: `class F extends exceptionClass('Exception')`, constructors call `this.$initialise(message, cause)`
 */
export { ApexDecimal, DecimalError, type RoundingMode } from './decimal.ts';
export { ApexBlob, ApexDouble, ApexEnum, ApexType, enumConstant } from './scalars.ts';
export { ApexDate, ApexDatetime, ApexTime, daysInMonth, MILLIS_PER_DAY } from './dates.ts';
export { ApexList, ApexMap, ApexSet } from './collections.ts';
export { AGGREGATE_RESULT, ApexSObject } from './sobject.ts';
export { ApexException, apexException, exceptionClass, throwApex, throwNullPointer } from './exceptions.ts';
export { fromRaw } from './convert.ts';
export { concatText, hashCodeOf, toText } from './display.ts';
export { apexEquals, exactlyEquals, isNumeric, sortOrder, toDecimal } from './equality.ts';
export { stringHash } from './hashing.ts';
export { isIdText, toId18 } from './ids.ts';
export { typeNameOf, userClassOf } from './typenames.ts';
