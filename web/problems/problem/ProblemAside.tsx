import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ProblemDetail } from '../../../contract/problems/problem.ts';
import type { Impact } from '../../../contract/problems/value.ts';
import { asTyped } from '../../platform/api.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { EditableCell } from '../../platform/table/EditableCell.tsx';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import { problemKeys } from '../problems.api.ts';
import { impactChoices } from '../values.ts';
import classes from './ProblemPage.module.css';
import { objectivesQuery } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

type Inputs = Partial<Pick<ProblemDetail, 'effortPersonWeeks' | 'durationWeeks' | 'impact'>>;

/** Who looks after it, what it serves, and the inputs of its valuation. */
export function ProblemAside({ problem, canChange }: { problem: ProblemDetail; canChange: boolean }) {
  const api = useApi();
  const may = useMay();
  const { data: objectives } = useQuery(objectivesQuery(api, problem.productId));
  const objective = objectives?.find((one) => one.id === problem.objectiveId);
  const path = `/products/${problem.productId}/problems/inputs` as const;
  const set = useChange({
    send: (inputs: Inputs) => api.post(path, asTyped({ items: [{ problemId: problem.id, ...inputs }] })),
    refresh: () => [problemKeys.all],
    done: () => text.saved,
    undo: () => {
      const { effortPersonWeeks, durationWeeks, impact } = problem;
      return api.post(path, { items: [{ problemId: problem.id, effortPersonWeeks, durationWeeks, impact }] });
    },
  });
  const canDecide = canChange && may('decide');
  return (
    <aside className={classes.aside} aria-label={text.details}>
      <Part title={text.stewards}>
        {problem.stewards.length === 0 ? (
          <span className={classes.dim}>{text.noSteward}</span>
        ) : (
          problem.stewards.map((one) => <div key={one.id}>{one.name}</div>)
        )}
      </Part>
      <Part title={text.tags}>
        {problem.tags.length === 0 ? (
          <span className={classes.dim}>{text.noTags}</span>
        ) : (
          <div className={classes.tags}>
            {problem.tags.map((tag) => (
              <span key={tag} className={classes.tag}>
                {tag}
              </span>
            ))}
          </div>
        )}
      </Part>
      {problem.objectiveId && (
        <Part title={text.objective}>
          <EntityLink kind="objective" id={problem.objectiveId}>
            {objective?.title ?? text.objective}
          </EntityLink>
        </Part>
      )}
      <Part title={text.whatIfEffort}>
        <NumberInput
          label={text.whatIfEffort}
          value={problem.effortPersonWeeks}
          most={100_000}
          onSave={canDecide ? (effortPersonWeeks) => set.mutateAsync({ effortPersonWeeks }) : undefined}
        />
      </Part>
      <Part title={text.whatIfDuration}>
        <NumberInput
          label={text.whatIfDuration}
          value={problem.durationWeeks}
          most={10_000}
          onSave={canDecide ? (durationWeeks) => set.mutateAsync({ durationWeeks }) : undefined}
        />
      </Part>
      <Part title={text.impact}>
        {canDecide ? (
          <EditableCell
            row={problem}
            label={text.impact}
            edit={{
              kind: 'select',
              value: () => (problem.impact === null ? null : String(problem.impact)),
              options: impactChoices,
              clearLabel: text.notSet,
              save: (_row, impact) => set.mutateAsync({ impact: impact === null ? null : (Number(impact) as Impact) }),
            }}
          >
            <NumberValue value={problem.impact} />
          </EditableCell>
        ) : (
          <NumberValue value={problem.impact} />
        )}
      </Part>
      <Part title={text.changed}>
        <RelativeDate value={problem.updatedAt} />
      </Part>
    </aside>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

interface NumberInputProps {
  label: string;
  value: number | null;
  most: number;
  onSave: ((value: number | null) => Promise<unknown>) | undefined;
}

function NumberInput({ label, value, most, onSave }: NumberInputProps) {
  if (!onSave) return <NumberValue value={value} />;
  return (
    <EditableCell
      row={{}}
      label={label}
      edit={{ kind: 'number', value: () => value, least: 0.1, most, canClear: true, save: (_row, next) => onSave(next) }}
    >
      <NumberValue value={value} />
    </EditableCell>
  );
}
