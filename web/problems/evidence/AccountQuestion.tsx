import { Button } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { problemKeys } from '../problems.api.ts';
import classes from './AccountQuestion.module.css';
import { evidenceText as text } from './evidence.text.ts';

export interface AccountQuestionProps {
  evidenceId: string;
  speaker: string;
  choices: readonly { id: string; name: string }[];
  /** Keys to read again besides evidence and problems. */
  refresh?: readonly QueryKey[];
}

/** A speaker of several accounts: for which of them was it said? */
export function AccountQuestion({ evidenceId, speaker, choices, refresh = [] }: AccountQuestionProps) {
  const api = useApi();
  const may = useMay();
  const answer = useChange({
    send: (account: { id: string; name: string } | null) => api.post(`/evidence/${evidenceId}/account`, { accountId: account?.id ?? null }),
    refresh: () => [problemKeys.all, ...refresh],
    done: (account) => (account ? text.accountSet(account.name) : text.accountSetNone),
  });
  return (
    <section className={classes.question} aria-label={text.whichAccount(speaker)}>
      <p className={classes.title}>{text.whichAccount(speaker)}</p>
      <p className={classes.note}>{text.whichAccountNote}</p>
      {may('capture') && (
        <div className={classes.choices}>
          {choices.map((account) => (
            <Button key={account.id} onClick={() => answer.mutate(account)} disabled={answer.isPending}>
              {account.name}
            </Button>
          ))}
          <Button variant="subtle" onClick={() => answer.mutate(null)} disabled={answer.isPending}>
            {text.noneOfThem}
          </Button>
        </div>
      )}
    </section>
  );
}
