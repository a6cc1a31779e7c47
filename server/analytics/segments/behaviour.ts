import { createHash } from 'node:crypto';
import { type Behaviour, behaviour, behaviourSource } from '../../../contract/analytics/behaviour.ts';
import { type SegmentDefinition, type SegmentRule, segmentDefinition } from '../../../contract/people/segment.ts';

/** What is wrong with a value, in words; null when it can be asked. */
export function faultOfBehaviour(value: unknown): string | null {
  const read = behaviour.safeParse(value);
  const [issue] = read.error?.issues ?? [];
  return issue ? `${issue.path.join('.') || 'The condition'}: ${issue.message}` : null;
}

/** Errors  throws when it was not looked at with `faultOfBehaviour` before. */
export const readBehaviour = (value: unknown): Behaviour => behaviour.parse(value);

/** The same condition has the same key, whoever asks it. */
export const keyOfBehaviour = ({ event, times, days }: Behaviour): string =>
  createHash('sha256')
    .update(JSON.stringify([event, times, days]))
    .digest('base64url');

/** All conditions of this kind in a definition; of what is none, nothing. */
export function behavioursIn(definition: unknown): Behaviour[] {
  const read = segmentDefinition.safeParse(definition);
  return read.success ? ofDefinition(read.data) : [];
}

const ofDefinition = (definition: SegmentDefinition): Behaviour[] => ('rule' in definition ? ofRule(definition.rule) : []);

function ofRule(rule: SegmentRule): Behaviour[] {
  if ('all' in rule) return rule.all.flatMap(ofRule);
  if ('any' in rule) return rule.any.flatMap(ofRule);
  if ('not' in rule) return ofRule(rule.not);
  if (!('source' in rule) || rule.source !== behaviourSource) return [];
  const read = behaviour.safeParse(rule.value);
  return read.success ? [read.data] : [];
}
