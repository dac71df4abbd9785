import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problems, problemsOfBody } from './support.ts';

/** Statements of a static method, and the messages they get. */
const BODIES: readonly (readonly [body: string, ...messages: string[]])[] = [
  ['Integer i = 1; i = j;', 'Variable does not exist: j'],
  ['unknown.call();', 'Variable does not exist: unknown'],
  ['count = 1;', 'Variable does not exist: count'],
  ["foo(1, 'a');", 'Method does not exist or incorrect signature: void foo(Integer, String) from the type Main'],
  ["'a'.nothing();", 'Method does not exist or incorrect signature: void nothing() from the type String'],
  ['String.nothing(1);', 'Method does not exist or incorrect signature: void nothing(Integer) from the type String'],
  ["Integer i = 'a';", 'Illegal assignment from String to Integer'],
  ['Integer i = 1.5;', 'Illegal assignment from Decimal to Integer'],
  ['Integer i = 5L;', 'Illegal assignment from Long to Integer'],
  ['Integer i = 1; i += 2L;', 'Illegal assignment from Long to Integer'],
  ['Account a = new Contact();', 'Illegal assignment from Contact to Account'],
  ['Set<Object> s = new Set<String>();', 'Illegal assignment from Set<String> to Set<Object>'],
  ['Foo f;', 'Invalid type: Foo'],
  ['List<Foo> f = new List<Foo>();', 'Invalid type: Foo', 'Invalid type: Foo'],
  ['Account a = new Account(Nope = 1);', 'Field does not exist: Nope on Account'],
  ['Account a; String s = a.Nope;', 'Variable does not exist: Nope'],
  ['Integer i; Integer i;', 'Duplicate variable: i'],
  ['Integer i; for (Integer I = 0; i < 1; i++) { }', 'Duplicate variable: I'],
  ['if (1) { }', 'Condition expression must be of type Boolean: Integer'],
  ["Boolean b = 1 == 'a';", 'Comparison arguments must be compatible types: Integer, String'],
  ["Boolean b = 1 < 'a';", 'Comparison arguments must be compatible types: Integer, String'],
  ["Integer i = 'a' * 2;", 'Arithmetic expressions must use numeric arguments: String * Integer'],
  ['return; Integer i = 1;', 'Unreachable statement'],
  ['while (true) { } Integer i = 1;', 'Unreachable statement'],
  ['break;', 'Break statement must be in loop'],
  ['return 1;', 'Void method must not return a value'],
  ['1 + 1;', 'Expression cannot be a statement.'],
  ["throw 'x';", 'Throw expression must be of type exception: String'],
  ['final Integer i = 1; i = 2;', 'Final variable has already been initialized: i'],
  ['Integer i = 99999999999;', 'Illegal integer: 99999999999'],
  ['String s = (String) 5;', 'Incompatible types since an instance of Integer is never an instance of String'],
  ['Object o = this;', "Invalid use of 'this' in a static context"],
  [
    'instanceMethod();',
    'Non static method cannot be referenced from a static context: void instanceMethod() from the type Main',
  ],
  ['for (Integer i : 5) { }', 'Loop must iterate over a collection type: Integer'],
  ['insert 5;', 'DML requires SObject or SObject list type: Integer'],
  ["insert new Profile(Name = 'x');", 'DML operation INSERT not allowed on Profile'],
  ['update new List<BusinessHours>();', 'DML operation UPDATE not allowed on BusinessHours'],
  ['System.runAs(new Account()) { }', 'Illegal assignment from Account to User'],
  ["Main m = new Main('x');", 'Constructor not defined: [Main].<Constructor>(String)'],
  ['Hidden.secret = 1;', 'Variable does not exist: Hidden'],
  [
    'List<Account> l = [SELECT Nope FROM Account];',
    "No such column 'Nope' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
  ],
  ['List<Account> l = [SELECT Id FROM Account WHERE Id = :missing];', 'Variable does not exist: missing'],
  ['Contact c = [SELECT Id FROM Account];', 'Illegal assignment from List<Account> to Contact'],
  ["switch on 1 { when 'a' { } }", 'Illegal assignment from String to Integer'],
  ['System.debug(Label.Nope);', 'External string does not exist: Nope'],
];

for (const [body, ...messages] of BODIES)
  test(body, () => assert.deepEqual(problemsOfBody(body, 'void instanceMethod() { }'), messages));

test('syntax errors have file, line and column', () => {
  assert.deepEqual(problems({ 'A.cls': 'public class A {\n  void f() {\n    Integer i = 1\n  }\n}' }), [
    "A.cls:4:3 Missing ';' at '}'",
  ]);
  assert.deepEqual(problems({ 'A.cls': 'public class A { void f( { } }' }).length > 0, true);
});

test('all errors of all files come together, in order', () => {
  assert.deepEqual(
    problems({
      'B.cls': "public class B { Integer f() { Integer a = 'x';\n Integer b = 'y'; return a; } }",
      'A.cls': 'public class A { Nope n; }',
    }),
    [
      'A.cls:1:18 Invalid type: Nope',
      'B.cls:1:44 Illegal assignment from String to Integer',
      'B.cls:2:14 Illegal assignment from String to Integer',
    ],
  );
});

