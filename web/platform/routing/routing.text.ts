export const routingText = {
  notFoundTitle: 'There is no such page',
  notFound: 'The address may be old, or mistyped.',
  home: 'Go to the start',
};
