/** What questions over "any event" leave out: calls that tell who somebody is, not what they did. */
export const silentEvents = ['$identify', '$group', '$alias'] as const;
