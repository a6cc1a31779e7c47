// One chunk of rows becomes records: everything in the caller's transaction, in a handful of statements, or, in a dry run, nothing at all.
import { createHash } from 'node:crypto';
import type { AccountReference, PersonReference, ProblemReference } from '../../contract/exchange/field.ts';
import type { ImportCounts, RowProblem } from '../../contract/exchange/import.ts';
import type { Mapping } from '../../contract/exchange/mapping.ts';
import { findField, kindRules, type MappedRecord, type RecordKind } from '../../contract/exchange/record-kind.ts';
import {
  findMembersByEmail,
  type ImportFields,
  type ImportKind,
  type ImportOutcome,
  type Match,
  matchAccounts,
  matchExternalIds,
  matchPersons,
  type ImportRow as RecordImport,
  type RecordReference,
  refKey,
  upsertRecords,
} from '../people/index.ts';
import type { Fact } from '../platform/action.ts';
import type { Scope } from '../platform/scope.ts';
import {
  createOrAttachProblems,
  type EvidenceImport,
  type EvidenceRow,
  type LinkImport,
  linkMany,
  lockImportedEvidence,
  type ProblemImport,
  type ProblemWish,
  upsertEvidence,
  upsertProblems,
  type Written,
} from '../problems/index.ts';
import type { CheckMemory } from './check-memory.ts';
import { findMemories } from './ledger.store.ts';
import { ChunkLedger, type Memory, mergedFields, type NewProblemRow } from './ledger.ts';
import type { MappableRow, MappedRow } from './mapping/index.ts';
import { derivedId, noticeOf, problemKey, referenceKey } from './row.ts';

/** What an import does with each row. */
export type BringPlan = {
  kind: RecordKind;
  mapping: Mapping;
  productId: string | null;
  map: (row: MappableRow) => MappedRow;
};

/** A row of the file with what the mapping makes of it. */
export type ReadRow = { row: MappableRow; mapped: MappedRow };

export type Brought = {
  counts: ImportCounts;
  problems: RowProblem[];
  ledger: ChunkLedger;
  made: NewProblemRow[];
  /** Problems that rows name and that stood before this chunk. */
  named: { key: string; rows: number }[];
  facts: Fact[];
};

/** The bulk verbs of the areas take so many at once. */
const atOnce = 500;

/** One row on its way. Shape   id: of its record, when it is stored (in a dry run: perhaps a new one). */
type Item = {
  row: MappedRow;
  record: Record<string, unknown>;
  externalId: string | null;
  refused: boolean;
  accountId?: string | null;
  personId?: string | null;
  stewardId?: string | null;
  problemIds: string[];
  id?: string;
};

/**
 * Brings a chunk of at most 500 rows.
 *
 * Shape   `memory`: a dry run; it knows what the chunks before would have made. Without it everything is written.
 * Errors  none for a row: it becomes a row problem and the others go on.
 */
export async function bringRows(scope: Scope, plan: BringPlan, rows: readonly ReadRow[], memory?: CheckMemory): Promise<Brought> {
  const chunk = new Chunk(scope, plan, memory);
  const items = chunk.take(rows);
  await chunk.findStewards(items);
  await chunk.findAccounts(items);
  await chunk.findPersons(items);
  await chunk.findProblems(items);
  const ready = items.filter((item) => !item.refused);
  if (plan.kind === 'evidence') await chunk.bringEvidence(ready);
  else if (plan.kind === 'problem') await chunk.bringProblems(ready);
  else await chunk.bringRecords(plan.kind, ready);
  return chunk.brought();
}

