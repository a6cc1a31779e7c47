import { useRef } from 'react';
import type { EvidenceAnswer } from '../../../contract/problems/evidence.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useProduct } from '../../platform/session/here.ts';
import { inboxKeys } from '../inbox/inbox.api.ts';
import { problemKeys } from '../problems.api.ts';
import { captureText as text } from './capture.text.ts';
import { type CaptureValues, captureBody, type Named, personBody } from './capture-form.ts';

interface Captured {
  evidence: EvidenceAnswer;
  /** Whoever said it, also when they were made with it. */
  personId: string | null;
}

/**
 * Sends what was captured, with the person and the problems that were made in the same breath.
 *
 * Shape   what was made stays known until it is all saved: trying again makes nobody twice.
 * Errors  as the server refuses it; the form shows them.
 */
export function useCapture(): (values: CaptureValues) => Promise<Captured> {
  const api = useApi();
  const product = useProduct();
  const made = useRef(new Map<string, string>());
  const idOf = async (kind: string, { id, name }: Named, make: () => Promise<{ id: string }>): Promise<string> => {
    if (id !== undefined) return id;
    const key = `${kind} ${name}`;
    const known = made.current.get(key);
    if (known !== undefined) return known;
    const fresh = (await make()).id;
    made.current.set(key, fresh);
    return fresh;
  };
  const personIdOf = async ({ person, account }: CaptureValues): Promise<string | null> => {
    if (person === null) return null;
    return idOf('person', person, async () => {
      const fresh = await api.post('/persons', personBody(person.name));
      if (account?.id !== undefined) await api.post('/memberships', { personId: fresh.id, accountId: account.id });
      return fresh;
    });
  };
  const change = useChange<CaptureValues, Captured>({
    send: async (values) => {
      const personId = await personIdOf(values);
      const problemIds: string[] = [];
      for (const problem of values.problems)
        problemIds.push(await idOf('problem', problem, () => api.post(`/products/${product.id}/problems`, { title: problem.name })));
      const [first, ...others] = problemIds;
      const wish = { importance: values.importance, reason: values.reason };
      const evidence = await api.post(`/products/${product.id}/evidence`, {
        ...captureBody(values, new Date()),
        personId,
        accountId: values.account?.id ?? null,
        ...(first === undefined ? {} : { attachTo: { problemId: first, ...wish } }),
      });
      for (const problemId of others) await api.post(`/problems/${problemId}/evidence`, { evidenceIds: [evidence.id], ...wish });
      made.current.clear();
      return { evidence, personId };
    },
    done: ({ problems }) => (problems[0] ? text.savedTo(problems[0].name) : text.saved),
    undo: (_values, { evidence }) => api.post(`/evidence/${evidence.id}/archive`),
    refresh: () => [problemKeys.all, inboxKeys.list(product.id), inboxKeys.counts(product.id), ['people']],
    isQuiet: true,
  });
  return (values) => change.mutateAsync(values);
}
