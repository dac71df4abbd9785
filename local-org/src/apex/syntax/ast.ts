/**
 * The Apex syntax tree: what was written, before names and types are resolved. Plain data, so that a file's tree can
 * be cached by the hash of its text.
 */
import type { SoqlQuery, SourcePosition } from '../../soql/query.ts';

export type Position = SourcePosition;

export interface TypeNode {
  readonly parts: readonly { readonly name: string; readonly args: readonly TypeNode[] }[];
  /** `Integer[]` has 1. */
  readonly arrays: number;
  readonly at: Position;
}

export interface Annotation {
  /** Lower case, without `@`. */
  readonly name: string;
  /** Parameters by lower-case name; a single unnamed value is under `value`. */
  readonly values: Readonly<Record<string, string>>;
  readonly at: Position;
}

export interface Modifiers {
  readonly annotations: readonly Annotation[];
  /** Lower case: `public`, `static`, `with sharing`, `override`, `testmethod`, ... */
  readonly words: readonly string[];
}

export interface Identifier {
  readonly text: string;
  readonly at: Position;
}

// ---- declarations

export interface Parameter {
  readonly name: Identifier;
  readonly type: TypeNode;
}

export interface MethodNode {
  readonly kind: 'method';
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  /** Null for `void`. */
  readonly returnType: TypeNode | null;
  readonly parameters: readonly Parameter[];
  readonly body: Block | null;
  readonly at: Position;
}
export interface ConstructorNode {
  readonly kind: 'constructor';
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
  readonly at: Position;
}
export interface FieldNode {
  readonly kind: 'field';
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly type: TypeNode;
  readonly initialiser: Expr | null;
  readonly at: Position;
}
export interface AccessorNode {
  readonly modifiers: Modifiers;
  /** Null for `get;` and `set;`. */
  readonly body: Block | null;
  readonly at: Position;
}
export interface PropertyNode {
  readonly kind: 'property';
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly type: TypeNode;
  readonly getter: AccessorNode | null;
  readonly setter: AccessorNode | null;
  readonly at: Position;
}
export interface InitialiserNode {
  readonly kind: 'initialiser';
  readonly isStatic: boolean;
  readonly body: Block;
  readonly at: Position;
}
export type MemberNode = MethodNode | ConstructorNode | FieldNode | PropertyNode | InitialiserNode | TypeDeclaration;

export interface ClassNode {
  readonly kind: 'class';
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly superType: TypeNode | null;
  readonly interfaces: readonly TypeNode[];
  readonly members: readonly MemberNode[];
  readonly at: Position;
}
export interface InterfaceNode {
  readonly kind: 'interface';
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly interfaces: readonly TypeNode[];
  readonly members: readonly MethodNode[];
  readonly at: Position;
}
export interface EnumNode {
  readonly kind: 'enum';
  readonly name: Identifier;
  readonly modifiers: Modifiers;
  readonly constants: readonly Identifier[];
  readonly at: Position;
}
export type TypeDeclaration = ClassNode | InterfaceNode | EnumNode;

export interface TriggerNode {
  readonly kind: 'trigger';
  readonly name: Identifier;
  readonly object: Identifier;
  /** `before insert`, ... in lower case. */
  readonly events: readonly string[];
  readonly members: readonly MemberNode[];
  readonly body: readonly Statement[];
  readonly at: Position;
}
export type Unit = TypeDeclaration | TriggerNode;

// ---- statements

export interface Block {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
  readonly at: Position;
  readonly end: Position;
}
export interface LocalDeclaration {
  readonly kind: 'local';
  readonly type: TypeNode;
  readonly modifiers: Modifiers;
  readonly variables: readonly { readonly name: Identifier; readonly initialiser: Expr | null }[];
  readonly at: Position;
}
export interface CatchClause {
  readonly type: TypeNode;
  readonly name: Identifier;
  readonly body: Block;
  readonly at: Position;
}
export type WhenLabel =
  | { readonly kind: 'literal'; readonly value: Expr }
  /** An enum constant, or a final static name. */
  | { readonly kind: 'name'; readonly path: readonly string[]; readonly at: Position };
export type WhenValue =
  | { readonly kind: 'else' }
  | { readonly kind: 'labels'; readonly labels: readonly WhenLabel[] }
  | { readonly kind: 'type'; readonly type: TypeNode; readonly name: Identifier };
export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

