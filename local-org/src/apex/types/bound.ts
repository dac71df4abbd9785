/**
 * The checked program: every name resolved to a symbol, every expression with its type, every implicit conversion
 * written out. `emit/` turns it into JavaScript without further decisions about the language's rules.
 */
import type { FieldDef } from '../../metadata/catalog.ts';
import type { SoqlQuery } from '../../soql/query.ts';
import type { BinaryOperator, DmlOperation, Position } from '../syntax/ast.ts';
import type { Conversion } from './conversions.ts';
import type { ApexType, FieldSymbol, LocalVariable, MethodSymbol, TypeSymbol } from './symbols.ts';

interface Typed {
  readonly type: ApexType;
  readonly at: Position;
}

/** The kinds of values between which operators are chosen. */
export type OperandKind =
  | 'Integer'
  | 'Long'
  | 'Double'
  | 'Decimal'
  | 'Boolean'
  | 'String'
  | 'Id'
  | 'Date'
  | 'Datetime'
  | 'Time'
  | 'Enum'
  | 'Object';

export type Bound = Typed &
  (
    | {
        readonly kind: 'literal';
        readonly literal: 'Integer' | 'Long' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'null';
        readonly value: string;
      }
    | { readonly kind: 'local'; readonly variable: LocalVariable }
    | { readonly kind: 'this' }
    /** A user field or property. `target` is null for statics. `raw` reads the field behind a property. */
    | {
        readonly kind: 'field';
        readonly target: Bound | null;
        readonly field: FieldSymbol;
        readonly raw: boolean;
        readonly safe: boolean;
        readonly isSuper: boolean;
      }
    | {
        readonly kind: 'systemProperty';
        readonly target: Bound | null;
        readonly field: FieldSymbol;
        readonly safe: boolean;
      }
    | { readonly kind: 'recordField'; readonly target: Bound; readonly field: FieldDef; readonly safe: boolean }
    | { readonly kind: 'recordParent'; readonly target: Bound; readonly reference: FieldDef; readonly safe: boolean }
    | { readonly kind: 'recordChildren'; readonly target: Bound; readonly relationship: string; readonly safe: boolean }
    | {
        readonly kind: 'call';
        readonly target: Bound | null;
        readonly method: MethodSymbol;
        readonly args: readonly Bound[];
        readonly isSuper: boolean;
        readonly safe: boolean;
        /** Visible variables for dynamic SOQL. */ readonly binds: readonly DynamicBind[] | null;
      }
    | {
        readonly kind: 'enumMethod';
        readonly method: 'values' | 'valueof' | 'name' | 'ordinal';
        readonly enumType: TypeSymbol;
        readonly target: Bound | null;
        readonly arg: Bound | null;
        readonly safe: boolean;
      }
    /** A library function without an Apex signature of its own; `text` are leading literal arguments. */
    | {
        readonly kind: 'recordStatic';
        readonly method: MethodSymbol;
        readonly objectName: string;
        readonly args: readonly Bound[];
      }
    | {
        readonly kind: 'addFieldError';
        readonly target: Bound;
        readonly fieldName: string;
        readonly message: Bound;
        readonly safe: boolean;
      }
    | {
        readonly kind: 'construct';
        readonly symbol: TypeSymbol;
        /** Null for the implicit constructor. */ readonly constructor: MethodSymbol | null;
        readonly args: readonly Bound[];
      }
    /** The built-in constructors of a user exception class. */
    | {
        readonly kind: 'constructException';
        readonly symbol: TypeSymbol;
        readonly message: Bound | null;
        readonly cause: Bound | null;
      }
    | {
        readonly kind: 'systemConstruct';
        readonly constructor: MethodSymbol;
        readonly typeArguments: readonly ApexType[];
        readonly args: readonly Bound[];
      }
    | {
        readonly kind: 'newRecord';
        readonly objectName: string;
        readonly fields: readonly { readonly name: string; readonly value: Bound }[];
      }
    | { readonly kind: 'newList' | 'newSet'; readonly element: ApexType; readonly values: readonly Bound[] }
    | {
        readonly kind: 'newMap';
        readonly key: ApexType;
        readonly value: ApexType;
        readonly entries: readonly (readonly [Bound, Bound])[];
      }
    | { readonly kind: 'newArray'; readonly element: ApexType; readonly size: Bound }
    | {
        readonly kind: 'soql';
        readonly query: SoqlQuery;
        readonly binds: readonly Bound[];
        readonly mode: 'list' | 'one' | 'count';
      }
    /** A list that stands where one record is wanted: `Account a = Database.query(text);` */
    | { readonly kind: 'onlyRecord'; readonly operand: Bound }
    | { readonly kind: 'cast'; readonly operand: Bound }
    | { readonly kind: 'convert'; readonly operand: Bound; readonly conversion: Conversion }
    | { readonly kind: 'instanceof'; readonly operand: Bound; readonly tested: ApexType }
    | { readonly kind: 'index'; readonly target: Bound; readonly index: Bound }
    | {
        readonly kind: 'unary';
        readonly operator: '+' | '-' | '!' | '~';
        readonly operand: Bound;
        readonly operands: OperandKind;
      }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Bound;
        readonly right: Bound;
        readonly operands: OperandKind;
      }
    | { readonly kind: 'conditional'; readonly condition: Bound; readonly then: Bound; readonly otherwise: Bound }
    | { readonly kind: 'assign'; readonly target: Bound; readonly value: Bound }
    /** `target op= value` and `++`: reads the target once, combines, writes it back. */
    | {
        readonly kind: 'update';
        readonly target: Bound;
        readonly operator: BinaryOperator;
        readonly operand: Bound;
        readonly operands: OperandKind;
        /** From the target's type to that of the operands, and back. */ readonly widen: Conversion;
        readonly narrow: Conversion;
        /** Postfix: the value before. */ readonly yieldsOld: boolean;
      }
    | { readonly kind: 'enumConstant'; readonly enumType: TypeSymbol; readonly name: string }
    | {
        readonly kind: 'token';
        readonly token: 'type' | 'object' | 'describeObject' | 'label' | 'trigger';
        readonly name: string;
      }
    | {
        readonly kind: 'fieldToken';
        readonly token: 'field' | 'describeField' | 'fieldSet';
        readonly objectName: string;
        readonly fieldName: string;
      }
    /** Already reported. */
    | { readonly kind: 'error' }
  );
