import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toText } from '../../src/apex/runtime/values.ts';
import { evaluate, runMain, thrownBy } from './support.ts';

const run = (sources: Readonly<Record<string, string>>): string => toText(runMain(sources));

test('virtual methods dispatch on the run-time type, super reaches the overridden one', () => {
  assert.equal(
    run({
      'Base.cls': `public virtual class Base {
        public virtual String name() { return 'base'; }
        public String hello() { return 'hello ' + name(); }
      }`,
      'Child.cls': `public class Child extends Base { public override String name() { return 'child of ' + super.name(); } }`,
      'Main.cls': `public class Main { public static String run() { Base b = new Child(); return b.hello(); } }`,
    }),
    'hello child of base',
  );
});

test('abstract classes, interfaces and inner classes', () => {
  assert.equal(
    run({
      'Shape.cls': `public abstract class Shape implements Main.HasArea {
        public abstract Decimal area();
        public virtual override String toString() { return 'area ' + area(); }
      }`,
      'Main.cls': `public class Main {
        public interface HasArea { Decimal area(); }
        private class Square extends Shape {
          private Integer side;
          Square(Integer side) { this.side = side; }
          public override Decimal area() { return side * side; }
        }
        public static String run() {
          List<HasArea> shapes = new List<HasArea>{ new Square(2), new Square(3) };
          Decimal total = 0;
          for (HasArea shape : shapes) { total += shape.area(); }
          return total + ' ' + shapes[0];
        }
      }`,
    }),
    '13 area 4',
  );
});

// fflib-apex-common counts on it: testDerivedUnitOfWork_CommitSuccess overrides what the constructor above calls.
test('construction: initialisers of the whole lineage, base first, then the constructors', () => {
  assert.equal(
    run({
      'Log.cls': `public class Log { public static List<String> lines = new List<String>(); public static Integer add(String s) { lines.add(s); return lines.size(); } }`,
      'Base.cls': `public virtual class Base { Integer b = Log.add('base field'); public Base(String s) { Log.add('base ' + s); } }`,
      'Main.cls': `public class Main extends Base {
        Integer a = Log.add('field');
        { Log.add('block'); }
        public Main() { this('chained'); Log.add('body'); }
        public Main(String s) { super(s); Log.add('inner body'); }
        public static Object run() { new Main(); return String.join(Log.lines, ', '); }
      }`,
    }),
    'base field, field, block, base chained, inner body, body',
  );
});

test('static initialisers run in order on first use', () => {
  assert.equal(
    evaluate(
      'return String.valueOf(total) + names;',
      `static Integer one = 1; static Integer total = one + 1; static List<String> names = new List<String>();
       static { names.add('a'); total *= 10; }`,
    ),
    '20(a)',
  );
});

test('properties: automatic, computed, lazy, with a checked setter', () => {
  const members = `
    public Integer plain { get; set; }
    public Integer doubled { get { return plain * 2; } }
    public String lazy { get { if (lazy == null) { lazy = 'made'; } return lazy; } private set; }
    public Integer checked { get; set { checked = value < 0 ? 0 : value; } }
    public static Integer count { get { if (count == null) { count = 0; } return count++; } set; }
    public Main() { plain = 4; }`;
  assert.equal(
    evaluate(
      "Main m = new Main(); m.checked = -5; m.plain += 1; m.plain++; Integer c = count + count; return m.doubled + m.lazy + m.checked + ' ' + c;",
      members,
    ),
    '12made0 1',
  );
});

test('an overridden property goes through the accessor of the run-time type', () => {
  assert.equal(
    run({
      'Base.cls': `public virtual class Base { public virtual String kind { get { return 'base'; } } public String show() { return kind; } }`,
      'Main.cls': `public class Main extends Base { public override String kind { get { return 'main'; } } public static String run() { return new Main().show(); } }`,
    }),
    'main',
  );
});

test('enums: constants, values, valueOf, switch, map keys', () => {
  assert.equal(
    evaluate(
      `Map<Band, Integer> counts = new Map<Band, Integer>();
       for (Band b : Band.values()) { counts.put(b, b.ordinal()); }
       String s = '';
       switch on Band.valueOf('poor') { when GOOD { s = 'g'; } when FAIR, POOR { s = 'p'; } }
       return s + counts.get(Band.POOR) + Band.GOOD.name() + (Band.GOOD == Band.GOOD) + Band.FAIR;`,
      'public enum Band { GOOD, FAIR, POOR }',
    ),
    'p2GOODtrueFAIR',
  );
});

test('user exceptions have the built-in constructors and their own', () => {
  const members = `
    public class Plain extends Exception {}
    public virtual class Coded extends Exception { public Integer code; public Coded(Integer code) { this.code = code; } }
    public class Named extends Exception { public override String getMessage() { return 'mine: ' + super.getMessage(); } }`;
  assert.equal(thrownBy("throw new Plain('a');", members), 'Main.Plain: a');
  assert.equal(thrownBy('throw new Plain();', members), 'Main.Plain: Script-thrown exception');
  assert.equal(thrownBy("throw new Named('x');", members), 'Main.Named: mine: x');
  assert.equal(evaluate('try { throw new Coded(7); } catch (Coded e) { return e.code; }', members), '7');
  assert.equal(
    evaluate(
      "try { try { throw new Plain('in'); } catch (Plain e) { throw new Plain('out', e); } } catch (Exception e) { return e.getCause().getMessage(); }",
      members,
    ),
    'in',
  );
});

