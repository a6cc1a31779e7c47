import { asWord, bad, type CellResult, ok, quoted } from './cell.ts';

/** Names and codes that exports write and the runtime does not list: common abbreviations and the three-letter codes seen most. */
const aliases: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  gbr: 'GB',
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  america: 'US',
  'the netherlands': 'NL',
  holland: 'NL',
  nld: 'NL',
  korea: 'KR',
  'korea, republic of': 'KR',
  'republic of korea': 'KR',
  kor: 'KR',
  russia: 'RU',
  'russian federation': 'RU',
  rus: 'RU',
  turkey: 'TR',
  tur: 'TR',
  'czech republic': 'CZ',
  cze: 'CZ',
  deutschland: 'DE',
  deu: 'DE',
  ger: 'DE',
  fra: 'FR',
  esp: 'ES',
  españa: 'ES',
  ita: 'IT',
  italia: 'IT',
  che: 'CH',
  schweiz: 'CH',
  aut: 'AT',
  österreich: 'AT',
  bel: 'BE',
  swe: 'SE',
  nor: 'NO',
  dnk: 'DK',
  fin: 'FI',
  pol: 'PL',
  prt: 'PT',
  irl: 'IE',
  can: 'CA',
  mex: 'MX',
  bra: 'BR',
  brasil: 'BR',
  arg: 'AR',
  chn: 'CN',
  prc: 'CN',
  jpn: 'JP',
  ind: 'IN',
  aus: 'AU',
  nzl: 'NZ',
  sgp: 'SG',
  'hong kong': 'HK',
  hkg: 'HK',
  twn: 'TW',
  isr: 'IL',
  zaf: 'ZA',
  are: 'AE',
  uae: 'AE',
  vietnam: 'VN',
  'viet nam': 'VN',
  'ivory coast': 'CI',
  macedonia: 'MK',
  burma: 'MM',
  swaziland: 'SZ',
  palestine: 'PS',
};

let countries: Map<string, string> | undefined;

function countriesByName(): Map<string, string> {
  if (countries) return countries;
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  // Codes that the runtime names although no country has them: groups, the unknown, and those withdrawn.
  const noCountry = new Set([
    'EU',
    'EZ',
    'UN',
    'XA',
    'XB',
    'ZZ',
    'QO',
    'UK',
    'DD',
    'SU',
    'YU',
    'YD',
    'BU',
    'CS',
    'NT',
    'TP',
    'ZR',
    'FX',
    'AN',
    'VD',
    'DY',
    'HV',
    'NH',
    'RH',
    'CT',
    'FQ',
    'JT',
    'MI',
    'NQ',
    'PC',
    'PU',
    'PZ',
    'WK',
  ]);
  countries = new Map();
  for (const one of letters) {
    for (const two of letters) {
      const code = one + two;
      const name = noCountry.has(code) ? undefined : names.of(code);
      if (!name || name === code) continue;
      countries.set(code.toLowerCase(), code);
      countries.set(asWord(name), code);
    }
  }
  for (const [name, code] of Object.entries(aliases)) countries.set(asWord(name), code);
  return countries;
}

/** A country as the two letters of ISO 3166, from its code or its English name. */
export function parseCountry(text: string): CellResult<string> {
  const code = countriesByName().get(asWord(text));
  return code ? ok(code) : bad('country_unknown', `${quoted(text)} is not a country. A table of values can translate it.`);
}

const zones = new Map<string, string | undefined>();

/** An IANA time zone such as Europe/Berlin. */
export function parseTimeZone(text: string): CellResult<string> {
  if (!zones.has(text)) {
    if (zones.size > 2000) zones.clear();
    zones.set(text, findZone(text));
  }
  const zone = zones.get(text);
  return zone ? ok(zone) : bad('time_zone_unknown', `${quoted(text)} is not a time zone such as Europe/Berlin.`);
}

function findZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** A language such as de or de-CH (BCP 47); `de_CH` and the English name of a language are understood. */
export function parseLocale(text: string): CellResult<string> {
  const tag = languageNamed(text) ?? text.replaceAll('_', '-');
  try {
    const locale = tag.length <= 35 ? Intl.getCanonicalLocales(tag)[0] : undefined;
    if (locale) return ok(locale);
  } catch {
    // Not a tag: said below.
  }
  return bad('locale_malformed', `${quoted(text)} is not a language such as de or de-CH.`);
}

const languages: Readonly<Record<string, string>> = {
  english: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
  polish: 'pl',
  japanese: 'ja',
  chinese: 'zh',
  korean: 'ko',
  swedish: 'sv',
  danish: 'da',
  norwegian: 'no',
  finnish: 'fi',
  czech: 'cs',
  turkish: 'tr',
  russian: 'ru',
};

const languageNamed = (text: string) => languages[text.toLowerCase()];
