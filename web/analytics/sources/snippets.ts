// Code that sends the first event, as the SDKs' own guides write it.
import type { SourceAnswer } from '../../../contract/analytics/source.ts';

export const snippetNames = ['browser', 'node', 'rudderBrowser', 'rudderNode', 'curl'] as const;
export type SnippetName = (typeof snippetNames)[number];

/** Which ones fit: a browser must never hold a server's secret. */
export const snippetsOf = (kind: SourceAnswer['kind']): readonly SnippetName[] =>
  kind === 'public' ? ['browser', 'rudderBrowser', 'curl'] : ['node', 'rudderNode', 'curl'];

/**
 * The code of a snippet.
 *
 * Shape   origin: `https://bifocal.example.com`, without a slash at its end.
 */
export function snippetOf(name: SnippetName, { origin, key }: { origin: string; key: string }): string {
  const host = origin.replace(/^https?:\/\//, '');
  switch (name) {
    case 'browser':
      return `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load(
  { writeKey: '${key}', cdnURL: '${origin}' },
  { integrations: { 'Segment.io': { apiHost: '${host}/v1', protocol: '${origin.startsWith('https') ? 'https' : 'http'}' } } },
);

analytics.identify('user-1', { email: 'ada@example.com' });
analytics.group('company-1', { name: 'Example Inc' });
analytics.track('Report exported', { format: 'pdf' });`;
    case 'node':
      return `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}', host: '${origin}' });

analytics.identify({ userId: 'user-1', traits: { email: 'ada@example.com' } });
analytics.group({ userId: 'user-1', groupId: 'company-1', traits: { name: 'Example Inc' } });
analytics.track({
  userId: 'user-1',
  event: 'Report exported',
  properties: { format: 'pdf' },
  context: { groupId: 'company-1' },
});
await analytics.closeAndFlush();`;
    case 'rudderBrowser':
      return `// The bundled form: the other ones load parts of themselves from RudderStack.
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';

const analytics = new RudderAnalytics();
analytics.load('${key}', '${origin}', { configUrl: '${origin}' });

analytics.identify('user-1', { email: 'ada@example.com' });
analytics.group('company-1', { name: 'Example Inc' });
analytics.track('Report exported', { format: 'pdf' });`;
    case 'rudderNode':
      return `import RudderAnalytics from '@rudderstack/rudder-sdk-node';

const analytics = new RudderAnalytics('${key}', { dataPlaneUrl: '${origin}' });

analytics.identify({ userId: 'user-1', traits: { email: 'ada@example.com' } });
analytics.group({ userId: 'user-1', groupId: 'company-1', traits: { name: 'Example Inc' } });
analytics.track({
  userId: 'user-1',
  event: 'Report exported',
  properties: { format: 'pdf' },
  context: { groupId: 'company-1' },
});
await analytics.flush();`;
    case 'curl':
      return `curl -u '${key}:' ${origin}/v1/track \\
  -H 'content-type: application/json' \\
  -d '{
    "userId": "user-1",
    "event": "Report exported",
    "properties": { "format": "pdf" },
    "context": { "groupId": "company-1" }
  }'`;
  }
}
