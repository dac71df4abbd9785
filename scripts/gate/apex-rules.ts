import { join, relative } from 'node:path';
import { ROOT } from '../check/command.ts';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow, SOURCE } from './files.ts';
import { report, type Finding } from './findings.ts';
import { fromTools } from './install.ts';
import { findJava, withoutJava } from './java.ts';

/** Rules of PMD and Graph Engine that are left out, with the reason. Everything else that applies to Apex is an error. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  AvoidBooleanMethodParameters: 'DTO setters and engine inputs take Booleans by nature',
  ExcessivePublicCount: 'typed DTOs consist of public fields',
  TooManyFields: 'typed DTOs consist of public fields',
  NcssTypeCount: 'length limits are 400 lines a class and 30 lines a method (ExcessiveClassLength, NcssMethodCount)',
  NcssCount: 'the same limit as NcssMethodCount with other defaults',
  StdCyclomaticComplexity: 'CyclomaticComplexity is its successor',
  UnimplementedType: 'informational rule of the Graph Engine',
  ApexUnitTestClassShouldHaveRunAs: 'pure engine tests have no user; controller tests are reviewed for runAs',
  AvoidNonRestrictiveQueries: 'flags bounded aggregates; query budgets are asserted by tests',
  FieldDeclarationsShouldBeAtStart:
    'static constants stand beside the methods that use them in no class; property order is free',
};

interface Violation {
  getRule(): { getName(): string; getEngineName(): string };
  getMessage(): string;
  getPrimaryLocation(): { getFile(): string | undefined; getStartLine(): number | undefined };
}
interface RuleSelection {
  getRulesFor(engine: string): readonly { getName(): string; getTags(): readonly string[] }[];
  getCount(): number;
}
interface CodeAnalyzer {
  addEnginePlugin(plugin: unknown): Promise<void>;
  createWorkspace(paths: readonly string[]): Promise<unknown>;
  selectRules(selectors: readonly string[], options: object): Promise<RuleSelection>;
  run(rules: RuleSelection, options: object): Promise<{ getViolations(): readonly Violation[] }>;
}
interface Core {
  CodeAnalyzer: new (config: unknown) => CodeAnalyzer;
  CodeAnalyzerConfig: { fromObject(config: object): unknown };
}
interface EngineModule {
  createEnginePlugin(): unknown;
}

export const apexRules = engine('apex rules', 'pmd');
export const apexPaths = engine('apex paths', 'sfge');

function engine(name: string, id: 'pmd' | 'sfge'): Part {
  return {
    name,
    kind: 'gate',
    async run(): Promise<PartResult> {
      const java = await findJava();
      if (java === null) return withoutJava();
      const { CodeAnalyzer, CodeAnalyzerConfig } = await fromTools<Core>('tools', '@salesforce/code-analyzer-core');
      const { createEnginePlugin } = await fromTools<EngineModule>('tools', `@salesforce/code-analyzer-${id}-engine`);
      const analyzer = new CodeAnalyzer(
        CodeAnalyzerConfig.fromObject({
          config_root: ROOT,
          log_folder: join(ROOT, 'build'),
          engines: { [id]: java === 'java' ? {} : { java_command: java } },
        }),
      );
      await analyzer.addEnginePlugin(createEnginePlugin());
      const workspace = await analyzer.createWorkspace([join(ROOT, 'force-app')]);
      const all = await analyzer.selectRules([id], { workspace });
      const wanted = all
        .getRulesFor(id)
        .filter((rule) => rule.getTags().includes('Apex') && !(rule.getName() in LEFT_OUT))
        .map((rule) => `${id}:${rule.getName()}`);
      const rules = await analyzer.selectRules(wanted, { workspace });
      const result = await analyzer.run(rules, { workspace });
      const files = (await filesBelow(SOURCE, /\.(cls|trigger)$/)).length;
      return report(files, result.getViolations().map(toFinding), `${rules.getCount()} rules`);
    },
  };
}

function toFinding(violation: Violation): Finding {
  const location = violation.getPrimaryLocation();
  return {
    file: relative(ROOT, location.getFile() ?? ROOT),
    line: location.getStartLine() ?? 0,
    rule: violation.getRule().getName(),
    message: violation.getMessage().split('\n')[0] ?? '',
  };
}
