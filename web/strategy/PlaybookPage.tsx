import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { PlaybookAnswer, PolicyAnswer } from '../../contract/strategy/playbook.ts';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import { useApi, useMay, useProduct } from '../platform/session/here.ts';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { ModelChip } from '../platform/ui/LensChip.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Page } from '../platform/ui/Page.tsx';
import { ChangeModelDialog } from './ChangeModelDialog.tsx';
import classes from './PlaybookPage.module.css';
import { playbookText as text } from './playbook.text.ts';
import { PolicyAnswerCell } from './policy/PolicyAnswerCell.tsx';
import { PolicySource } from './policy/PolicySource.tsx';
import { cellsOf, columns, countOverrides, heldUnder } from './policy/playbook-cells.ts';
import { playbookQuery } from './strategy.api.ts';

const OverrideDrawer = lazy(() => import('./policy/OverrideDrawer.tsx').then((file) => ({ default: file.OverrideDrawer })));

/** The product's idea on one page: every policy, its three answers side by side, and which one holds. */
export function PlaybookPage() {
  const product = useProduct();
  const api = useApi();
  const may = useMay();
  const isPhone = useMediaQuery('(max-width: 62em)') ?? false;
  const { data: playbook, error, refetch } = useQuery(playbookQuery(api, product.id));
  const [isChanging, setIsChanging] = useState(false);
  const policies = playbook?.areas.flatMap((area) => area.policies) ?? [];
  return (
    <Page
      title={text.title}
      documentTitle={text.tab(product.name)}
      badge={<ModelChip model={product.businessModel} />}
      lead={text.lead}
      actions={
        <>
          {playbook && <span className={classes.quiet}>{text.overrideCount(countOverrides(policies))}</span>}
          {may('decide') && <Button onClick={() => setIsChanging(true)}>{text.changeModel}</Button>}
        </>
      }
    >
      {playbook ? (
        <Columns key={product.id} playbook={playbook} isPhone={isPhone} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState lines={12} />
      )}
      <ChangeModelDialog product={product} opened={isChanging} onClose={() => setIsChanging(false)} />
    </Page>
  );
}

