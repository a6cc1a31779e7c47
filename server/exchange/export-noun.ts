// What can be taken out: one noun is one table, with its columns as they are stored.
import type { ExportNoun } from '../../contract/exchange/export.ts';
import type { Permission } from '../../contract/platform/permission.ts';

/**
 * Shape   `leaves`: columns that mean nothing outside. `can`: asked besides `export`. `onlyShared`: rows that their member shows to others.
 */
export type NounSource = {
  table: string;
  label: string;
  about: string;
  leaves?: readonly string[];
  can?: Permission;
  onlyShared?: true;
};

export const nounSources: Readonly<Record<ExportNoun, NounSource>> = {
  workspace: { table: 'workspaces', label: 'Workspace', about: 'Its name, currency and time zone.' },
  members: {
    table: 'members',
    label: 'Members',
    about: 'Who works here, with role and function. No passwords, no keys.',
    leaves: ['digest_on'],
  },
  products: { table: 'products', label: 'Products', about: 'One product with its business model and vision.' },
  sources: {
    table: 'sources',
    label: 'Sources',
    about: 'Where events come from. No keys of servers.',
    leaves: ['key_hash'],
  },
  rejected_events: {
    table: 'rejected_events',
    label: 'Rejected events',
    about: 'An event that could not be taken in, and why.',
    leaves: ['mark'],
  },
  fact_imports: { table: 'fact_imports', label: 'Histories', about: 'A file of events that was brought, and what came of it.' },
  policy_overrides: {
    table: 'policy_overrides',
    label: 'Policy overrides',
    about: 'A policy of the playbook that a product decides otherwise.',
  },
  north_stars: { table: 'north_stars', label: 'North stars', about: 'The metric a product steers by.' },
  objectives: { table: 'objectives', label: 'Objectives', about: 'What a product wants to reach, and by when.' },
  key_results: { table: 'key_results', label: 'Key results', about: 'How an objective is measured: baseline and target.' },
  measurements: { table: 'measurements', label: 'Measurements', about: 'A figure of a north star or a key result on a day.' },
  value_promises: { table: 'value_promises', label: 'Value promises', about: 'What a product promises to whom.' },
  metrics: { table: 'metrics', label: 'Metrics', about: 'A number that is kept, with its direction and unit.' },
  metric_definitions: { table: 'metric_definitions', label: 'Definitions of metrics', about: 'What a metric means, version by version.' },
  metric_figures: { table: 'metric_figures', label: 'Figures of metrics', about: 'What was measured, with how many and how sure.' },
  insights: { table: 'insights', label: 'Insights', about: 'A question that is kept under a name.' },
  alerts: { table: 'alerts', label: 'Alerts', about: 'A number that somebody wants to be told of.' },
  alert_checks: { table: 'alert_checks', label: 'Checks of alerts', about: 'What an alert found in one period.' },
  annotations: { table: 'annotations', label: 'Annotations', about: 'A dated note on the charts of a product.' },
  accounts: { table: 'accounts', label: 'Accounts', about: 'A customer organisation.', leaves: ['family_id'] },
  account_states: { table: 'account_states', label: 'States of accounts', about: 'Stage or plan of an account from a day on.' },
  persons: { table: 'persons', label: 'Persons', about: 'Somebody outside: a customer, a user, a respondent.' },
  memberships: { table: 'memberships', label: 'Memberships', about: 'A person at an account, from when to when.' },
  exchange_rates: { table: 'exchange_rates', label: 'Exchange rates', about: 'What a currency is worth from a day on.' },
  revenue_lines: { table: 'revenue_lines', label: 'Revenue lines', about: 'What an account pays, in minor units, from when to when.' },
  contracts: { table: 'contracts', label: 'Contracts', about: 'Term, renewal and notice of an account.' },
  deals: { table: 'deals', label: 'Deals', about: 'A sale that may come, came or did not.' },
  stakeholder_roles: { table: 'stakeholder_roles', label: 'Stakeholder roles', about: 'What a person decides at an account, dated.' },
  segments: { table: 'segments', label: 'Segments', about: 'A rule or a list that chooses accounts or persons.' },
  external_refs: { table: 'external_refs', label: 'External ids', about: 'What other systems call a record.' },
  distinct_ids: {
    table: 'distinct_ids',
    label: 'Ids of events',
    about: 'An id that events name a person by, bound or free.',
    leaves: ['canonical'],
  },
  account_keys: { table: 'account_keys', label: 'Groups of events', about: 'What events call an account.', leaves: ['canonical'] },
  people_merges: { table: 'merges', label: 'Merges of accounts and persons', about: 'Two records that became one, and what moved.' },
  problems: { table: 'problems', label: 'Problems', about: 'What is wrong, for whom, and what was set for it.' },
  evidence: { table: 'evidence', label: 'Evidence', about: 'What was said or measured, with its snapshot.' },
  evidence_links: { table: 'evidence_links', label: 'Links', about: 'Evidence of a problem, with importance and reason.' },
  team_values: { table: 'team_values', label: 'Team values', about: 'What the team says a problem means to an account.' },
  stated_stakes: { table: 'stated_stakes', label: 'Stated stakes', about: 'What a problem costs the customer, in their words.' },
  deadline_facts: { table: 'deadline_facts', label: 'Dates', about: 'A date that a problem has: a clause, a regulation, a commitment.' },
  deadline_answers: { table: 'deadline_answers', label: 'Answers to dates', about: 'What became of a date that had passed.' },
  problem_merges: { table: 'problem_merges', label: 'Merges of problems', about: 'Two problems that became one.' },
  problem_merge_moves: {
    table: 'problem_merge_moves',
    label: 'Moves of merged problems',
    about: 'What moved when two problems became one.',
  },
  reach_sources: { table: 'reach_sources', label: 'Sources of reach', about: 'The insight or metric that counts the people of a problem.' },
  reach_figures: { table: 'reach_figures', label: 'Measured reach', about: 'How many people a problem reached, by when it was measured.' },
  problem_alerts: { table: 'problem_alerts', label: 'Alerts of problems', about: 'An alert that files evidence on a problem.' },
  outcomes: { table: 'outcomes', label: 'Outcomes', about: 'A metric that a problem is judged by, with its baseline.' },
  outcome_predictions: {
    table: 'outcome_predictions',
    label: 'Predictions',
    about: 'What a metric was said to do, and since when that stands.',
  },
  outcome_measurements: { table: 'outcome_measurements', label: 'Measured outcomes', about: 'What a metric did, and the verdict.' },
  comments: { table: 'comments', label: 'Comments', about: 'What a member wrote about anything.' },
  saved_views: { table: 'saved_views', label: 'Saved views', about: 'A view that is shared.', onlyShared: true },
  imports: {
    table: 'imports',
    label: 'Imports',
    about: 'A file that was brought, with its mapping and its counts.',
    leaves: ['worker', 'worker_seen_at', 'cancel_requested', 'place', 'step', 'chunks', 'started_by'],
  },
  audit_events: {
    table: 'audit_events',
    label: 'Audit',
    about: 'Every write: who, what, when, from where, before and after. For admins.',
    can: 'administer',
  },
};
