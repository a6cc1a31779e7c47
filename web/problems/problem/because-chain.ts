import type { Explanation, FamilyPart, Quote } from '../../../contract/problems/explanation.ts';
import type { RankedProblem, RankingAnswer } from '../../../contract/problems/ranking.ts';
import { formatDate, formatNumber, formatPercent } from '../../platform/format.ts';
import type { BecauseChain, BecauseFact, BecausePolicy } from '../../platform/ui/because.ts';
import { problemsText } from '../problems.text.ts';
import { type Asked, type HrefOf, majorMoney, titleOfWhy } from './asked.ts';
import { becauseText as text } from './because.text.ts';

const weeksWords = (weeks: number) => text.weeks(formatNumber(weeks, { digits: 1 }), weeks);
const peopleWords = (people: number) => text.people(formatNumber(people), people);

/** Opens one number of a problem down to quotes, dates and policies. */
export function chainOf(asked: Exclude<Asked, 'place'>, explained: Explanation, hrefOf: HrefOf): BecauseChain {
  switch (asked) {
    case 'score':
    case 'cost':
    case 'value':
    case 'date':
      return businessChain(asked, explained, hrefOf);
    case 'rice':
    case 'reach':
    case 'confidence':
    case 'numerator':
      return consumerChain(asked, explained, hrefOf);
    case 'evidence':
      return evidenceChain(explained, hrefOf);
  }
}

function policyOf(explained: Explanation, key: string, hrefOf: HrefOf): { policy: BecausePolicy } | object {
  const used = explained.policies.find((policy) => policy.key === key);
  if (!used) return {};
  const href = hrefOf('policy', key);
  return {
    policy: {
      name: used.title,
      value: used.text,
      origin: used.from,
      ...(used.why ? overrideWords(used.why) : {}),
      ...(href ? { href } : {}),
    } satisfies BecausePolicy,
  };
}

/** "reason (member)", as the server says it. */
function overrideWords(why: string): { reason: string; member: string } {
  const found = /^(.*) \(([^()]*)\)$/s.exec(why);
  return { reason: found?.[1] ?? why, member: found?.[2] ?? '' };
}

const linked = (hrefOf: HrefOf, kind: string, id: string, label: string) => {
  const href = hrefOf(kind, id);
  return href ? { source: { label, href } } : {};
};

const quoteFact = (quote: Quote, hrefOf: HrefOf): BecauseFact => ({
  label: quote.speaker ?? problemsText.kinds[quote.kind],
  value: formatDate(quote.occurredAt),
  quote: quote.text,
  ...linked(hrefOf, 'evidence', quote.evidenceId, problemsText.kinds[quote.kind]),
});

// The business lens.

function businessChain(asked: 'score' | 'cost' | 'value' | 'date', explained: Explanation, hrefOf: HrefOf): BecauseChain {
  const { business, currency } = explained;
  const money = (amount: number) => majorMoney(amount, currency);
  const common = { title: titleOfWhy(asked), side: 'business' } as const;
  const families = [...familyFacts(asked, explained, hrefOf), ...restOf(explained)];
  const said = conditions(explained);
  if (!explained.isOpen) return { ...common, result: '–', sentence: text.closed, facts: families };
  switch (asked) {
    case 'score':
      return business.score === null || business.costPerWeek === null || business.weeks === null
        ? { ...common, result: text.notEstimated, sentence: text.notEstimatedNote, facts: [weeksFact(explained, hrefOf), ...families] }
        : {
            ...common,
            result: `${money(business.score)} ${text.scoreUnit}`,
            sentence: `${text.scoreSentence(money(business.costPerWeek), weeksWords(business.weeks))}${said}`,
            formula: `${text.scoreFormula} = ${money(business.costPerWeek)} / ${formatNumber(business.weeks, { digits: 1 })}`,
            facts: [weeksFact(explained, hrefOf), ...families],
          };
    case 'cost':
      return {
        ...common,
        result: business.costPerWeek === null ? text.notEstimated : `${money(business.costPerWeek)} ${text.perWeek}`,
        sentence: `${business.costPerWeek === null ? text.notEstimatedNote : text.costSentence}${said}`,
        formula: text.costFormula,
        facts: [weeksFact(explained, hrefOf), ...families],
      };
    case 'value':
      return {
        ...common,
        result: `${money(business.valueAtStake)} ${text.perYear}`,
        sentence: `${text.valueSentence}${said}`,
        formula: text.valueFormula,
        facts: families,
      };
    case 'date': {
      const dated = business.families.filter((part) => part.deadline !== null || part.passed.length > 0);
      const nearest = dated
        .flatMap((part) => (part.deadline ? [part.deadline.on] : []))
        .sort()
        .at(0);
      return {
        ...common,
        result: nearest === undefined ? '–' : formatDate(nearest),
        facts: dated.flatMap((part) => dateFacts(part, true)),
      };
    }
  }
}

