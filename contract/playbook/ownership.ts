import { z } from 'zod';
import { declarePolicy } from './policy.ts';

export const featureOwnership = declarePolicy({
  key: 'ownership.features',
  area: 'ownership',
  title: 'Whose feature it is',
  question: 'Who decides about a feature?',
  schema: z.enum(['company', 'shared', 'bySegment']),
  defaults: { b2c: 'company', b2b: 'shared', hybrid: 'bySegment' },
  decides: ['b2c', 'b2b', 'hybrid'],
  source: { text: 'House rule: consumers get one version, tried on segments; accounts co-own what they were promised', date: '2026' },
  takesEffect: 'ownership',
  describe(value) {
    if (value === 'company') return "The company's: one version, tried on segments.";
    if (value === 'shared') return 'Shared with customers: commitments, decision rights and entitlements per account.';
    return 'Split by segment: shared with accounts, the company decides for everyone else.';
  },
});

export const roadmapVisibility = declarePolicy({
  key: 'ownership.roadmapVisibility',
  area: 'ownership',
  title: 'Who sees the roadmap',
  question: 'Who may see a feature on the roadmap unless somebody says otherwise?',
  schema: z.enum(['public', 'private', 'bySegment']),
  defaults: { b2c: 'public', b2b: 'private', hybrid: 'bySegment' },
  decides: ['b2c', 'b2b', 'hybrid'],
  source: { text: 'House rule: one customer must not learn what another one asked for', date: '2026' },
  takesEffect: 'ownership',
  describe(value) {
    if (value === 'public') return 'Everyone.';
    if (value === 'private') return 'Nobody outside until it is shared with an account.';
    return 'Everyone sees what serves consumers; an account sees its own.';
  },
});

export const ownershipPolicies = [featureOwnership, roadmapVisibility] as const;
