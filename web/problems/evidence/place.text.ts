/** Said before a page of the area is loaded: the rail, the palette. */
export const placeText = {
  inbox: 'Inbox',
  evidence: 'Evidence',
  group: 'Evidence',
};
