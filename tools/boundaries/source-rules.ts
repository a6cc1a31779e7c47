import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { type AreaName, areaNames, areas, environmentReaders, fixedFiles, type Role, roles } from '../../areas.ts';
import { isRulesFile } from './import-rules.ts';
import type { Violation } from './violation.ts';

/**
 * What an import cannot show: SQL in a string, the clock, the environment, the names of files. Each rule looks at one parsed source
 * and says what it found.
 */
export interface SourceRule {
  name: string;
  reason: string;
  appliesTo(file: string): boolean;
  find(source: ts.SourceFile, file: string, root: string): string[];
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.startsWith('test/');
const isProduction = (file: string): boolean => /^(?:server|contract|web|widget|samples)\//.test(file) && !isTest(file);
const isToolbox = (file: string): boolean => areaNames.some((name) => areas[name].toolbox && file.startsWith(`server/${name}/`));
const roleOf = (file: string): string | undefined => path.basename(file).match(/^[^.]+\.([^.]+)\.ts$/)?.[1];
const mayHoldSql = (file: string): boolean => isToolbox(file) || roles[roleOf(file) as Role]?.sql === true || /\/makers\.ts$/.test(file);

const eachNode = (source: ts.SourceFile, visit: (node: ts.Node) => string | undefined): string[] => {
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    const text = visit(node);
    if (text !== undefined) found.push(`line ${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}: ${text}`);
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
};

/** `Date.now` for the expression Date.now, `now` for a bare name. */
const dotted = (node: ts.Expression): string | undefined => {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) {
    const left = dotted(node.expression);
    return left === undefined ? undefined : `${left}.${node.name.text}`;
  }
  return undefined;
};

const clocks = new Set([
  'Date.now',
  'Math.random',
  'crypto.randomUUID',
  'randomUUID',
  'DateTime.now',
  'DateTime.utc',
  'DateTime.local',
  'Temporal.Now.instant',
]);

/** Measuring how long something took is not a rule's business, but an action or a job may. */
const stopwatches = new Set(['performance.now', 'process.hrtime', 'process.hrtime.bigint']);

/** Any of these with arguments makes a date from what it is given, which is fine: without, it asks the clock. */
const asksTheClock = (node: ts.Node): string | undefined => {
  if (ts.isNewExpression(node) && dotted(node.expression) === 'Date' && (node.arguments?.length ?? 0) === 0) return 'new Date()';
  if (!ts.isCallExpression(node) || node.arguments.length > 0) return undefined;
  const name = dotted(node.expression);
  return name !== undefined && clocks.has(name) ? `${name}()` : undefined;
};

// Lower or upper case only: "Select a file from the list" is a sentence, not SQL.
const sqlText =
  /^\s*(?:(?:select|SELECT)\s[\s\S]+\s(?:from|FROM)\s|(?:insert into|INSERT INTO|delete from|DELETE FROM|create table|CREATE TABLE|alter table|ALTER TABLE)\s|(?:update|UPDATE)\s+\S+\s+(?:set|SET)\s)/;
const queryBuilders = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'executeQuery']);

const holdsSql = (node: ts.Node): string | undefined => {
  if (ts.isTaggedTemplateExpression(node) && dotted(node.tag) === 'sql') return 'a query in sql`…`';
  if (ts.isPropertyAccessExpression(node) && queryBuilders.has(node.name.text)) return `a query by ${node.name.text}()`;
  if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && sqlText.test(node.text))
    return `SQL in a string: ${node.text.trim().slice(0, 40)}`;
  return undefined;
};

const readsEnvironment = (node: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(node) && dotted(node) === 'process.env') return 'process.env';
  if (ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'env') {
    const from = node.parent.parent.parent.moduleSpecifier;
    if (ts.isStringLiteral(from) && /^(?:node:)?process$/.test(from.text)) return 'env of node:process';
  }
  return undefined;
};

const callsOut = (node: ts.Node): string | undefined => {
  if (!ts.isCallExpression(node)) return undefined;
  const name = dotted(node.expression);
  return name === 'fetch' || name === 'globalThis.fetch' ? 'fetch()' : undefined;
};

const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'service', 'data', 'types'];

/** Which file behind a front door gives this name: undefined when the door makes it itself or does not have it. */
const behindTheDoor = (door: string, name: string): string | undefined => {
  if (!existsSync(door)) return undefined;
  const source = ts.createSourceFile(door, readFileSync(door, 'utf8'), ts.ScriptTarget.Latest);
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const names = statement.exportClause && ts.isNamedExports(statement.exportClause) ? statement.exportClause.elements : [];
    if (names.some((element) => element.name.text === name)) return statement.moduleSpecifier.text;
  }
  return undefined;
};

const verbsThroughDoors = (source: ts.SourceFile, file: string, root: string): string[] =>
  source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    if (!statement.moduleSpecifier.text.endsWith('/index.ts')) return [];
    const { importClause } = statement;
    if (!importClause?.namedBindings || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
    if (!ts.isNamedImports(importClause.namedBindings)) return [`everything of ${statement.moduleSpecifier.text}`];
    const door = path.resolve(root, path.dirname(file), statement.moduleSpecifier.text);
    return importClause.namedBindings.elements
      .filter((element) => !element.isTypeOnly)
      .map((element) => ({ name: (element.propertyName ?? element.name).text }))
      .filter(({ name }) => roleOf(behindTheDoor(door, name) ?? '') !== undefined)
      .map(({ name }) => `${name} of ${statement.moduleSpecifier.getText(source)}`);
  });

/** The kit's dialogs, which leave whoever closes them nowhere. */
const dialogs = new Set(['Modal', 'Drawer']);

