import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeReports } from '../../src/commands/test-reports.ts';
import { openOrg } from '../../src/org.ts';
import { ADMIN_USERNAME } from '../../src/records/bootstrap.ts';
import { runTests, type TestReport } from '../../src/testing/index.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const CLASSES = 'force-app/main/default/classes';
const WITHIN_MS = 120_000;

const FILES: Readonly<Record<string, string>> = {
  'sfdx-project.json':
    '{ "packageDirectories": [{ "path": "force-app", "default": true }], "sourceApiVersion": "68.0" }',
  [`${CLASSES}/Halver.cls`]: `public with sharing class Halver {
  public static Integer half(Integer value) {
    if (Math.mod(value, 2) == 1) {
      throw new IllegalArgumentException('odd: ' + value);
    }
    return value / 2;
  }
  public static Integer unused() {
    return 1;
  }
}`,
  [`${CLASSES}/HalverTest.cls`]: `@IsTest
private class HalverTest {
  @IsTest
  static void halves() {
    Assert.areEqual(2, Halver.half(4));
  }
  @IsTest
  static void failsInside() {
    Halver.half(3);
  }
  @IsTest(SeeAllData=true)
  static void seesAll() {
  }
}`,
  [`${CLASSES}/Broken.cls`]: 'public class Broken { public static Integer run() { return Nowhere.at(); } }',
  [`${CLASSES}/BrokenTest.cls`]: `@IsTest
private class BrokenTest {
  @IsTest
  static void runs() {
    Assert.areEqual(1, Broken.run());
  }
}`,
  [`${CLASSES}/LateTest.cls`]: `@IsTest
private class LateTest {
  @IsTest
  static void namesTheBrokenClass() {
    Assert.isNull(Type.forName('Broken'));
  }
  @IsTest
  static void savesWhatHasABrokenTrigger() {
    try {
      insert as system new Contact(LastName = 'A');
    } catch (Exception e) {
      return;
    }
  }
}`,
  'force-app/main/default/triggers/ContactTrigger.trigger':
    'trigger ContactTrigger on Contact(before insert) { Nowhere.at(); }',
};

function makeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-org-tests-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('the test runner', () => {
  let folder = '';
  let report: TestReport;
  const problems: string[] = [];
  const outcome = (name: string): string => {
    const result = report.results.find((each) => `${each.className}.${each.methodName}` === name);
    return result?.passed ? 'passed' : (result?.message ?? 'not run');
  };

  before(async () => {
    folder = makeProject();
    const onLeftOut = (found: readonly string[]): void => void problems.push(...found);
    const org = await openOrg({ dataDir: ':memory:', roots: [folder], coverage: true, onLeftOut });
    report = runTests(org.runtime, org.access.loadUser(ADMIN_USERNAME));
    const file = (name: string): string => join(folder, 'build', name);
    const files = { junit: file('junit.xml'), json: file('tests.json'), coverageDir: file('coverage') };
    writeReports(org.catalog, report, { roots: [folder], ...files });
    org.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  const written = (name: string): string => readFileSync(join(folder, 'build', name), 'utf8');

  it('runs what compiles and fails what does not, by name', () => {
    assert.equal(outcome('HalverTest.halves'), 'passed');
    assert.match(problems.join('\n'), /Broken\.cls:1:\d+: Variable does not exist: Nowhere/);
    assert.match(outcome('BrokenTest.runs'), /^The class does not compile: 5:\d+: /);
    assert.match(outcome('LateTest.namesTheBrokenClass'), /Broken\.cls does not compile: 1:\d+: /);
    assert.match(outcome('LateTest.savesWhatHasABrokenTrigger'), /ContactTrigger\.trigger does not compile/);
  });

  it('shows message, stack, file, line and source of a failure', () => {
    const failed = report.results.find((result) => result.methodName === 'failsInside');
    assert.equal(failed?.message, 'System.IllegalArgumentException: odd: 3');
    assert.equal(failed?.file, `${CLASSES}/Halver.cls`);
    assert.equal(failed?.line, 4);
    assert.equal(failed?.source, "throw new IllegalArgumentException('odd: ' + value);");
    assert.equal(
      failed?.stackTrace,
      'Class.Halver.half: line 4, column 1\nClass.HalverTest.failsInside: line 9, column 1',
    );
  });

  it('refuses SeeAllData', () => {
    assert.match(outcome('HalverTest.seesAll'), /SeeAllData=true is not supported/);
  });

  it('writes JUnit and JSON', () => {
    assert.match(written('junit.xml'), /<testsuites tests="6" failures="5"/);
    assert.match(written('junit.xml'), /Halver\.cls:4: throw new/);
    const json = JSON.parse(written('tests.json')) as TestReport;
    assert.equal(json.passed, 1);
    assert.equal(json.results.length, 6);
  });

  it('writes coverage as LCOV and HTML', () => {
    const lcov = written('coverage/lcov.info');
    assert.ok(lcov.includes(`SF:${join(folder, CLASSES, 'Halver.cls')}\n`), lcov);
    assert.match(lcov, /DA:3,2\nDA:4,1\nDA:6,1\nDA:9,0\n/);
    assert.match(lcov, /LF:4\nLH:3\nend_of_record/);
    const html = written('coverage/index.html');
    assert.match(html, /<h1>75 % of all lines are covered<\/h1>/);
    assert.match(html, /<tr class="no"><td>9<\/td><td>0<\/td>/);
  });
});

describe('local-org test --watch', () => {
  it('runs again when a file changes', async () => {
    const folder = makeProject();
    const args = ['--import', 'tsx', CLI, 'test', folder, '--filter', 'HalverTest.halves', '--watch'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const shown = async (pattern: RegExp): Promise<void> => {
      const deadline = Date.now() + WITHIN_MS;
      while (!pattern.test(output)) {
        assert.ok(child.exitCode === null && Date.now() < deadline, output);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    try {
      await shown(/1 passed, 0 failed/);
      const file = join(folder, CLASSES, 'Halver.cls');
      writeFileSync(file, readFileSync(file, 'utf8').replace('value / 2', 'value'));
      await shown(/0 passed, 1 failed/);
      assert.match(output, /Expected: 2, Actual: 4/);
    } finally {
      child.kill();
      rmSync(folder, { recursive: true });
    }
  });
});
