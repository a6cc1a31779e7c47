/** Units  seconds of each. */
export const windowUnits = { minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const;
export type WindowUnit = keyof typeof windowUnits;

/** The largest unit that tells the window in whole numbers. */
export function windowOf(seconds: number): { count: number; unit: WindowUnit } {
  const unit = (['week', 'day', 'hour', 'minute'] as const).find((one) => seconds % windowUnits[one] === 0) ?? 'minute';
  return { count: Math.max(1, Math.round(seconds / windowUnits[unit])), unit };
}