class Chunk {
  readonly #scope: Scope;
  readonly #plan: BringPlan;
  readonly #memory: CheckMemory | undefined;
  readonly #how: { writes: boolean };
  readonly #ledger = new ChunkLedger();
  readonly #problems: RowProblem[] = [];
  readonly #facts: Fact[] = [];
  readonly #made = new Map<string, NewProblemRow>();
  /** Evidence that this chunk made. */
  readonly #fresh = new Set<string>();
  readonly #named = new Map<string, number>();
  readonly #counts: ImportCounts = {
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    refused: 0,
    kept: 0,
    problemsCreated: 0,
    accountsCreated: 0,
    personsCreated: 0,
    warnings: 0,
  };

  constructor(scope: Scope, plan: BringPlan, memory: CheckMemory | undefined) {
    this.#scope = scope;
    this.#plan = plan;
    this.#memory = memory;
    this.#how = { writes: memory === undefined };
  }

  brought(): Brought {
    this.#counts.warnings = this.#problems.filter(({ severity }) => severity === 'warning').length;
    this.#problems.sort((a, b) => a.line - b.line);
    return {
      counts: this.#counts,
      problems: this.#problems,
      ledger: this.#ledger,
      made: [...this.#made.values()],
      named: [...this.#named].map(([key, count]) => ({ key, rows: count })),
      facts: this.#facts,
    };
  }

  take(rows: readonly ReadRow[]): Item[] {
    const items: Item[] = [];
    for (const { row, mapped } of rows) {
      this.#counts.rows++;
      this.#problems.push(...mapped.problems);
      if (mapped.skipped) this.#counts.skipped++;
      else if (mapped.record) {
        const record = mapped.record as Record<string, unknown>;
        const own = typeof record['externalId'] === 'string' ? record['externalId'] : null;
        items.push({
          row: mapped,
          record,
          externalId: own ?? derivedId(this.#plan.kind, this.#plan.mapping, row),
          refused: false,
          problemIds: [],
        });
      } else this.#counts.refused++;
    }
    return items;
  }

  #columnOf(field: string): string | null {
    const source = this.#plan.mapping.fields[field]?.sources.find((one) => one.is === 'column' || one.is === 'lookup');
    return source && 'column' in source ? source.column : null;
  }

  #warn(item: Item, field: string | null, code: string, message: string): void {
    const column = field === null ? null : this.#columnOf(field);
    this.#problems.push({ line: item.row.line, column, field, code, message, severity: 'warning' });
  }

  #refuse(item: Item, field: string | null, code: string, message: string): void {
    if (item.refused) return;
    item.refused = true;
    this.#counts.refused++;
    const column = field === null ? null : this.#columnOf(field);
    this.#problems.push({ line: item.row.line, column, field, code, message, severity: 'error' });
  }

  // What rows refer to

  async findStewards(items: readonly Item[]): Promise<void> {
    const named = items.filter((item) => 'steward' in item.record);
    if (named.length === 0) return;
    const emails = new Set(
      named.flatMap((item) => (typeof item.record['steward'] === 'string' ? [item.record['steward'].toLowerCase()] : [])),
    );
    const members = await findMembersByEmail(this.#scope, [...emails]);
    for (const item of named) {
      const email = item.record['steward'];
      if (typeof email !== 'string') item.stewardId = null;
      else {
        const id = members.get(email.toLowerCase());
        if (id !== undefined) item.stewardId = id;
        else
          this.#warn(item, 'steward', 'member_not_found', `Nobody here has the address ${email}; the record has no steward from this row.`);
      }
    }
  }

  async findAccounts(items: readonly Item[]): Promise<void> {
    const named = items.filter((item) => 'account' in item.record);
    const references = named.flatMap((item) => (item.record['account'] === null ? [] : [item.record['account'] as AccountReference]));
    const matches = await this.#match('account', references, matchAccounts);
    const missing = new Map<string, AccountReference>();
    for (const item of named) {
      const reference = item.record['account'] as AccountReference | null;
      if (reference === null) item.accountId = null;
      else this.#settle(item, 'account', reference, matches, missing);
    }
    await this.#create('account', named, missing, (reference) => ({
      name: reference.value,
      ...(reference.by === 'domain' ? { domains: [reference.value.toLowerCase()] } : {}),
    }));
  }

  async findPersons(items: readonly Item[]): Promise<void> {
    const named = items.filter((item) => 'person' in item.record);
    const references = named.flatMap((item) => (item.record['person'] === null ? [] : [item.record['person'] as PersonReference]));
    const matches = await this.#match('person', references, matchPersons);
    const missing = new Map<string, PersonReference>();
    for (const item of named) {
      const reference = item.record['person'] as PersonReference | null;
      if (reference === null) item.personId = null;
      else this.#settle(item, 'person', reference, matches, missing);
    }
    await this.#create('person', named, missing, (reference) => {
      if (reference.by === 'email') return { email: reference.value };
      return reference.by === 'name' ? { name: reference.value } : {};
    });
  }

  async #match(
    kind: 'account' | 'person',
    references: readonly (AccountReference | PersonReference)[],
    find: (scope: Scope, references: readonly RecordReference[]) => Promise<Match[]>,
  ): Promise<Map<string, Match>> {
    if (references.length === 0) return new Map();
    const unique = new Map(references.map((one) => [referenceKey(kind, one, this.#plan.mapping), one]));
    const found = await find(
      this.#scope,
      [...unique.values()].map((one) => ({ by: one.by, value: one.value, source: one.source ?? this.#plan.mapping.source })),
    );
    return new Map([...unique.keys()].map((key, index) => [key, found[index] ?? null]));
  }

  #settle<R extends AccountReference | PersonReference>(
    item: Item,
    kind: 'account' | 'person',
    reference: R,
    matches: ReadonlyMap<string, Match>,
    missing: Map<string, R>,
  ): void {
    const key = referenceKey(kind, reference, this.#plan.mapping);
    const match = matches.get(key) ?? null;
    if (match === 'ambiguous')
      this.#refuse(item, kind, `${kind}_ambiguous`, `Several ${kind}s have the ${noticeOf(reference)}: name it by its external id.`);
    else if (match !== null) item[`${kind}Id`] = match.id;
    else if (reference.whenMissing === 'create') missing.set(key, reference);
    else if (reference.whenMissing === 'refuse')
      this.#refuse(item, kind, `${kind}_not_found`, `There is no ${kind} with the ${noticeOf(reference)}. Import ${kind}s first.`);
    else this.#warn(item, kind, `${kind}_not_found`, `There is no ${kind} with the ${noticeOf(reference)}; it is left out.`);
  }

  /** Makes the accounts or persons that rows name and that are not there, and gives them to those rows. */
  async #create<K extends 'account' | 'person', R extends AccountReference | PersonReference>(
    kind: K,
    items: readonly Item[],
    missing: ReadonlyMap<string, R>,
    fieldsOf: (reference: R) => ImportFields[K],
  ): Promise<void> {
    if (missing.size === 0) return;
    // A row that is refused for another reason makes nobody.
    const wanted = new Map(
      items.flatMap((item) => {
        const reference = item.record[kind] as R | null | undefined;
        const key = reference && !item.refused ? referenceKey(kind, reference, this.#plan.mapping) : '';
        const one = missing.get(key);
        return one === undefined ? [] : [[key, one] as const];
      }),
    );
    const rows = [...wanted.values()].map(
      (reference): RecordImport<K> => ({
        ...(reference.by === 'externalId'
          ? { externalRef: { source: reference.source ?? this.#plan.mapping.source, externalId: reference.value } }
          : {}),
        fields: fieldsOf(reference),
      }),
    );
    const outcomes = await this.#upsert(kind, rows);
    const ids = new Map<string, string>();
    for (const [index, key] of [...wanted.keys()].entries()) {
      const outcome = outcomes[index];
      if (!outcome || outcome.outcome === 'refused') continue;
      ids.set(key, outcome.id);
      if (this.#note(kind, outcome, rows[index]?.fields ?? {}, null) === 'created' && !this.#memory?.seen(`${kind} ${key}`))
        this.#counts[kind === 'account' ? 'accountsCreated' : 'personsCreated']++;
      this.#memory?.see(`${kind} ${key}`);
    }
    for (const item of items) {
      const reference = item.record[kind] as R | null | undefined;
      const id = reference ? ids.get(referenceKey(kind, reference, this.#plan.mapping)) : undefined;
      if (id !== undefined && item[`${kind}Id`] === undefined) item[`${kind}Id`] = id;
    }
  }

  async findProblems(items: readonly Item[]): Promise<void> {
    const { productId, mapping } = this.#plan;
    const named = items.filter((item) => !item.refused && Array.isArray(item.record['problems']));
    if (named.length === 0 || productId === null) return;
    const wishes = new Map<string, ProblemReference>();
    const rowsOf = new Map<string, number>();
    for (const item of named)
      for (const reference of item.record['problems'] as ProblemReference[]) {
        const key = problemKey(reference, mapping);
        if (!wishes.has(key)) wishes.set(key, reference);
        rowsOf.set(key, (rowsOf.get(key) ?? 0) + 1);
      }
    const ids = await this.#attach(productId, wishes, rowsOf);
    for (const item of named)
      for (const reference of item.record['problems'] as ProblemReference[]) {
        const id = ids.get(problemKey(reference, mapping));
        if (id !== undefined) {
          if (!item.problemIds.includes(id)) item.problemIds.push(id);
        } else if (reference.whenMissing === 'refuse')
          this.#refuse(item, 'problems', 'problem_not_found', `There is no problem “${reference.title}”.`);
        else this.#warn(item, 'problems', 'problem_not_found', `There is no problem “${reference.title}”; the row is not attached to it.`);
      }
  }

  async #attach(
    productId: string,
    wishes: ReadonlyMap<string, ProblemReference>,
    rowsOf: ReadonlyMap<string, number>,
  ): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    const toMake: [string, ProblemReference][] = [];
    const toFind: [string, ProblemReference][] = [];
    for (const entry of wishes) (entry[1].whenMissing === 'create' ? toMake : toFind).push(entry);
    for (const [entries, how] of [
      [toMake, this.#how],
      // Without leave to make one, only look.
      [toFind, { writes: false }],
    ] as const) {
      for (let from = 0; from < entries.length; from += atOnce) {
        const part = entries.slice(from, from + atOnce);
        const found = await createOrAttachProblems(
          this.#scope,
          productId,
          part.map(([, reference]): ProblemWish => wishOf(reference, this.#plan.mapping)),
          how,
        );
        for (const [index, [key, reference]] of part.entries()) {
          const one = found[index];
          if (!one || (one.created && reference.whenMissing !== 'create')) continue;
          ids.set(key, one.id);
          this.#noteProblem(key, reference, one, rowsOf.get(key) ?? 0);
        }
      }
    }
    return ids;
  }

  #noteProblem(key: string, reference: ProblemReference, found: { id: string; created: boolean; version: number }, rows: number): void {
    const isNew = found.created && !this.#memory?.seen(`problem ${key}`);
    if (isNew) {
      this.#counts.problemsCreated++;
      this.#made.set(key, { key, title: reference.title, externalId: reference.externalId ?? null, rows });
      this.#memory?.see(`problem ${key}`);
    } else this.#named.set(key, rows);
    if (found.created) this.#ledger.noteCreated({ kind: 'problem', id: found.id, version: found.version, fields: {} });
  }

  // The rows' own records

  async #upsert<K extends ImportKind>(
    kind: K,
    rows: readonly RecordImport<K>[],
    knownRefs?: ReadonlyMap<string, string>,
  ): Promise<ImportOutcome[]> {
    if (rows.length === 0) return [];
    const { outcomes, facts } = await upsertRecords(this.#scope, kind, rows, { ...this.#how, knownRefs });
    this.#facts.push(...facts);
    return outcomes;
  }

  /** Takes what became of a record into the ledger. */
  #note(
    kind: ImportKind,
    outcome: Exclude<ImportOutcome, { outcome: 'refused' }>,
    fields: object,
    last: Memory | null,
  ): 'created' | 'updated' | 'unchanged' {
    const record = {
      kind,
      id: outcome.id,
      version: outcome.version,
      fields: mergedFields(last?.fields ?? {}, storable(fields, outcome.kept)),
    };
    if (outcome.outcome === 'created' && !this.#ledger.isNew(outcome.id)) {
      this.#ledger.noteCreated(record);
      return 'created';
    }
    if (outcome.outcome === 'unchanged') return 'unchanged';
    this.#ledger.noteUpdated(record, outcome.before, last);
    return 'updated';
  }

  async bringRecords(kind: ImportKind, items: readonly Item[]): Promise<void> {
    const rows = items.map((item): RecordImport => importOf(kind, item, this.#plan));
    // Pairs are asked for as a whole, with their external ids.
    const knownRefs = kind === 'membership' || kind === 'stakeholder_role' ? undefined : new Map<string, string>();
    const known = await this.#knownIds(kind, items, rows, knownRefs);
    const chosen = this.#byMode(items, rows, known);
    const memories = await findMemories(this.#scope, [...known.values()]);
    const imports = chosen.map(({ item, row }): RecordImport => {
      const id = known.get(item);
      const last = id === undefined ? undefined : memories.get(id);
      return last ? { ...row, lastImported: last.fields as RecordImport['lastImported'] } : row;
    });
    const outcomes = await this.#upsert(kind, imports as RecordImport<typeof kind>[], knownRefs);
    for (const [index, { item, row }] of chosen.entries()) {
      const outcome = outcomes[index];
      if (!outcome) continue;
      if (outcome.outcome === 'refused') {
        const field = outcome.field?.replace(/Id$/, '') ?? null;
        this.#refuse(item, field, outcome.code, outcome.message);
        continue;
      }
      item.id = outcome.id;
      this.#count(item, this.#note(kind, outcome, row.fields, memories.get(outcome.id) ?? null), outcome.kept);
      const parent = item.record['parent'] as AccountReference | null | undefined;
      if (parent) this.#ledger.parents.push({ line: item.row.line, accountId: outcome.id, parent });
    }
    const stored = items.filter((item) => item.id !== undefined && !item.refused);
    if (kind === 'person') await this.#bringMemberships(stored);
    if (kind === 'deal') await this.#bringSalesEvidence(stored);
    if (this.#memory && kind === 'account')
      for (const item of stored) this.#memory.seeAccount(item.record, item.externalId, this.#plan.mapping);
  }

  #count(item: Item, outcome: 'created' | 'updated' | 'unchanged', kept: readonly string[]): void {
    let became = outcome;
    if (this.#memory && item.externalId !== null) {
      const key = `${this.#plan.kind} row ${item.externalId}`;
      if (became === 'created' && this.#memory.seen(key)) became = 'updated';
      this.#memory.see(key);
    }
    this.#counts[became]++;
    this.#counts.kept += kept.length;
    for (const name of kept) {
      const field = name.replace(/Id$/, '');
      const label = findField(this.#plan.kind, field)?.label ?? field;
      this.#warn(item, field, 'member_edit_kept', `A member changed “${label}” after the last import; what they wrote stays.`);
    }
  }

  /** Which record each row means, as far as it is stored already; what external ids say of it is noted in `knownRefs`. */
  async #knownIds(
    kind: ImportKind,
    items: readonly Item[],
    rows: readonly RecordImport[],
    knownRefs: Map<string, string> | undefined,
  ): Promise<Map<Item, string>> {
    const known = new Map<Item, string>();
    if (kind === 'membership' || kind === 'stakeholder_role') {
      // Found by their pair, which only people knows how to compare.
      const { outcomes } = await upsertRecords(this.#scope, kind, rows as RecordImport<typeof kind>[], { writes: false });
      for (const [index, outcome] of outcomes.entries()) {
        const item = items[index];
        if (item && outcome.outcome !== 'refused' && outcome.outcome !== 'created') known.set(item, outcome.id);
      }
      return known;
    }
    const withRef = items.flatMap((item, index) => {
      const ref = rows[index]?.externalRef;
      return ref ? [{ item, ref }] : [];
    });
    const ids = await matchExternalIds(
      this.#scope,
      kind,
      withRef.map(({ ref }) => ref),
    );
    for (const [index, { item, ref }] of withRef.entries()) {
      const id = ids[index];
      if (!id) continue;
      known.set(item, id);
      knownRefs?.set(refKey(ref), id);
    }
    if (kind === 'person') {
      const byEmail = items.filter((item) => !known.has(item) && typeof item.record['email'] === 'string');
      const matches = await matchPersons(
        this.#scope,
        byEmail.map((item) => ({ by: 'email' as const, value: String(item.record['email']) })),
      );
      for (const [index, item] of byEmail.entries()) {
        const match = matches[index];
        if (match && match !== 'ambiguous') known.set(item, match.id);
      }
    }
    return known;
  }

  /** `create_only` passes over what is there, `update_only` refuses what is not. */
  #byMode<R>(items: readonly Item[], rows: readonly R[], known: ReadonlyMap<Item, unknown>): { item: Item; row: R }[] {
    const { mode } = this.#plan.mapping;
    return items.flatMap((item, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      const isKnown = known.has(item) || (this.#memory?.seen(`${this.#plan.kind} row ${item.externalId}`) ?? false);
      if (mode === 'create_only' && isKnown) {
        this.#counts.skipped++;
        return [];
      }
      if (mode === 'update_only' && !isKnown) {
        const { label } = kindRules[this.#plan.kind];
        this.#refuse(item, 'externalId', 'record_not_found', `There is no ${label.toLowerCase()} with the external id ${item.externalId}.`);
        return [];
      }
      return [{ item, row }];
    });
  }

  /** A person's account and title make a membership. */
  async #bringMemberships(items: readonly Item[]): Promise<void> {
    const members = items.filter((item) => typeof item.accountId === 'string');
    const rows = members.map(
      (item): RecordImport<'membership'> => ({
        fields: {
          personId: item.id ?? null,
          accountId: item.accountId ?? null,
          ...('title' in item.record ? { title: item.record['title'] as string | null } : {}),
        },
      }),
    );
    if (rows.length === 0) return;
    const probe = await upsertRecords(this.#scope, 'membership', rows, { writes: false });
    const ids = probe.outcomes.flatMap((one) => (one.outcome === 'refused' || one.outcome === 'created' ? [] : [one.id]));
    const memories = await findMemories(this.#scope, ids);
    const withLast = rows.map((row, index) => {
      const one = probe.outcomes[index];
      const last = one && one.outcome !== 'refused' ? memories.get(one.id) : undefined;
      return last ? { ...row, lastImported: last.fields as ImportFields['membership'] } : row;
    });
    const outcomes = await this.#upsert('membership', withLast);
    for (const [index, item] of members.entries()) {
      const outcome = outcomes[index];
      if (outcome?.outcome === 'refused') this.#warn(item, 'account', outcome.code, outcome.message);
      else if (outcome) this.#note('membership', outcome, rows[index]?.fields ?? {}, memories.get(outcome.id) ?? null);
    }
  }

  async bringEvidence(items: readonly Item[]): Promise<void> {
    const { productId } = this.#plan;
    if (productId === null) throw new Error('evidence needs a product');
    const written = await this.#upsertEvidence(
      productId,
      items.map((item) => ({ item, evidence: evidenceOf(item, this.#plan.mapping) })),
      { byMode: true },
    );
    for (const { item, one } of written) {
      item.id = one.id;
      this.#count(item, one.outcome, one.kept);
    }
    await this.#link(written.map(({ item, one }) => ({ item, evidenceId: one.id })));
  }

  async #upsertEvidence(
    productId: string,
    wanted: readonly { item: Item; evidence: EvidenceImport }[],
    how: { byMode: boolean },
  ): Promise<{ item: Item; one: Written<EvidenceRow> }[]> {
    if (wanted.length === 0) return [];
    const keys = wanted.flatMap(({ evidence: { source, externalId } }) => (externalId === null ? [] : [{ source, externalId }]));
    const stored = await lockImportedEvidence(this.#scope, productId, keys);
    const storedOf = ({ source, externalId }: EvidenceImport) => stored.get(`${source}\n${externalId}`);
    const known = new Map(wanted.flatMap(({ item, evidence }) => (storedOf(evidence) ? [[item, true] as const] : [])));
    const items = wanted.map(({ item }) => item);
    const chosen = how.byMode ? this.#byMode(items, wanted, known).map(({ row }) => row) : wanted;
    const memories = await findMemories(
      this.#scope,
      [...stored.values()].map(({ id }) => id),
    );
    const imports = chosen.map(({ evidence }): EvidenceImport => {
      const row = storedOf(evidence);
      if (!row) return evidence;
      const last = rememberedEvidence(memories.get(row.id), row.body);
      return {
        ...evidence,
        // An import that brings one structured field leaves the others.
        ...(evidence.fields ? { fields: { ...row.fields, ...evidence.fields } } : {}),
        ...(last ? { lastImported: last } : {}),
      };
    });
    const written = await upsertEvidence(this.#scope, productId, imports, { ...this.#how, known: stored });
    return chosen.flatMap(({ item, evidence }, index) => {
      const one = written[index];
      if (!one) return [];
      const last = memories.get(one.id) ?? null;
      const { source: _s, externalId: _e, isLinked: _l, ...said } = evidence;
      const record = {
        kind: 'evidence' as const,
        id: one.id,
        version: one.version,
        fields: mergedFields(last?.fields ?? {}, withoutLongText(storable(said, one.kept))),
      };
      if (one.outcome === 'created') {
        const isFirst = !this.#ledger.isNew(one.id);
        this.#ledger.noteCreated(record);
        if (evidence.isLinked) this.#fresh.add(one.id);
        return [{ item, one: isFirst ? one : { ...one, outcome: 'updated' as const } }];
      }
      if (one.outcome === 'updated') this.#ledger.noteUpdated(record, one.before, last);
      return [{ item, one }];
    });
  }

  async #link(evidence: readonly { item: Item; evidenceId: string }[]): Promise<void> {
    if (this.#memory) return;
    const links = evidence.flatMap(({ item, evidenceId }) =>
      item.problemIds.map((problemId): LinkImport => ({ evidenceId, problemId, ...linkValueOf(item) })),
    );
    for (let from = 0; from < links.length; from += atOnce) {
      const written = await linkMany(this.#scope, links.slice(from, from + atOnce), { fresh: this.#fresh });
      for (const link of written)
        if (link.outcome === 'created' || link.outcome === 'updated')
          this.#ledger.noteLink({ evidenceId: link.evidenceId, problemId: link.problemId, value: link.value, before: link.before });
    }
  }

  /** What a deal was won or lost for is said by its account: evidence of kind sales, attached to the problem. */
  async #bringSalesEvidence(items: readonly Item[]): Promise<void> {
    const { productId, mapping } = this.#plan;
    const telling = items.filter((item) => item.problemIds.length > 0);
    if (telling.length === 0 || productId === null) return;
    const wanted = telling.map((item) => ({ item, evidence: salesEvidenceOf(item, mapping, this.#scope.now) }));
    const written = await this.#upsertEvidence(productId, wanted, { byMode: false });
    await this.#link(written.map(({ item, one }) => ({ item, evidenceId: one.id })));
  }

  async bringProblems(items: readonly Item[]): Promise<void> {
    const { productId, mapping } = this.#plan;
    if (productId === null) throw new Error('problems need a product');
    const imports = items.map((item) => problemOf(item, mapping));
    const probe = await createOrAttachProblems(
      this.#scope,
      productId,
      imports.map(({ title, source, externalId }) =>
        externalId === null ? { title } : { title, source: source ?? mapping.source, externalId },
      ),
      { writes: false },
    );
    const known = new Map<Item, string>();
    const made = new Set(probe.flatMap((one) => (one.created ? [one.id] : [])));
    for (const [index, item] of items.entries()) {
      const one = probe[index];
      if (one && !made.has(one.id)) known.set(item, one.id);
    }
    const chosen = this.#byMode(items, imports, known);
    const memories = await findMemories(this.#scope, [...known.values()]);
    const written = await upsertProblems(
      this.#scope,
      productId,
      chosen.map(({ item, row }): ProblemImport => {
        const last = memories.get(known.get(item) ?? '')?.fields as ProblemImport['lastImported'];
        return last ? { ...row, lastImported: last } : row;
      }),
      { changes: true, ...this.#how },
    );
    for (const [index, { item, row }] of chosen.entries()) {
      const one = written[index];
      if (!one) continue;
      const last = memories.get(one.id) ?? null;
      const { source: _s, externalId: _e, ...said } = row;
      const record = {
        kind: 'problem' as const,
        id: one.id,
        version: one.version,
        fields: mergedFields(last?.fields ?? {}, storable(said, one.kept)),
      };
      let { outcome } = one;
      if (outcome === 'created') {
        if (this.#ledger.isNew(one.id)) outcome = 'updated';
        this.#ledger.noteCreated(record);
      } else if (outcome === 'updated') this.#ledger.noteUpdated(record, one.before, last);
      item.id = one.id;
      this.#count(item, outcome, one.kept);
    }
  }
}

/** What is remembered of a row: what it brought, but for fields in which a member's word stands; those stay as they were remembered. */
function storable(fields: object, kept: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== undefined && !kept.includes(name)));
}

function wishOf(reference: ProblemReference, mapping: Mapping): ProblemWish {
  const { title, externalId } = reference;
  return externalId === undefined ? { title } : { title, externalId, source: reference.source ?? mapping.source };
}

/** Units: characters. A longer text is remembered by its digest: all that is asked later is whether it is still the same. */
const longText = 100;
const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('base64url')}`;

const withoutLongText = (evidence: Record<string, unknown>): Record<string, unknown> => {
  const { body } = evidence;
  return typeof body === 'string' && body.length > longText ? { ...evidence, body: digestOf(body) } : evidence;
};

/** What the import before brought, with the stored text in the place of its digest as long as it is that text. */
function rememberedEvidence(memory: Memory | undefined, storedBody: string): EvidenceImport['lastImported'] {
  if (!memory) return undefined;
  const isSame = memory.fields['body'] === digestOf(storedBody);
  return (isSame ? { ...memory.fields, body: storedBody } : memory.fields) as EvidenceImport['lastImported'];
}

function linkValueOf(item: Item): Partial<Pick<LinkImport, 'importance' | 'reason'>> {
  const { importance, reason } = item.record as { importance?: LinkImport['importance'] | null; reason?: LinkImport['reason'] | null };
  return { ...(importance !== undefined && importance !== null ? { importance } : {}), ...(reason ? { reason } : {}) };
}

/** The row in the words of people's bulk verb: references as ids, what the import as a whole says added. */
function importOf(kind: ImportKind, item: Item, plan: BringPlan): RecordImport {
  const {
    externalId: _e,
    account: _a,
    person: _p,
    parent,
    steward: _s,
    problems: _q,
    importance: _i,
    reason,
    title,
    ...rest
  } = item.record;
  const fields: Record<string, unknown> = { ...rest };
  if (kind === 'membership' && title !== undefined) fields['title'] = title;
  if (kind !== 'person' && item.accountId !== undefined) fields['accountId'] = item.accountId;
  if (item.personId !== undefined) fields['personId'] = item.personId;
  if (item.stewardId !== undefined) fields['stewardId'] = item.stewardId;
  if (kind === 'account' && parent === null) fields['parentId'] = null;
  if (kind === 'stakeholder_role' && reason !== undefined) fields['reason'] = reason;
  const { productId, mapping } = plan;
  if ((kind === 'revenue_line' || kind === 'deal' || kind === 'stakeholder_role') && productId !== null) fields['productId'] = productId;
  if (kind === 'revenue_line' || kind === 'deal' || kind === 'contract') fields['source'] = mapping.source;
  return {
    ...(item.externalId === null ? {} : { externalRef: { source: mapping.source, externalId: item.externalId } }),
    fields: fields as RecordImport['fields'],
    ...(Object.keys(item.row.assumed).length > 0 ? { assumed: item.row.assumed } : {}),
  };
}

function evidenceOf(item: Item, mapping: Mapping): EvidenceImport {
  const record = item.record as MappedRecord<'evidence'>;
  const evidence: EvidenceImport = { source: mapping.source, externalId: item.externalId };
  if (record.kind) evidence.kind = record.kind;
  if (item.problemIds.length > 0) evidence.isLinked = true;
  for (const key of ['title', 'body', 'unnamedPeople', 'sourceUrl', 'sentiment', 'tags', 'fields'] as const)
    if (record[key] !== undefined) Object.assign(evidence, { [key]: record[key] });
  if (record.occurredAt !== undefined) evidence.occurredAt = record.occurredAt === null ? null : new Date(record.occurredAt);
  if (item.personId !== undefined) evidence.personId = item.personId;
  if (item.accountId !== undefined) evidence.accountId = item.accountId;
  return evidence;
}

function salesEvidenceOf(item: Item, mapping: Mapping, now: Date): EvidenceImport {
  const deal = item.record as MappedRecord<'deal'>;
  const titles = (deal.problems ?? []).map(({ title }) => title).join(', ');
  const outcome = deal.status === 'won' ? 'Won' : deal.status === 'lost' ? 'Lost' : 'Deal';
  const day = deal.closedOn ?? deal.openedOn ?? null;
  const told = day === null ? now : new Date(`${day}T00:00:00Z`);
  return {
    source: mapping.source,
    externalId: `deal:${item.externalId}`.slice(0, 200),
    isLinked: true,
    kind: 'sales',
    title: `${outcome}: ${deal.name ?? 'a deal'}`.slice(0, 300).toWellFormed(),
    ...(deal.lostReason ? { body: deal.lostReason } : {}),
    occurredAt: told,
    accountId: item.accountId ?? null,
    fields: { deal: deal.name ?? '', ...(deal.stage ? { stage: deal.stage } : {}), about: titles.slice(0, 2000) },
  };
}

function problemOf(item: Item, mapping: Mapping): ProblemImport {
  const { externalId: _e, title, ...rest } = item.record as MappedRecord<'problem'>;
  return {
    ...rest,
    title: title ?? '',
    source: item.externalId === null ? null : mapping.source,
    externalId: item.externalId,
  } as ProblemImport;
}