function Columns({ playbook, isPhone }: { playbook: PlaybookAnswer; isPhone: boolean }) {
  const may = useMay();
  const navigate = useNavigate();
  const { policy: wanted } = useSearch({ strict: false }) as { policy?: string };
  const [edited, setEdited] = useState<PolicyAnswer>();
  const [isOpen, setIsOpen] = useState(false);
  // Every opening starts from what holds, not from what somebody typed and cancelled.
  const [opening, setOpening] = useState(0);
  useEffect(() => {
    if (wanted) document.getElementById(`policy-${wanted}`)?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  const open = (policy: PolicyAnswer) => {
    setEdited(policy);
    setOpening((before) => before + 1);
    setIsOpen(true);
  };
  const overriding = (policy: PolicyAnswer) => (policy.mayOverride && may('decide') ? () => open(policy) : undefined);
  const close = () => {
    setIsOpen(false);
    if (wanted) void navigate({ to: '.', search: {}, replace: true });
  };
  const View = isPhone ? OneColumn : ThreeColumns;
  return (
    <>
      <View playbook={playbook} overriding={overriding} wanted={wanted} />
      {edited && (
        <Suspense fallback={null}>
          <OverrideDrawer
            key={opening}
            productId={playbook.productId}
            model={playbook.businessModel}
            policy={edited}
            opened={isOpen}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}

interface ViewProps {
  playbook: PlaybookAnswer;
  overriding: (policy: PolicyAnswer) => (() => void) | undefined;
  wanted: string | undefined;
}

function ThreeColumns({ playbook, overriding, wanted }: ViewProps) {
  const current = playbook.businessModel;
  const isCurrent = (model: BusinessModel) => (model === current ? true : undefined);
  return (
    <table className={classes.table} data-model={current}>
      <caption className="sr-only">{text.lead}</caption>
      <colgroup>
        <col className={classes.policyColumn} />
        <col span={3} />
      </colgroup>
      <thead className={classes.head}>
        <tr>
          <th scope="col">
            <span className="sr-only">{text.policy}</span>
          </th>
          {columns.map((model) => (
            <th key={model} scope="col" data-current={isCurrent(model)}>
              <div className={classes.model} data-model={model}>
                {text.models[model]}
                {model !== 'hybrid' && <span className={classes.code}>{text.modelCodes[model]}</span>}
                {model === current && <span className={classes.holds}>{text.holdsFor(playbook.productName)}</span>}
              </div>
              <div className={classes.means}>{text.modelMeans[model]}</div>
            </th>
          ))}
        </tr>
      </thead>
      {playbook.areas.map((area) => {
        const isLater = area.policies.every((policy) => policy.takesEffect !== 'now');
        return (
          <tbody key={area.area}>
            <tr className={classes.area}>
              <th scope="row">
                <span className={classes.areaName}>{text.areas[area.area]}</span>
                <h2 className={classes.question}>{area.question}</h2>
                {isLater && <span className={classes.later}>{text.takesEffectWith(area.area)}</span>}
              </th>
              {columns.map((model) => (
                <td key={model} data-current={isCurrent(model)}>
                  {area.answers[model]}
                </td>
              ))}
            </tr>
            {area.policies.map((policy) => {
              const cells = cellsOf(policy, current);
              return (
                <tr
                  key={policy.key}
                  id={`policy-${policy.key}`}
                  className={classes.policy}
                  data-target={wanted === policy.key || undefined}
                >
                  <th scope="row">
                    <span className={classes.name}>{policy.title}</span>
                    {policy.question !== area.question && <span className={classes.asks}>{policy.question}</span>}
                    <PolicySource source={policy.source} />
                  </th>
                  {columns.map((model) => (
                    <td key={model} data-current={isCurrent(model)}>
                      <PolicyAnswerCell
                        policy={policy}
                        model={model}
                        current={current}
                        cell={cells[model]}
                        onOverride={model === current ? overriding(policy) : undefined}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        );
      })}
    </table>
  );
}

function OneColumn({ playbook, overriding }: ViewProps) {
  const current = playbook.businessModel;
  const [model, setModel] = useState<BusinessModel>(current);
  return (
    <>
      <div className={classes.switch}>
        <SegmentedControl
          fullWidth
          aria-label={text.chooseModel}
          value={model}
          onChange={(next) => setModel(next as BusinessModel)}
          data={columns.map((one) => ({ value: one, label: text.models[one] }))}
        />
        <p className={classes.switchMeans}>
          {model === current ? `${text.modelMeans[model]} ${text.decidesThisWay(playbook.productName)}` : text.modelMeans[model]}
        </p>
      </div>
      {playbook.areas.map((area) => (
        <section key={area.area} className={classes.chapter}>
          <span className={classes.areaName}>{text.areas[area.area]}</span>
          <h2 className={classes.question}>{area.question}</h2>
          <p>{area.answers[model]}</p>
          {area.policies.every((policy) => policy.takesEffect !== 'now') && (
            <span className={classes.later}>{text.takesEffectWith(area.area)}</span>
          )}
          <ul className={classes.cards}>
            {area.policies.map((policy) => (
              <li key={policy.key} id={`policy-${policy.key}`} className={classes.card}>
                <h3>{policy.title}</h3>
                {policy.question !== area.question && <span className={classes.asks}>{policy.question}</span>}
                <div className={classes.answer} data-own={model === current ? model : undefined}>
                  <PolicyAnswerCell
                    policy={policy}
                    model={model}
                    current={current}
                    cell={policy.decides.includes(model) ? heldUnder(policy, model) : { kind: 'silent' }}
                    onOverride={model === current ? overriding(policy) : undefined}
                  />
                </div>
                <PolicySource source={policy.source} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