test('uses of a class that cannot be read are not reported again', () => {
  assert.deepEqual(
    problems({
      'A.cls': 'public class A { void f() { x( } }',
      'B.cls': 'public class B { A a = new A(); void f() { A.g(); } }',
    }).filter((line) => line.startsWith('B')),
    [],
  );
});

const CLASSES: readonly (readonly [name: string, sources: Readonly<Record<string, string>>, ...expected: string[]])[] =
  [
    [
      'a missing return',
      { 'A.cls': 'public class A { Integer f(Boolean b) {\n if (b) { return 1; }\n } }' },
      'A.cls:3:2 Missing return statement required return type: Integer',
    ],
    [
      'return in every branch',
      {
        'A.cls': 'public class A { Integer f(Boolean b) { if (b) { return 1; } else { throw new DmlException(); } } }',
      },
    ],
    ['an endless loop needs no return', { 'A.cls': 'public class A { Integer f() { while (true) { } } }' }],
    [
      'return after try',
      { 'A.cls': 'public class A { Integer f() { try { return 1; } catch (Exception e) { throw e; } finally { } } }' },
    ],
    [
      'private members of another class',
      {
        'A.cls': 'public class A { private static Integer x; private static void f() { } }',
        'B.cls': 'public class B { void g() { A.x = 1;\n A.f(); } }',
      },
      'B.cls:1:31 Variable is not visible: A.x',
      'B.cls:2:4 Method is not visible: void f() from the type A',
    ],
    [
      'test-visible members in a test class',
      {
        'A.cls': 'public class A { @TestVisible private static Integer x; }',
        'ATest.cls': '@IsTest private class ATest { static void g() { A.x = 1; } }',
      },
    ],
    [
      'an unimplemented interface method',
      { 'A.cls': 'public class A implements Comparable { }' },
      'A.cls:1:14 Class A must implement the method: Integer Comparable.compareTo(Object)',
    ],
    [
      'an unimplemented abstract method',
      { 'A.cls': 'public abstract class A { public abstract void f(); }', 'B.cls': 'public class B extends A { }' },
      'B.cls:1:14 Class B must implement the method: void A.f()',
    ],
    [
      'a missing override keyword',
      {
        'A.cls': 'public virtual class A { public virtual void f() { } }',
        'B.cls': 'public class B extends A { public void f() { } }',
      },
      'B.cls:1:40 Method must use the override keyword: void f() from the type B',
    ],
    [
      'override of nothing',
      { 'A.cls': 'public class A { public override void f() { } }' },
      'A.cls:1:39 @Override specified for non-overriding method: void f() from the type A',
    ],
    [
      'a class that may not be extended',
      { 'A.cls': 'public class A { }', 'B.cls': 'public class B extends A { }' },
      'B.cls:1:24 Non-virtual and non-abstract type cannot be extended: A',
    ],
    [
      'an abstract class may not be constructed',
      { 'A.cls': 'public abstract class A { static void f() { new A(); } }' },
      'A.cls:1:45 Abstract classes cannot be constructed: A',
    ],
    [
      'a final field',
      { 'A.cls': 'public class A { final Integer x = 1; void f() { x = 2; } A() { x = 3; } }' },
      'A.cls:1:50 Final members can only be assigned in their declaration, init blocks, or constructors: x',
    ],
    [
      'duplicate methods and fields',
      { 'A.cls': 'public class A { Integer x; Integer X; void f() { } void F() { } }' },
      'A.cls:1:37 Duplicate field: X',
      'A.cls:1:58 Method already defined: F void F() from the type A',
    ],
    [
      'a property without setter',
      { 'A.cls': 'public class A { Integer x { get { return 1; } } void f() { x = 2; } }' },
      'A.cls:1:61 Field is not writeable: A.x',
    ],
    [
      'a base without default constructor',
      {
        'A.cls': 'public virtual class A { public A(Integer i) { } }',
        'B.cls': 'public class B extends A { B() { } }',
        'C.cls': 'public class C extends A { }',
      },
      'B.cls:1:28 Constructor not defined: [A].<Constructor>()',
      'C.cls:1:14 Constructor not defined: [A].<Constructor>()',
    ],
    [
      'this() that is not first',
      { 'A.cls': 'public class A { A(Integer i) { } A() { i(); this(1); } void i() { } }' },
      "A.cls:1:46 Call to 'this()' must be the first statement in a constructor",
    ],
    [
      'merge',
      { 'A.cls': 'public class A { void f(Account a, Account b) { merge a b; } }' },
      'A.cls:1:49 not supported by the local org: merge statement',
    ],
    [
      'search',
      { 'A.cls': "public class A { Object f() { return [FIND 'x' RETURNING Account]; } }" },
      'A.cls:1:38 not supported by the local org: SOSL search',
    ],
    [
      'an unknown object of a trigger',
      { 'T.trigger': 'trigger T on Nope__c (before insert) { }' },
      'T.trigger:1:14 Invalid type: Nope__c',
    ],
    [
      'a duplicate class',
      { 'a/A.cls': 'public class A { }', 'b/A.cls': 'public class A { }' },
      'b/A.cls:1:14 Duplicate class: A',
    ],
    [
      'a circle of classes',
      { 'A.cls': 'public virtual class A extends B { }', 'B.cls': 'public virtual class B extends A { }' },
      'B.cls:1:32 Circular definition: B',
    ],
  ];

for (const [name, sources, ...expected] of CLASSES) test(name, () => assert.deepEqual(problems(sources), expected));
