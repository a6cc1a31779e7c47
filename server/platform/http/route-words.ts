/** What a verb is called by whoever asks for it: verbs are named after what has happened. */
const imperatives: Readonly<Record<string, string>> = {
  added: 'Add',
  answered: 'Answer',
  archived: 'Archive',
  attached: 'Attach',
  captured: 'Capture',
  changed: 'Change',
  cleared: 'Clear',
  confirmed: 'Confirm',
  counted: 'Count',
  created: 'Create',
  detached: 'Detach',
  discarded: 'Discard',
  edited: 'Edit',
  explained: 'Explain',
  grouped: 'Group',
  listed: 'List',
  measured: 'Measure',
  merged: 'Merge',
  overridden: 'Override',
  parked: 'Park',
  previewed: 'Preview',
  proposed: 'Propose',
  ranked: 'Rank',
  read: 'Read',
  recorded: 'Record',
  removed: 'Remove',
  reopened: 'Reopen',
  restored: 'Restore',
  revalued: 'Value again',
  revoked: 'Revoke',
  set: 'Set',
  suggested: 'Suggest for',
  undone: 'Undo',
  unmerged: 'Unmerge',
};

/** Nouns that are not counted, beside plurals. */
const uncounted = /(?:[^su]s|evidence|people|history|inbox|workspace|playbook)$/;

/** `north_star.archived` → "Archive a north star"; `problems.listed_of_account` → "List problems of account". */
export function sentenceOf(name: string): string {
  const [noun = '', happened = ''] = name.split('.').map((part) => part.replaceAll('_', ' ').replace(/^api /, 'API '));
  const words = happened.split(' ');
  const place = words.findIndex((word) => imperatives[word] !== undefined);
  const imperative = imperatives[words[place] ?? ''];
  if (imperative === undefined) return sentence(`${noun} ${happened}`);
  const what = [noun, ...words.slice(0, place)].join(' ');
  const article = uncounted.test(what)
    ? /^(?:inbox|workspace|playbook)$/.test(what)
      ? 'the '
      : ''
    : /^[aeiouA]/.test(what)
      ? 'an '
      : 'a ';
  return [imperative, `${article}${what}`, ...words.slice(place + 1)].join(' ');
}

export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