export type BoundOf<K extends Bound['kind']> = Extract<Bound, { kind: K }>;

export interface DynamicBind {
  /** Lower case. */
  readonly name: string;
  readonly value: Bound;
}

export type BoundStatement = { readonly at: Position } & (
  | { readonly kind: 'block'; readonly body: readonly BoundStatement[] }
  | { readonly kind: 'local'; readonly variable: LocalVariable; readonly value: Bound | null }
  | { readonly kind: 'expression'; readonly value: Bound }
  | {
      readonly kind: 'if';
      readonly condition: Bound;
      readonly then: BoundStatement;
      readonly otherwise: BoundStatement | null;
    }
  | { readonly kind: 'while'; readonly condition: Bound; readonly body: BoundStatement | null }
  | { readonly kind: 'doWhile'; readonly condition: Bound; readonly body: BoundStatement }
  | {
      readonly kind: 'for';
      readonly init: readonly BoundStatement[];
      readonly condition: Bound | null;
      readonly update: readonly Bound[];
      readonly body: BoundStatement | null;
    }
  /** `chunked` hands out lists of up to 200 records. */
  | {
      readonly kind: 'forEach';
      readonly variable: LocalVariable;
      readonly source: Bound;
      readonly chunked: boolean;
      readonly body: BoundStatement | null;
    }
  | { readonly kind: 'switch'; readonly subject: Bound; readonly branches: readonly BoundBranch[] }
  | {
      readonly kind: 'try';
      readonly body: BoundStatement;
      readonly catches: readonly {
        readonly type: ApexType;
        readonly variable: LocalVariable;
        readonly body: BoundStatement;
        readonly at: Position;
      }[];
      readonly finally: BoundStatement | null;
    }
  | { readonly kind: 'return'; readonly value: Bound | null }
  | { readonly kind: 'throw'; readonly value: Bound }
  | { readonly kind: 'break' | 'continue' }
  | {
      readonly kind: 'dml';
      readonly operation: DmlOperation;
      readonly target: Bound;
      readonly access: 'user' | 'system' | null;
      readonly externalId: string | null;
    }
  | { readonly kind: 'runAs'; readonly user: Bound; readonly body: BoundStatement }
  /** `this(...)` or `super(...)` as the first statement of a constructor. */
  | {
      readonly kind: 'chain';
      readonly symbol: TypeSymbol;
      readonly isSuper: boolean;
      readonly constructor: MethodSymbol | null;
      readonly args: readonly Bound[];
    }
);

export type BoundBranch =
  | { readonly kind: 'else'; readonly body: BoundStatement; readonly at: Position }
  | { readonly kind: 'labels'; readonly labels: readonly Bound[]; readonly body: BoundStatement; readonly at: Position }
  | {
      readonly kind: 'type';
      readonly tested: ApexType;
      readonly variable: LocalVariable;
      readonly body: BoundStatement;
      readonly at: Position;
    };

export interface BoundBody {
  readonly parameters: readonly LocalVariable[];
  readonly statements: readonly BoundStatement[];
  /** Whether sharing matters while it runs: it queries, writes, or calls code that may. */
  readonly touchesData: boolean;
}
export interface BoundMethod {
  readonly symbol: MethodSymbol;
  /** Null for abstract methods. */
  readonly body: BoundBody | null;
}
export interface BoundAccessor {
  readonly field: FieldSymbol;
  readonly kind: 'get' | 'set';
  readonly body: BoundBody;
}
export type BoundInitialiser =
  | {
      readonly kind: 'field';
      readonly isStatic: boolean;
      readonly field: FieldSymbol;
      readonly value: Bound;
      readonly at: Position;
    }
  | { readonly kind: 'block'; readonly isStatic: boolean; readonly body: BoundBody; readonly at: Position };
/** A System interface's method that a user method implements under another key, or as a static method. */
export interface Bridge {
  readonly declared: string;
  readonly own: string;
  readonly isStatic: boolean;
}
export interface BoundClass {
  readonly symbol: TypeSymbol;
  readonly methods: readonly BoundMethod[];
  readonly constructors: readonly BoundMethod[];
  readonly accessors: readonly BoundAccessor[];
  readonly initialisers: readonly BoundInitialiser[];
  readonly bridges: readonly Bridge[];
}
export interface BoundTrigger {
  readonly name: string;
  readonly objectName: string;
  readonly events: readonly string[];
  readonly file: string;
  readonly at: Position;
  /** Holds methods and variables declared in the trigger. */
  readonly members: BoundClass;
  readonly body: BoundBody;
}
export interface BoundProgram {
  readonly classes: readonly BoundClass[];
  readonly triggers: readonly BoundTrigger[];
}
