const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** What an account or a person said, and what members say about them. */
export const voicesText = {
  problems: { account: 'What they ask for', person: 'Problems they were heard on' },
  noProblems: {
    account: 'Nothing that this account said is attached to a problem yet.',
    person: 'Nothing that this person said is attached to a problem yet.',
  },
  evidence: 'Evidence',
  evidenceNote: 'newest first',
  noEvidence: {
    account: 'Nothing was heard from this account yet. Press c to write down what somebody said.',
    person: 'Nothing was heard from this person yet. Press c to write down what they said.',
  },
  unattached: 'attached to no problem',
  heardTimes: (count: number) => `${count} ${plural(count, 'piece', 'pieces')} of evidence`,
  teamSays: 'by the team',
  comments: 'Comments',
  commentRemoved: 'Comment deleted',
  history: 'History',
  historyEmpty: 'Nothing has been changed yet.',
  broughtBy: (day: string | null) => (day === null ? 'Brought by' : `Brought on ${day} by`),
  atStake: 'a year at stake',
  atStakeMeans: 'What the account and its family pay or may pay, as far as it hangs on this problem',
  earlier: 'Show earlier',
};
