import { Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ProblemDetail } from '../../../contract/problems/problem.ts';
import type { ReachAnswer, ReachSource } from '../../../contract/problems/reach-source.ts';
import { useSave } from '../../platform/form.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemKeys } from '../problems.api.ts';
import { insightChoicesQuery, metricChoicesQuery } from './measured.api.ts';
import { measuredText as text } from './measured.text.ts';
import { countsPeople, peopleReduction } from './people-counting.ts';

/** Names the insight or the metric that says how many people a problem reaches, and measures at once. */
export function ReachDrawer({ problem, source, onClose }: { problem: ProblemDetail; source: ReachSource | null; onClose: () => void }) {
  const api = useApi();
  const { data: insights = [] } = useQuery(insightChoicesQuery(api, problem.productId));
  const { data: metrics = [] } = useQuery(metricChoicesQuery(api, problem.productId));
  const counting = insights.flatMap((one) => {
    const reduction = peopleReduction(one.question);
    return reduction ? [{ ...one, reduction }] : [];
  });
  const form = useForm({
    initialValues: { chosen: source === null ? null : source.kind === 'insight' ? source.insightId : source.metricId },
    validate: { chosen: (chosen) => (chosen === null ? text.needSource : null) },
  });
  const save = useSave(form, {
    async send({ chosen }) {
      const insight = counting.find((one) => one.id === chosen);
      const body = insight
        ? { source: { kind: 'insight', insightId: insight.id, reduction: insight.reduction } }
        : { source: { kind: 'metric', metricId: chosen } };
      await api.put<ReachAnswer>(`/problems/${problem.id}/reach-source` as string, body);
      return api.post<ReachAnswer>(`/problems/${problem.id}/reach-source/measure` as string, {});
    },
    refresh: [problemKeys.all],
    done: text.reachSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={text.nameReach} onSave={save}>
      <Select
        label={text.source}
        description={text.sourceHint}
        searchable
        required
        data={[
          { group: text.insights, items: counting.map((one) => ({ value: one.id, label: one.name })) },
          {
            group: text.metrics,
            items: metrics.filter((one) => countsPeople(one.definition)).map((one) => ({ value: one.id, label: one.name })),
          },
        ]}
        {...form.getInputProps('chosen')}
      />
    </FormDrawer>
  );
}
