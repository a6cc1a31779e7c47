/** What stands in the rail before the page itself is loaded. */
export const overviewPlaces = { place: 'Overview' };