const conditions = (explained: Explanation): string =>
  ` ${explained.isWhatIf ? `${text.tried}. ` : ''}${text.asOf(formatDate(explained.asOf))}.`;

function weeksFact({ business, ...explained }: Explanation, hrefOf: HrefOf): BecauseFact {
  const from = { duration: text.durationTyped, effort: text.durationFromEffort, none: text.durationNone }[business.weeksFrom];
  return {
    label: text.duration,
    value: business.weeks === null ? text.notEstimated : weeksWords(business.weeks),
    ...(business.weeksFrom === 'none' ? {} : { mark: 'typed' as const }),
    note: from,
    ...(business.weeksFrom === 'effort' ? policyOf({ business, ...explained }, 'problems.peoplePerProblem', hrefOf) : {}),
  };
}

function familyFacts(asked: 'score' | 'cost' | 'value' | 'date', explained: Explanation, hrefOf: HrefOf): BecauseFact[] {
  const { business } = explained;
  if (business.families.length === 0) return [{ label: text.noAccounts, value: '', note: text.noAccountsNote }];
  const amountOf = (part: FamilyPart) => (asked === 'value' || business.costPerWeek === null ? part.value : (part.costPerWeek ?? 0));
  return business.families
    .toSorted((a, b) => amountOf(b) - amountOf(a))
    .map((part) => familyFact(part, amountOf(part), amountOf(part) === part.value && asked === 'value', explained, hrefOf));
}

function familyFact(part: FamilyPart, amount: number, isYearly: boolean, explained: Explanation, hrefOf: HrefOf): BecauseFact {
  const money = (one: number) => majorMoney(one, explained.currency);
  const unit = isYearly || explained.business.costPerWeek === null ? text.perYear : text.perWeek;
  return {
    label: part.name,
    value: part.note === 'cannot be met' ? text.cannotBeMet : part.note === 'passed' ? text.datePassed : `${money(amount)} ${unit}`,
    side: 'business',
    note: part.note === 'cannot be met' ? text.cannotBeMetNote : part.note === 'passed' ? text.datePassedNote : text.reasons[part.reason],
    ...linked(hrefOf, 'account', part.accountId, text.openAccount),
    facts: [
      {
        label: text.budgets[part.reason],
        value: `${money(part.budget)} ${text.perYear}`,
        side: 'business',
        ...(part.reason === 'grow' ? policyOf(explained, 'people.dealStageProbabilities', hrefOf) : {}),
      },
      {
        label: text.importance,
        value: text.importances[part.importance] ?? String(part.importance),
        note: part.by === 'team' ? text.byTeam(part.people) : text.byPeople(part.people),
        facts: part.quotes.map((quote) => quoteFact(quote, hrefOf)),
      },
      ...(part.reason === 'neither'
        ? []
        : [
            {
              label: text.share,
              value: formatPercent(part.share, 1),
              note:
                part.sumOfWeights <= 1
                  ? text.shareAlone(formatNumber(part.weight))
                  : text.shareNote(formatNumber(part.weight), formatNumber(part.sumOfWeights)),
              ...policyOf(explained, 'problems.importanceWeights', hrefOf),
            },
          ]),
      ...(part.reason === 'protect'
        ? [{ label: text.churn, value: formatPercent(part.churnShare, 1), ...policyOf(explained, 'problems.churnShares', hrefOf) }]
        : []),
      ...(part.reason === 'neither' ? [] : dateFacts(part, false, policyOf(explained, 'problems.weeksPerYear', hrefOf))),
    ],
  };
}

