import { z } from 'zod';

/** Everything that can be taken out, in the order in which it can be brought in again: what refers stands behind what it refers to. */
export const exportNouns = [
  'workspace',
  'members',
  'products',
  'sources',
  'rejected_events',
  'fact_imports',
  'policy_overrides',
  'north_stars',
  'objectives',
  'key_results',
  'measurements',
  'value_promises',
  'metrics',
  'metric_definitions',
  'metric_figures',
  'insights',
  'alerts',
  'alert_checks',
  'annotations',
  'accounts',
  'account_states',
  'persons',
  'memberships',
  'exchange_rates',
  'revenue_lines',
  'contracts',
  'deals',
  'stakeholder_roles',
  'segments',
  'external_refs',
  'distinct_ids',
  'account_keys',
  'people_merges',
  'problems',
  'evidence',
  'evidence_links',
  'team_values',
  'stated_stakes',
  'deadline_facts',
  'deadline_answers',
  'problem_merges',
  'problem_merge_moves',
  'reach_sources',
  'reach_figures',
  'problem_alerts',
  'outcomes',
  'outcome_predictions',
  'outcome_measurements',
  'comments',
  'saved_views',
  'imports',
  'audit_events',
] as const;
export const exportNoun = z.enum(exportNouns);
export type ExportNoun = z.infer<typeof exportNoun>;

export const exportFormats = ['ndjson', 'csv'] as const;
export const exportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormat>;

/** What there is to take out. Shape   `about`: what one row is, in a sentence. */
export const exportNounsAnswer = z.object({
  items: z.array(z.object({ noun: exportNoun, label: z.string(), about: z.string(), columns: z.array(z.string()) })),
});
export type ExportNounsAnswer = z.infer<typeof exportNounsAnswer>;
