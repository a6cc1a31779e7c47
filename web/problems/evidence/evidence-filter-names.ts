/** The filters of the list by their names in the link: all that its route needs to know before the page is loaded. */
export const evidenceFilterNames = ['kind', 'state', 'source', 'account', 'person', 'problem', 'said', 'tag', 'archived'] as const;