test('overloads are chosen by declared types', () => {
  const members = `
    static String f(Object o) { return 'Object'; } static String f(String s) { return 'String'; } static String f(Integer i) { return 'Integer'; }
    static String f(Decimal d) { return 'Decimal'; } static String f(List<Account> l) { return 'accounts'; } static String f(List<String> l) { return 'strings'; }
    static String f(SObject s) { return 'SObject'; } static String f(Account a) { return 'Account'; }
    static String g(Long l) { return 'Long'; } static String g(Double d) { return 'Double'; }
    static String h(Id i) { return 'Id'; } static String h(String s) { return 'String'; }`;
  assert.equal(
    evaluate(
      `Object o = 'text'; String s; Account a; Contact c; Id i;
       return new List<String>{ f(o), f(s), f(1), f(1.5), f(new List<Account>()), f(new List<String>()), f(a), f(c), f(2L), g(1), h(i), h(s) };`,
      members,
    ),
    '(Object, String, Integer, Decimal, accounts, strings, Account, SObject, Decimal, Long, Id, String)',
  );
});

test('System interfaces: Comparable, Comparator, Iterable and Iterator', () => {
  const members = `
    public class Item implements Comparable { public Integer n; public Item(Integer n) { this.n = n; } public Integer compareTo(Object o) { return n - ((Item) o).n; } }
    public class Backwards implements Comparator<Item> { public Integer compare(Item a, Item b) { return b.n - a.n; } }
    public class Count implements Iterable<Integer>, Iterator<Integer> { Integer n = 0; public Iterator<Integer> iterator() { return this; } public Boolean hasNext() { return n < 3; } public Integer next() { return n++; } }`;
  assert.equal(
    evaluate(
      `List<Item> items = new List<Item>{ new Item(2), new Item(1), new Item(3) };
       items.sort(); String s = '' + items[0].n + items[2].n;
       items.sort(new Backwards()); s += ' ' + items[0].n;
       for (Integer i : new Count()) { s += ',' + i; }
       return s;`,
      members,
    ),
    '13 3,0,1,2',
  );
});

test('equals and hashCode decide over map keys and ==', () => {
  const members = `public class Key { String k; public Key(String k) { this.k = k; }
    public Boolean equals(Object o) { return ((Key) o).k == k; } public Integer hashCode() { return k.length(); } }`;
  assert.equal(
    evaluate(
      "Set<Key> keys = new Set<Key>{ new Key('a'), new Key('a') }; return keys.size() + ' ' + (new Key('b') == new Key('b')) + (new Key('b') === new Key('b'));",
      members,
    ),
    '1 truefalse',
  );
});

test('inner classes reach statics of the class around them', () => {
  assert.equal(
    evaluate(
      'return new Inner().read();',
      "private static String secret = 's'; static String twice() { return secret + secret; } class Inner { String read() { return secret + twice(); } }",
    ),
    'sss',
  );
});

test('a class is known by its name at run time', () => {
  assert.equal(
    evaluate(
      "Inner i = (Inner) Type.forName('Main.Inner').newInstance(); return i.n;",
      'public class Inner { public Integer n = 5; }',
    ),
    '5',
  );
  assert.equal(evaluate('Object o = new Inner(); return o instanceof Inner;', 'public class Inner { }'), 'true');
});

test('a constructor may return early', () => {
  assert.equal(
    evaluate(
      'return new Main(true).n + new Main(false).n;',
      'Integer n = 1; Main(Boolean b) { if (b) { return; } n = 5; }',
    ),
    '6',
  );
});

test('recursion through interfaces and generic collections of user types', () => {
  const members = `interface Node { Integer sum(); }
    class Leaf implements Node { Integer v; Leaf(Integer v) { this.v = v; } public Integer sum() { return v; } }
    class Branch implements Node { List<Node> nodes = new List<Node>(); public Integer sum() { Integer s = 0; for (Node n : nodes) { s += n.sum(); } return s; } }`;
  assert.equal(
    evaluate(
      'Branch b = new Branch(); b.nodes.add(new Leaf(1)); b.nodes.add(new Leaf(2)); Branch top = new Branch(); top.nodes.add(b); top.nodes.add(new Leaf(3)); return top.sum();',
      members,
    ),
    '6',
  );
});

test('private methods do not override each other', () => {
  assert.equal(
    run({
      'Base.cls': `public virtual class Base { private String own() { return 'base'; } public String ask() { return own(); } }`,
      'Main.cls': `public class Main extends Base { private String own() { return 'main'; } public static String run() { Main m = new Main(); return m.ask() + m.own(); } }`,
    }),
    'basemain',
  );
});
