/** The filters of each list by their names in the link: all that its route needs to know before the page is loaded. */
export const accountFilterNames = ['stage', 'plan', 'industry', 'country', 'steward', 'segment', 'pays', 'archived'] as const;
export const personFilterNames = ['belongs', 'role', 'segment', 'archived'] as const;
export const dealFilterNames = ['status', 'stage', 'product', 'account', 'archived'] as const;
export const segmentFilterNames = ['kind', 'archived'] as const;
