export { parseDomain, parseDomains, parseEmail, parseUrl } from './address.ts';
export { asWord, bad, type CellError, type CellErrorCode, type CellResult, ok, quoted } from './cell.ts';
export { type DateOptions, type DateOrderGuess, guessDateOrder, parseDay, parseInstant } from './date.ts';
export { type MoneyOptions, parseCurrency, parseMoney } from './money.ts';
export { type DecimalGuess, type DecimalSign, guessDecimal, parseDecimal, parseInteger, parseShare, withNumberRules } from './number.ts';
export { parseCountry, parseLocale, parseTimeZone } from './place.ts';
export { isSheetError, sheetError, shownSheetError } from './sheet-error.ts';
export { choiceParser, parseBoolean, parseLine, parseTags, parseText, splitValues } from './word.ts';