/** One account's part in a problem. */
export function accountChain(accountId: string, explained: Explanation, hrefOf: HrefOf): BecauseChain {
  const parts = explained.business.families.filter((part) => part.accountId === accountId);
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  return {
    title: titleOfWhy('value'),
    side: 'business',
    result: `${majorMoney(value, explained.currency)} ${text.perYear}`,
    sentence: `${text.valueSentence}${conditions(explained)}`,
    formula: text.valueFormula,
    facts: parts.map((part) => familyFact(part, part.value, true, explained, hrefOf)),
  };
}

function dateFacts(part: FamilyPart, isNamed: boolean, undated: object = {}): BecauseFact[] {
  const { deadline } = part;
  const label = (kind: string) => (isNamed ? `${part.name} · ${text.kinds[kind] ?? kind}` : (text.kinds[kind] ?? kind));
  return [
    deadline
      ? {
          label: label(deadline.kind),
          value: formatDate(deadline.on),
          note: [part.weeksTo === null ? '' : text.dateIn(weeksWords(part.weeksTo)), deadline.note ?? ''].filter(Boolean).join(' · '),
        }
      : { label: text.date, value: '–', note: text.noDate, ...undated },
    ...part.passed.map((fact) => ({
      label: label(fact.kind),
      value: formatDate(fact.on),
      note: `${text.datePassed}. ${text.datePassedNote}`,
    })),
  ];
}

function restOf({ business }: Explanation): BecauseFact[] {
  const hidden = business.familyCount - new Set(business.families.map((part) => part.accountId)).size;
  return [
    ...(hidden > 0 ? [{ label: text.more(hidden), value: '', note: text.moreNote }] : []),
    ...(business.unknownCurrencies.length > 0
      ? [{ label: text.unknownCurrency, value: business.unknownCurrencies.join(', '), note: text.unknownCurrencyNote }]
      : []),
  ];
}

// The consumer lens.

function consumerChain(asked: 'rice' | 'reach' | 'confidence' | 'numerator', explained: Explanation, hrefOf: HrefOf): BecauseChain {
  const { consumer } = explained;
  const common = { title: titleOfWhy(asked), side: 'consumer' } as const;
  const reach = reachFact(explained, hrefOf);
  const impact: BecauseFact = {
    label: text.impact,
    value: formatNumber(consumer.impact),
    mark: consumer.impactAssumed ? 'assumed' : 'typed',
    note: consumer.impactAssumed ? text.impactAssumed : text.impactTyped,
    ...(consumer.impactAssumed ? policyOf(explained, 'problems.assumedImpact', hrefOf) : {}),
  };
  const confidence = confidenceFact(explained, hrefOf);
  const effort: BecauseFact = {
    label: text.effort,
    value: consumer.effortPersonMonths === null ? text.notEstimated : text.months(formatNumber(consumer.effortPersonMonths)),
    ...(consumer.effortPersonMonths === null ? {} : { mark: 'typed' as const }),
    ...policyOf(explained, 'problems.weeksPerPersonMonth', hrefOf),
  };
  const said: BecauseFact[] =
    consumer.quotes.length === 0
      ? []
      : [{ label: text.quotes, value: '', facts: consumer.quotes.map((quote) => quoteFact(quote, hrefOf)) }];
  const [r, i, c] = [formatNumber(consumer.reach), formatNumber(consumer.impact), formatNumber(consumer.confidence)];
  switch (asked) {
    case 'rice':
      return {
        ...common,
        result: consumer.score === null ? text.notEstimated : formatNumber(consumer.score),
        sentence: `${consumer.score === null ? text.notEstimatedNote : text.riceSentence}${conditions(explained)}`,
        formula: text.riceFormula(r, i, c, consumer.effortPersonMonths === null ? '?' : formatNumber(consumer.effortPersonMonths)),
        facts: [reach, impact, confidence, effort, ...said],
      };
    case 'numerator':
      return {
        ...common,
        result: formatNumber(consumer.numerator),
        sentence: `${text.numeratorSentence}${conditions(explained)}`,
        formula: text.numeratorFormula(r, i, c),
        facts: [reach, impact, confidence, ...said],
      };
    case 'reach':
      return { ...common, result: peopleWords(consumer.reach), sentence: String(reach.note), facts: [...(reach.facts ?? []), ...said] };
    case 'confidence':
      return { ...common, result: formatPercent(consumer.confidence), sentence: consumer.hearing, facts: [confidence, ...said] };
  }
}

