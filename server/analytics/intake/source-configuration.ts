import type { IntakeSource } from './intake-source.ts';

/**
 * What RudderStack's browser SDK asks before it starts: which source this is, and that there is nothing but it to send to or to measure.
 *
 * Source  @rudderstack/analytics-js 3.34: it wants `source.id`, `source.config` and a list of destinations, and stops for `enabled: false`.
 */
export const sourceConfiguration = (source: Pick<IntakeSource, 'id' | 'workspaceId'>): object => ({
  source: {
    id: source.id,
    // The SDK tells it nobody; what a source is called is no business of whoever opens a page.
    name: source.id,
    workspaceId: source.workspaceId,
    enabled: true,
    config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
    destinations: [],
    connections: [],
    dataplanes: {},
  },
  consentManagementMetadata: { providers: [] },
});
