/** Shape   `months`: as typed; it counts only where `kept` is `months`. */
export interface RetentionForm {
  kept: 'ever' | 'months';
  months: number | string;
}

const mostMonths = 1200;
/** What stands in the field before anybody has typed: this month and the same one of two years ago can be compared. */
const usualMonths = 25;

export const retentionForm = (months: number | null): RetentionForm =>
  months === null ? { kept: 'ever', months: usualMonths } : { kept: 'months', months };

/** Shape   null: for ever; undefined: what was typed is no number of months. */
export function monthsOf(form: RetentionForm): number | null | undefined {
  if (form.kept === 'ever') return null;
  const months = form.months === '' ? Number.NaN : Number(form.months);
  return Number.isInteger(months) && months >= 1 && months <= mostMonths ? months : undefined;
}

/** Whether a change takes events away that would be kept otherwise. */
export const isShorter = (before: number | null, after: number | null): boolean => after !== null && (before === null || after < before);
