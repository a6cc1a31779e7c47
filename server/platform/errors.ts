export type Issue = { path: string; code: string; message: string };

export type RefusalKind =
  | 'malformed'
  | 'invalid'
  | 'not_signed_in'
  | 'not_allowed'
  | 'not_found'
  | 'refused'
  | 'conflict'
  | 'precondition_failed'
  | 'too_large'
  | 'too_many'
  | 'unavailable';

/** An error that is not a bug: somebody asked for something that cannot be done. Everything else is a bug and answers 500. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly issues: readonly Issue[];

  constructor(kind: RefusalKind, code: string, message: string, issues: readonly Issue[] = []) {
    super(message);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.issues = issues;
  }
}

/** Asked too often. Units  retryAfterS: seconds. */
export class AskedTooOften extends Refusal {
  readonly retryAfterS: number;

  constructor(message: string, retryAfterS: number) {
    super('too_many', 'too_many_requests', message);
    this.retryAfterS = Math.max(1, Math.ceil(retryAfterS));
  }
}

/** The input does not fit: every issue names its place. */
export const invalid = (issues: readonly Issue[]) =>
  new Refusal('invalid', 'invalid', issues[0]?.message ?? 'The input is not valid.', issues);
export const notSignedIn = () => new Refusal('not_signed_in', 'not_signed_in', 'Sign in first.');
export const notAllowed = (message = 'You may not do this.') => new Refusal('not_allowed', 'not_allowed', message);
export const notFound = (noun: string, id: string) =>
  new Refusal('not_found', `${noun}_not_found`, `There is no ${noun.replaceAll('_', ' ')} ${id} here.`);
/** The rules of the product say no; `code` is stable, for programs. */
export const refused = (code: string, message: string) => new Refusal('refused', code, message);
/** Somebody else was faster, or a unique value is taken. */
export const conflict = (code: string, message: string) => new Refusal('conflict', code, message);
export const preconditionFailed = () =>
  new Refusal('precondition_failed', 'version_mismatch', 'This was changed meanwhile. Load it again.');
