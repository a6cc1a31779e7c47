import { Button, CopyButton, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Bell, Check, Copy, Download, Ellipsis, Gauge, Link2, Pencil, RotateCcw, Save } from 'lucide-react';
import { useState } from 'react';
import type { InsightAnswer } from '../../../contract/analytics/insight.ts';
import type { Question } from '../../../contract/analytics/question.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { downloadCsv, toCsv } from '../../platform/table/csv.ts';
import { useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { builderText as text } from '../builder/builder.text.ts';
import type { Asking } from '../builder/LiveResult.tsx';
import type { Draft } from '../builder/use-draft.ts';
import { metricsText } from '../metrics/metrics.text.ts';
import { questionText } from '../question/question.text.ts';
import { answerTable, csvOf } from '../result/answer-table.ts';
import { useSegmentNames } from '../result/Result.tsx';
import { lazily } from './lazily.tsx';

const SaveDrawer = lazily(() => import('./SaveDrawer.tsx').then((file) => file.SaveDrawer));
const AlertDrawer = lazily(() => import('./AlertDrawer.tsx').then((file) => file.AlertDrawer));
const MetricDrawer = lazily(() => import('../metrics/MetricDrawer.tsx').then((file) => file.MetricDrawer));

/** What can be done with a question and its answer; with an insight, also with what is kept. */
export function InsightVerbs({ insight, draft, asking }: { insight?: InsightAnswer; draft: Draft; asking: Asking }) {
  const api = useApi();
  const { may } = useHere();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const segments = useSegmentNames();
  const [open, setOpen] = useState<'save' | 'saveAs' | 'rename' | 'alert' | 'metric'>();
  const question: Question | undefined = draft.checked.question;
  const name = insight?.name ?? (question ? questionText.about(question) : '');

  const goTo = (made: InsightAnswer) => void navigate({ to: hrefOf('insight', made.id) ?? '.' });
  const change = useChange({
    send: (body: { question: Question; hideUnder: number }) =>
      api.patch<InsightAnswer>(`/insights/${insight?.id ?? ''}` as string, body, insight ? { ifMatch: insight.version } : {}),
    refresh: () => [analyticsKeys.insights],
    done: (_body, saved) => text.saved(saved.name),
  });
  const duplicate = useChange({
    send: () => api.post<InsightAnswer>(`/insights/${insight?.id ?? ''}/duplicate` as string, {}),
    refresh: () => [analyticsKeys.insights],
    done: (_none, made) => text.saved(made.name),
  });
  const archive = useChange({
    send: (verb: 'archive' | 'restore') => api.post<InsightAnswer>(`/insights/${insight?.id ?? ''}/${verb}` as string, {}),
    refresh: () => [analyticsKeys.insights],
    done: (verb, { name: named }) => (verb === 'archive' ? text.archived(named) : text.restored(named)),
    undo: (verb, { id }) => api.post<InsightAnswer>(`/insights/${id}/${verb === 'archive' ? 'restore' : 'archive'}` as string, {}),
  });
  const exportCsv = () => {
    if (!asking.answer) return;
    const { heads, rows } = csvOf(answerTable(asking.answer, segments));
    downloadCsv(name, toCsv(heads, rows));
  };
  const canSave = may('edit') && question !== undefined;
  return (
    <>
      {insight && draft.isChanged && (
        <Button variant="subtle" leftSection={<RotateCcw size={14} aria-hidden />} onClick={draft.revert}>
          {text.revert}
        </Button>
      )}
      <CopyButton value={window.location.href}>
        {({ copied, copy }) => (
          <Button leftSection={copied ? <Check size={14} aria-hidden /> : <Link2 size={14} aria-hidden />} onClick={copy}>
            <span aria-live="polite">{copied ? text.copied : text.copyLink}</span>
          </Button>
        )}
      </CopyButton>
      <Button leftSection={<Download size={14} aria-hidden />} onClick={exportCsv} disabled={!asking.answer}>
        {text.exportCsv}
      </Button>
      {canSave &&
        (insight ? (
          draft.isChanged && (
            <Button
              variant="filled"
              leftSection={<Save size={14} aria-hidden />}
              loading={change.isPending}
              onClick={() =>
                void change.mutateAsync({ question, hideUnder: draft.hideUnder }).then(
                  () => goTo(insight),
                  () => undefined,
                )
              }
            >
              {text.saveChanges}
            </Button>
          )
        ) : (
          <Button variant="filled" leftSection={<Save size={14} aria-hidden />} onClick={() => setOpen('save')}>
            {text.save}
          </Button>
        ))}
      {canSave && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button aria-label={text.moreVerbs} px={8}>
              <Ellipsis size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {insight && (
              <>
                <Menu.Item leftSection={<Save size={14} aria-hidden />} onClick={() => setOpen('saveAs')}>
                  {text.saveAs}
                </Menu.Item>
                <Menu.Item leftSection={<Pencil size={14} aria-hidden />} onClick={() => setOpen('rename')}>
                  {text.rename}
                </Menu.Item>
                <Menu.Item
                  leftSection={<Copy size={14} aria-hidden />}
                  onClick={() => void duplicate.mutateAsync(undefined).then(goTo, () => undefined)}
                >
                  {text.duplicate}
                </Menu.Item>
                <Menu.Item leftSection={<Bell size={14} aria-hidden />} onClick={() => setOpen('alert')}>
                  {metricsText.newAlert}
                </Menu.Item>
              </>
            )}
            {may('decide') && (
              <Menu.Item leftSection={<Gauge size={14} aria-hidden />} onClick={() => setOpen('metric')}>
                {metricsText.makeMetric}
              </Menu.Item>
            )}
            {insight && (
              <Menu.Item onClick={() => archive.mutate(insight.archivedAt === null ? 'archive' : 'restore')}>
                {insight.archivedAt === null ? text.archive : metricsText.restore}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {question && (open === 'save' || open === 'saveAs') && (
        <SaveDrawer question={question} hideUnder={draft.hideUnder} name={name} onClose={() => setOpen(undefined)} onSaved={goTo} />
      )}
      {insight && open === 'rename' && (
        <SaveDrawer insight={insight} question={insight.question} name={insight.name} onClose={() => setOpen(undefined)} />
      )}
      {insight && open === 'alert' && (
        <AlertDrawer
          watches={{ kind: 'insight', id: insight.id, name: insight.name, question: insight.question }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {question && open === 'metric' && <MetricDrawer question={question} name={insight?.name ?? ''} onClose={() => setOpen(undefined)} />}
    </>
  );
}
