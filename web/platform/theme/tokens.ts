/**
 * The colours of the application, one record per scheme. Grey carries everything; the two lens hues mean
 * business (cool) and consumer (warm) and nothing else; danger marks what fails or destroys.
 *
 * `contrast.test.ts` proves every pair of text and ground at 4.5 : 1 and every control border at 3 : 1.
 */
export type Scheme = 'light' | 'dark';

export interface Tokens {
  /** Ground of the rail and of sunken places. */
  sunken: string;
  /** Ground of pages, panels, inputs. */
  surface: string;
  /** Ground of what floats: menus, dialogs, toasts. */
  raised: string;
  hover: string;
  active: string;
  line: string;
  lineSoft: string;
  /** Borders that are needed to see a control. */
  lineControl: string;
  text: string;
  textDim: string;
  textDisabled: string;
  primary: string;
  primaryHover: string;
  onPrimary: string;
  focus: string;
  business: string;
  businessTint: string;
  businessLine: string;
  consumer: string;
  consumerTint: string;
  consumerLine: string;
  danger: string;
  dangerTint: string;
  dangerLine: string;
  dangerSolid: string;
  dangerSolidHover: string;
  onDanger: string;
  /** A second grey for marks in pictures that belong to no lens. */
  mark: string;
}

export const light: Tokens = {
  sunken: '#f6f6f7',
  surface: '#ffffff',
  raised: '#ffffff',
  hover: '#f1f1f3',
  active: '#e7e7ea',
  line: '#dfdfe3',
  lineSoft: '#ececef',
  lineControl: '#84848f',
  text: '#1a1a1e',
  textDim: '#5b5b66',
  textDisabled: '#8e8e99',
  primary: '#2a2a31',
  primaryHover: '#43434c',
  onPrimary: '#ffffff',
  focus: '#2a2a31',
  business: '#1b5a9e',
  businessTint: '#e9f1fa',
  businessLine: '#9dc0e4',
  consumer: '#8f4d06',
  consumerTint: '#fcf1e2',
  consumerLine: '#e3b778',
  danger: '#b3153c',
  dangerTint: '#fcecef',
  dangerLine: '#e6a1b0',
  dangerSolid: '#b3153c',
  dangerSolidHover: '#961132',
  onDanger: '#ffffff',
  mark: '#6d6d78',
};

export const dark: Tokens = {
  sunken: '#131316',
  surface: '#18181c',
  raised: '#212126',
  hover: '#222227',
  active: '#2c2c33',
  line: '#303037',
  lineSoft: '#26262c',
  lineControl: '#74747f',
  text: '#ececef',
  textDim: '#a5a5b0',
  textDisabled: '#6c6c77',
  primary: '#e4e4e8',
  primaryHover: '#ffffff',
  onPrimary: '#18181c',
  focus: '#d6d6dc',
  business: '#8fbdf0',
  businessTint: '#1a2838',
  businessLine: '#365a82',
  consumer: '#eab06a',
  consumerTint: '#32250f',
  consumerLine: '#7b5a26',
  danger: '#ff91a6',
  dangerTint: '#3a1821',
  dangerLine: '#84364a',
  dangerSolid: '#c22a50',
  dangerSolidHover: '#d63a61',
  onDanger: '#ffffff',
  mark: '#9a9aa5',
};

export const tokensOf = (scheme: Scheme): Tokens => (scheme === 'dark' ? dark : light);

/** `lineControl` → `--bf-line-control`. */
export const variableOf = (name: keyof Tokens): string => `--bf-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export const variablesOf = (tokens: Tokens): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [variableOf(name as keyof Tokens), value]));
