/** Names of the places, loaded with the frame; everything else comes with its page. */
export const analyticsPlaces = {
  insights: 'Insights',
  metrics: 'Metrics',
  sources: 'Sources',
  settings: 'Settings',
  ask: 'Ask a question',
};