/** What measured the reach, of which days. */
const measuredWords = ({ consumer: { reachSource, reachMeasured } }: Explanation): string | undefined =>
  reachSource !== 'measured'
    ? undefined
    : reachMeasured
      ? text.reachMeasuredBy(reachMeasured.name, formatDate(reachMeasured.from), formatDate(reachMeasured.to))
      : text.reachMeasured;

function measuredBy({ consumer: { reachMeasured } }: Explanation, hrefOf: HrefOf) {
  if (!reachMeasured) return {};
  const { source, name } = reachMeasured;
  return linked(hrefOf, source.kind, source.kind === 'insight' ? source.insightId : source.metricId, name);
}

const reachFact = (explained: Explanation, hrefOf: HrefOf): BecauseFact => ({
  label: text.reach,
  value: peopleWords(explained.consumer.reach),
  side: 'consumer',
  note: measuredWords(explained) ?? text.reachHeard,
  ...measuredBy(explained, hrefOf),
  ...(explained.consumer.reachSource === 'measured' ? policyOf(explained, 'problems.reachWindowDays', hrefOf) : {}),
  facts: [
    { label: text.named, value: formatNumber(explained.consumer.peopleHeard), side: 'consumer', note: text.namedNote },
    ...(explained.consumer.unnamedHeard > 0
      ? [
          {
            label: text.unnamed,
            value: formatNumber(explained.consumer.unnamedHeard),
            side: 'consumer' as const,
            note: text.unnamedNote,
          },
        ]
      : []),
  ],
});

const confidenceFact = (explained: Explanation, hrefOf: HrefOf): BecauseFact => ({
  label: text.confidence,
  value: formatPercent(explained.consumer.confidence),
  note: explained.consumer.hearing,
  ...policyOf(explained, 'problems.confidence', hrefOf),
  facts: kindFacts(explained.consumer.evidenceKinds),
});

const kindFacts = (kinds: Readonly<Record<string, number>>): BecauseFact[] =>
  Object.entries(kinds)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => ({
      label: problemsText.kinds[kind as keyof typeof problemsText.kinds] ?? kind,
      value: text.evidence(formatNumber(count), count),
    }));

function evidenceChain({ consumer }: Explanation, hrefOf: HrefOf): BecauseChain {
  const count = Object.values(consumer.evidenceKinds).reduce((sum, one) => sum + one, 0);
  return {
    title: titleOfWhy('evidence'),
    result: text.evidence(formatNumber(count), count),
    facts: [...kindFacts(consumer.evidenceKinds), ...consumer.quotes.map((quote) => quoteFact(quote, hrefOf))],
  };
}

/** Why a row stands where it stands: the rule, and both lenses' own places. */
export function placeChain(row: RankedProblem, ranking: Pick<RankingAnswer, 'rule' | 'currency' | 'asOf'>, hrefOf: HrefOf): BecauseChain {
  const { rule, currency } = ranking;
  const href = hrefOf('policy', 'problems.order');
  return {
    title: titleOfWhy('place'),
    result: row.rank === null ? text.notEstimated : text.rulePlace(formatNumber(row.rank)),
    sentence: row.rank === null ? text.notEstimatedNote : `${rule.text} ${text.asOf(formatDate(ranking.asOf))}.`,
    facts: [
      {
        label: text.rule,
        value: '',
        note: { view: text.ruleView, default: text.ruleDefault, override: text.ruleOverride }[rule.from],
        ...(href && rule.from !== 'view' ? { source: { label: rule.text, href } } : {}),
      },
      ...(row.because === 'deadline' && row.business.nextDueOn
        ? [{ label: text.date, value: formatDate(row.business.nextDueOn), side: 'business' as const, note: text.inside }]
        : []),
      {
        label: text.scoreOf.business,
        value: row.business.score === null ? text.notEstimated : `${majorMoney(row.business.score, currency)} ${text.scoreUnit}`,
        side: 'business' as const,
        ...(row.business.rank === null ? {} : { note: text.rulePlace(formatNumber(row.business.rank)) }),
      },
      {
        label: text.scoreOf.consumer,
        value: row.consumer.score === null ? text.notEstimated : formatNumber(row.consumer.score),
        side: 'consumer' as const,
        ...(row.consumer.rank === null ? {} : { note: text.rulePlace(formatNumber(row.consumer.rank)) }),
      },
    ],
  };
}
