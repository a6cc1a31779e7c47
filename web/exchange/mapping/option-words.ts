import type { TargetFieldAnswer } from '../../../contract/exchange/field.ts';
import type { FieldSource } from '../../../contract/exchange/mapping.ts';
import { exchangeText as text } from '../exchange.text.ts';

/** What an account or a person can be found by. */
export const waysToFind: Readonly<Record<string, readonly string[]>> = {
  account: ['externalId', 'domain', 'name'],
  person: ['externalId', 'email', 'name'],
  problems: ['title', 'externalId'],
};

/** How the cells of a field are read, as far as it is not plain. Said in the row, so that nobody has to open the options to know. */
export function optionWords(field: TargetFieldAnswer, source: FieldSource): string[] {
  const options = source.options ?? {};
  const words: string[] = [];
  if (field.type === 'account' || field.type === 'person') {
    const whose = options.source ? ` (${options.source})` : '';
    words.push(`${text.by.toLowerCase()} ${text.bys[options.by ?? 'externalId']}${whose}`);
    words.push(`${text.whenMissing.toLowerCase()} ${text.whenMissings[options.whenMissing ?? 'refuse']}`);
  }
  if (options.dateOrder) words.push(text.dateOrders[options.dateOrder]);
  if (options.decimal === ',') words.push(text.decimals[',']);
  if (options.scale !== undefined && options.scale !== 1) words.push(`× ${options.scale}`);
  if (field.type === 'money' && options.currency) words.push(text.inCurrency(options.currency));
  if (options.separator && field.type !== 'problems') words.push(text.separatedBy(options.separator));
  const translatedWords = Object.keys(options.values ?? {}).length;
  if (translatedWords > 0) words.push(text.translatedWords(translatedWords));
  if (options.as && options.as !== 'text') words.push(text.attributeTypes[options.as]);
  if (source.assumed) words.push(text.assumed);
  return words;
}