const dialogWithoutFocus = (node: ts.Node): string | undefined => {
  if (ts.isJsxSelfClosingElement(node)) return dialogs.has(node.tagName.getText()) ? `<${node.tagName.getText()}>` : undefined;
  if (!ts.isJsxElement(node) || !dialogs.has(node.openingElement.tagName.getText())) return undefined;
  const hasFocus = node.children.some((child) => ts.isJsxSelfClosingElement(child) && child.tagName.getText() === 'DialogFocus');
  return hasFocus ? undefined : `<${node.openingElement.tagName.getText()}>`;
};

/** What a page shows at one moment. */
const glances = new Set(['count', 'innerText', 'allInnerTexts', 'textContent', 'inputValue', 'isChecked', 'isVisible', 'isEnabled']);

const expectsAtOnce = (node: ts.Node): string | undefined => {
  if (!ts.isCallExpression(node) || dotted(node.expression) !== 'expect') return undefined;
  const [read] = node.arguments;
  if (!read || !ts.isAwaitExpression(read) || !ts.isCallExpression(read.expression)) return undefined;
  const call = read.expression.expression;
  const name = ts.isPropertyAccessExpression(call) ? call.name.text : call.getText();
  return glances.has(name) || name === 'readRows' ? `expect(await … ${name}())` : undefined;
};

/** Folders beside the areas that have a meaning of their own. */
const extraFolders: Record<string, readonly string[]> = { contract: ['playbook'], server: [], web: ['assets', 'public'] };

export const sourceRules: readonly SourceRule[] = [
  {
    name: 'environment-read-in-one-place',
    reason: `Only ${environmentReaders.join(' and ')} read the environment; everything else is told by argument.`,
    appliesTo: (file) => isProduction(file) && !environmentReaders.some((reader) => reader === file),
    find: (source) => eachNode(source, readsEnvironment),
  },
  {
    name: 'time-is-an-argument',
    reason: 'Take the time from the scope (`scope.now`) or from an argument, and chance from a seed: otherwise nobody can test it.',
    appliesTo: (file) => !isTest(file) && /^(?:contract\/|server\/[^/]+\/)/.test(file) && !isToolbox(file) && !/\/makers\.ts$/.test(file),
    find: (source) => eachNode(source, asksTheClock),
  },
  {
    name: 'rules-measure-no-time',
    reason: 'How long something takes is measured by whoever calls the rule.',
    appliesTo: (file) => isRulesFile(file) || (file.startsWith('contract/') && !isTest(file)),
    find: (source) =>
      eachNode(source, (node) => {
        const name = ts.isCallExpression(node) ? dotted(node.expression) : undefined;
        return name !== undefined && stopwatches.has(name) ? `${name}()` : undefined;
      }),
  },
  {
    name: 'sql-in-its-place',
    reason: 'SQL belongs into *.store.ts (own tables) or *.query.ts (reads for screens).',
    appliesTo: (file) => isProduction(file) && file.startsWith('server/') && !mayHoldSql(file),
    find: (source) => eachNode(source, holdsSql),
  },
  {
    name: 'calls-out-by-the-platform',
    reason: 'Calls to the outside go through the platform, which sets limits and refuses private addresses.',
    appliesTo: (file) => isProduction(file) && file.startsWith('server/') && !isToolbox(file),
    find: (source) => eachNode(source, callsOut),
  },
  {
    name: 'rules-take-rules-from-doors',
    reason: 'A rules file may take types and rules through the front door of another area, no verbs and no queries.',
    appliesTo: isRulesFile,
    find: verbsThroughDoors,
  },
  {
    name: 'dialogs-give-focus-back',
    reason: 'Put <DialogFocus /> first into the dialog: its field has the keyboard at once, and whoever closes it stands where they stood.',
    appliesTo: (file) => isProduction(file) && file.endsWith('.tsx'),
    find: (source) => eachNode(source, dialogWithoutFocus),
  },
  {
    name: 'journeys-look-again',
    reason: 'A page shows what it shows a moment later on a slow machine: await eventually(() => …).',
    appliesTo: (file) => file.startsWith('test/journeys/'),
    find: (source) => eachNode(source, expectsAtOnce),
  },
  {
    name: 'known-roles',
    reason: `The word after the dot is one of ${Object.keys(roles).join(', ')}. Add one to areas.ts when none fits.`,
    appliesTo: (file) => /^server\/[^/]+\//.test(file) && !isTest(file) && !isToolbox(file),
    find: (_source, file) => {
      const role = roleOf(file);
      return role === undefined || role in roles ? [] : [`.${role}.ts`];
    },
  },
  {
    name: 'known-areas',
    reason: 'Folders of contract, server and web are areas: add yours to areas.ts.',
    appliesTo: (file) => /^(?:contract|server|web)\/[^/]+\//.test(file),
    find: (_source, file) => {
      const [home = '', folder = ''] = file.split('/');
      return areaNames.includes(folder as AreaName) || extraFolders[home]?.includes(folder) ? [] : [`${home}/${folder}/`];
    },
  },
  {
    name: 'names-that-say-something',
    reason: 'Name the file after the noun that hides in it.',
    appliesTo: () => true,
    find: (_source, file) => {
      const name = path.basename(file).split('.')[0] ?? '';
      return emptyNames.includes(name.toLowerCase()) && !(name in fixedFiles) ? [path.basename(file)] : [];
    },
  },
];

/** Holds the text of `sources` against the rules that imports cannot show. */
export const inspectSources = (root: string, sources: readonly string[]): Violation[] =>
  sources.flatMap((file) => {
    const applying = sourceRules.filter((rule) => rule.appliesTo(file));
    if (applying.length === 0) return [];
    const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    return applying.flatMap((rule) =>
      rule.find(source, file, root).map((found) => ({ rule: rule.name, file, found, reason: rule.reason })),
    );
  });
