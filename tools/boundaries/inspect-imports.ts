import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { type ImportRule, importRules } from './import-rules.ts';
import type { Violation } from './violation.ts';

/** How dependency-cruiser is asked to look, whoever asks. */
export const cruiseOptions: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(?:^|/)(?:build|data|coverage)/' },
  // Imports of types count: a type is knowledge too.
  tsPreCompilationDeps: true,
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
};

/**
 * Holds the imports of `sources` against the rules.
 *
 * `looked` are the sources that were really parsed. With a TypeScript that it does not support, dependency-cruiser sees no TypeScript
 * file at all and finds nothing wrong, so whoever asks must compare the two lists.
 */
export const inspectImports = async (
  root: string,
  sources: readonly string[],
  rules: ImportRule[] = importRules(),
): Promise<{ violations: Violation[]; looked: string[] }> => {
  if (sources.length === 0) return { violations: [], looked: [] };
  const result = await cruise([...sources], { ...cruiseOptions, baseDir: root, validate: true, ruleSet: { forbidden: rules } });
  const { modules, summary } = result.output as ICruiseResult;
  const reasons = new Map(rules.map((rule) => [rule.name, rule.comment]));
  const wanted = new Set(sources);
  return {
    looked: modules.map((module) => module.source).filter((source) => wanted.has(source)),
    violations: summary.violations.map((violation) => ({
      rule: violation.rule.name,
      file: violation.from,
      found: violation.cycle ? violation.cycle.map((step) => step.name).join(' → ') : violation.to,
      reason: reasons.get(violation.rule.name) ?? '',
    })),
  };
};
