import type { MeasurementSource } from '../../contract/strategy/measurement.ts';
import { refused } from '../platform/errors.ts';

const dayMs = 86_400_000;

/**
 * Whether a figure may be recorded.
 *
 * Errors  measured_in_future: a day that has not begun anywhere on earth. measured_by_programs_only: a member signs for what they type;
 *         "measured" is said by analytics (the system) or by a key. measured_value_stands: a typed figure never replaces a measured one.
 */
export function assertRecordable(
  given: { measuredOn: string; source: MeasurementSource },
  stored: { source: MeasurementSource } | undefined,
  actorKind: 'member' | 'key' | 'system',
  now: Date,
): void {
  // East of Greenwich tomorrow has begun already.
  if (given.measuredOn > new Date(now.getTime() + dayMs).toISOString().slice(0, 10))
    throw refused('measured_in_future', 'A figure cannot be measured in the future.');
  if (given.source === 'measured' && actorKind === 'member')
    throw refused('measured_by_programs_only', 'A figure that a member records is typed. Programs record measured ones.');
  if (given.source === 'typed' && stored?.source === 'measured')
    throw refused('measured_value_stands', 'This day has a measured figure. A typed one does not replace it.');
}
