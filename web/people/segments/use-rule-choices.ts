import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readerLocale } from '../../platform/format.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { accountValuesQuery } from '../accounts/accounts.api.ts';
import { countryChoices } from '../parts/countries.ts';
import { membersQuery } from '../people.api.ts';

interface Choice {
  value: string;
  label: string;
}

/** What the values of conditions can be chosen from. */
export interface RuleChoices {
  countries: Choice[];
  members: Choice[];
  products: Choice[];
  plans: string[];
  industries: string[];
  currency: string;
}

export function useRuleChoices(): RuleChoices {
  const api = useApi();
  const { workspace } = useHere();
  const { data: values } = useQuery(accountValuesQuery(api, workspace.id));
  const { data: members } = useQuery(membersQuery(api, workspace.id));
  return useMemo(
    () => ({
      countries: countryChoices(readerLocale()),
      members: (members ?? []).map(({ id, name }) => ({ value: id, label: name })),
      products: workspace.products.map(({ id, name }) => ({ value: id, label: name })),
      plans: values?.plans ?? [],
      industries: values?.industries ?? [],
      currency: workspace.currency,
    }),
    [values, members, workspace],
  );
}