export type Statement =
  | Block
  | LocalDeclaration
  | {
      readonly kind: 'if';
      readonly condition: Expr;
      readonly then: Statement;
      readonly otherwise: Statement | null;
      readonly at: Position;
    }
  | {
      readonly kind: 'switch';
      readonly subject: Expr;
      readonly branches: readonly { readonly value: WhenValue; readonly body: Block; readonly at: Position }[];
      readonly at: Position;
    }
  | {
      readonly kind: 'forEach';
      readonly type: TypeNode;
      readonly name: Identifier;
      readonly source: Expr;
      readonly body: Statement | null;
      readonly at: Position;
    }
  | {
      readonly kind: 'for';
      readonly init: LocalDeclaration | readonly Expr[];
      readonly condition: Expr | null;
      readonly update: readonly Expr[];
      readonly body: Statement | null;
      readonly at: Position;
    }
  | { readonly kind: 'while'; readonly condition: Expr; readonly body: Statement | null; readonly at: Position }
  | { readonly kind: 'doWhile'; readonly condition: Expr; readonly body: Block; readonly at: Position }
  | {
      readonly kind: 'try';
      readonly body: Block;
      readonly catches: readonly CatchClause[];
      readonly finally: Block | null;
      readonly at: Position;
    }
  | { readonly kind: 'return'; readonly value: Expr | null; readonly at: Position }
  | { readonly kind: 'throw'; readonly value: Expr; readonly at: Position }
  | { readonly kind: 'break'; readonly at: Position }
  | { readonly kind: 'continue'; readonly at: Position }
  | {
      readonly kind: 'dml';
      readonly operation: DmlOperation;
      readonly target: Expr;
      readonly access: 'user' | 'system' | null;
      /** Upsert's external id, `Field__c` or `Object__c.Field__c`. */
      readonly externalId: Identifier | null;
      readonly at: Position;
    }
  | { readonly kind: 'runAs'; readonly user: Expr; readonly body: Block; readonly at: Position }
  | { readonly kind: 'expression'; readonly value: Expr; readonly at: Position };

// ---- expressions

export type LiteralKind = 'Integer' | 'Long' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'null';
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '==='
  | '!=='
  | '&&'
  | '||'
  | '??';
export type AssignOperator = '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=';

export type Expr =
  | {
      readonly kind: 'literal';
      readonly type: LiteralKind;
      /** Unescaped text of strings; digits of numbers. */ readonly value: string;
      readonly at: Position;
    }
  | { readonly kind: 'name'; readonly name: string; readonly at: Position }
  | { readonly kind: 'this'; readonly at: Position }
  | { readonly kind: 'super'; readonly at: Position }
  | {
      readonly kind: 'typeLiteral';
      /** Null for `void.class`. */ readonly type: TypeNode | null;
      readonly at: Position;
    }
  | {
      readonly kind: 'member';
      readonly target: Expr;
      readonly name: string;
      readonly safe: boolean;
      readonly at: Position;
    }
  | {
      readonly kind: 'call';
      /** Null for an unqualified call; names `this` and `super` chain constructors. */ readonly target: Expr | null;
      readonly name: string;
      readonly args: readonly Expr[];
      readonly safe: boolean;
      readonly at: Position;
    }
  | { readonly kind: 'index'; readonly target: Expr; readonly index: Expr; readonly at: Position }
  | { readonly kind: 'new'; readonly type: TypeNode; readonly args: readonly Expr[]; readonly at: Position }
  | { readonly kind: 'newCollection'; readonly type: TypeNode; readonly values: readonly Expr[]; readonly at: Position }
  | {
      readonly kind: 'newMap';
      readonly type: TypeNode;
      readonly entries: readonly (readonly [Expr, Expr])[];
      readonly at: Position;
    }
  | {
      readonly kind: 'newArray';
      /** The element's type. */ readonly type: TypeNode;
      readonly size: Expr;
      readonly at: Position;
    }
  | { readonly kind: 'soql'; readonly query: SoqlQuery; readonly binds: readonly Expr[]; readonly at: Position }
  | { readonly kind: 'cast'; readonly type: TypeNode; readonly operand: Expr; readonly at: Position }
  | { readonly kind: 'instanceof'; readonly operand: Expr; readonly type: TypeNode; readonly at: Position }
  | { readonly kind: 'unary'; readonly operator: '+' | '-' | '!' | '~'; readonly operand: Expr; readonly at: Position }
  | {
      readonly kind: 'increment';
      readonly operator: '++' | '--';
      readonly prefix: boolean;
      readonly operand: Expr;
      readonly at: Position;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expr;
      readonly right: Expr;
      readonly at: Position;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expr;
      readonly then: Expr;
      readonly otherwise: Expr;
      readonly at: Position;
    }
  | {
      readonly kind: 'assign';
      readonly operator: AssignOperator;
      readonly target: Expr;
      readonly value: Expr;
      readonly at: Position;
    };

export type ExprOf<K extends Expr['kind']> = Extract<Expr, { kind: K }>;
export type StatementOf<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
