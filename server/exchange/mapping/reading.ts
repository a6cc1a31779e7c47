// How the cells of a file are written: accents, decimal sign, order of dates. What one column decides holds for those of the same file that do not.
import type { FileReading } from '../../../contract/exchange/import.ts';
import type { ColumnProfile } from './column-profile.ts';

type Guessed = { certain: boolean; reason: string };

/** Lets the columns that are sure of it speak for those that can be read in two ways, where all of the sure ones agree. */
export function agreed(profiles: readonly ColumnProfile[]): ColumnProfile[] {
  const day = agreement(profiles, (profile) => (profile.date?.order === 'ymd' ? undefined : profile.date), 'order');
  const sign = agreement(profiles, (profile) => (isWhole(profile) ? undefined : profile.decimal), 'decimal');
  return profiles.map((profile) => ({
    ...profile,
    ...(profile.date && !profile.date.certain && day && !mixesBoth(profile)
      ? { date: { ...profile.date, order: day.value, ...asIn(day.name) } }
      : {}),
    ...(profile.decimal && !profile.decimal.certain && sign ? { decimal: { decimal: sign.value, ...asIn(sign.name) } } : {}),
  }));
}

const asIn = (name: string): Guessed => ({ certain: true, reason: `read as in "${name}", which can be read in one way only` });
const mixesBoth = ({ date }: ColumnProfile) => date?.reason.includes('mixes both') ?? false;
/** Whole numbers say nothing of a decimal sign. */
const isWhole = ({ values }: ColumnProfile) => !values.some((value) => /[.,]/.test(value));

function agreement<K extends string, G extends Guessed & { [key in K]: unknown }>(
  profiles: readonly ColumnProfile[],
  of: (profile: ColumnProfile) => G | undefined,
  key: K,
): { value: G[K]; name: string } | undefined {
  const sure = profiles.flatMap((profile) => {
    const guess = of(profile);
    return guess?.certain ? [{ value: guess[key], name: profile.name }] : [];
  });
  const [first] = sure;
  return first && sure.every(({ value }) => value === first.value) ? first : undefined;
}

/** Units: characters. */
const longestExample = 60;

/**
 * What the mapping screen says of the whole file, each with an example of its cells.
 *
 * Shape   `columns`: those that are read so. Null where no column has such cells.
 */
export function readingOf(profiles: readonly ColumnProfile[]): FileReading {
  const dated = profiles.filter(({ looks }) => looks === 'date').flatMap(({ date, ...rest }) => (date ? [{ ...rest, date }] : []));
  const numbers = profiles.filter((profile) => profile.looks === 'number' && !isWhole(profile));
  const orders = new Set(dated.map(({ date }) => date.order));
  const signs = new Set(numbers.map(({ decimal }) => decimal?.decimal));
  const [firstDate, firstNumber] = [dated.find(({ date }) => date.order !== 'ymd') ?? dated[0], numbers[0]];
  const accented = profiles.flatMap(({ values }) => values).find((value) => /[^\p{ASCII}]/u.test(value));
  return {
    accents: accented?.slice(0, longestExample) ?? null,
    dates: firstDate
      ? {
          order: orders.size === 1 ? firstDate.date.order : null,
          isSure: dated.every(({ date }) => date.certain),
          example: example(firstDate.values, /\d/),
          columns: dated.map(({ name }) => name),
        }
      : null,
    numbers: firstNumber
      ? {
          decimal: signs.size === 1 ? (firstNumber.decimal?.decimal ?? null) : null,
          isSure: numbers.every(({ decimal }) => decimal?.certain ?? false),
          example: example(firstNumber.values, /[.,]/),
          columns: numbers.map(({ name }) => name),
        }
      : null,
  };
}

const example = (values: readonly string[], telling: RegExp): string =>
  (values.find((value) => telling.test(value)) ?? values[0] ?? '').slice(0, longestExample);
