type Noun = 'person' | 'account' | 'membership';

export const observedText = {
  observed: 'Observed',
  why: {
    person: 'Heard from a browser only. Counted, and not used for roles or entitlement until somebody confirms it.',
    account: 'Heard from a browser only. Counted, and not used for roles or entitlement until somebody confirms it.',
    membership: 'Heard from a browser only. No role or entitlement rests on it until somebody confirms it.',
  } satisfies Record<Noun, string>,
  confirm: 'Confirm',
  confirmOf: (name: string) => `Confirm ${name}`,
  confirmed: (name: string) => `${name} confirmed`,
};
