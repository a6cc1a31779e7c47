import { Input, Radio } from '@mantine/core';
import { useId } from 'react';
import { areaStances } from '../../contract/playbook/policy.ts';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import classes from './ModelCards.module.css';
import { columns } from './policy/playbook-cells.ts';
import { productsText as text } from './products.text.ts';

/** The areas that tell the three models apart at a glance. */
const telling = ['people', 'problems', 'releases'] as const;

export interface ModelCardsProps {
  value: BusinessModel | null;
  onChange: (model: BusinessModel) => void;
  label: string;
  error?: string | undefined;
  isCompact?: boolean;
}

/** The business model, explained by what follows from it. */
export function ModelCards({ value, onChange, label, error, isCompact = false }: ModelCardsProps) {
  const labelId = useId();
  return (
    <div>
      <Input.Label id={labelId} component="div" fw={500}>
        {label}
      </Input.Label>
      <Radio.Group aria-labelledby={labelId} value={value} onChange={(model) => onChange(model as BusinessModel)} error={error}>
        <div className={classes.cards} data-compact={isCompact || undefined}>
          {columns.map((model) => (
            <Radio.Card
              key={model}
              value={model}
              className={classes.card}
              data-model={model}
              aria-label={`${text.models[model]}: ${text.modelWho[model]}`}
            >
              <div className={classes.head}>
                <span className={classes.name} data-model={model}>
                  {text.models[model]}
                </span>
                <Radio.Indicator />
              </div>
              <div className={classes.who}>{text.modelWho[model]}</div>
              <dl className={classes.stances}>
                {telling.map((area) => (
                  <div key={area}>
                    <dt>{areaStances[area].question}</dt>
                    <dd>{areaStances[area].answers[model]}</dd>
                  </div>
                ))}
              </dl>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
