// Dates that pass.

/** A date that has passed asks what became of it; today has not passed. Shape   YYYY-MM-DD. */
export const asksForAnswer = (dueOn: string | null, today: string): boolean => dueOn !== null && dueOn < today;

export type AnswerRefusal = 'date_not_passed' | 'moved_into_past';

/** Only a passed date is answered (another is changed), and never with a date that has passed itself. */
export function refusalOfAnswer(dueOn: string | null, answer: { is: 'moved'; to: string } | { is: 'no_longer_holds' }, today: string) {
  if (!asksForAnswer(dueOn, today)) return 'date_not_passed' satisfies AnswerRefusal;
  if (answer.is === 'moved' && asksForAnswer(answer.to, today)) return 'moved_into_past' satisfies AnswerRefusal;
  return null;
}

export const explainAnswer: Record<AnswerRefusal, string> = {
  date_not_passed: 'This date has not passed. Change it instead.',
  moved_into_past: 'The new date has passed already.',
};

/** The calendar day of an instant, in UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
