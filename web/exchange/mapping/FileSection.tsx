import { NativeSelect, Select } from '@mantine/core';
import type { CsvFormat, RecordKindAnswer } from '../../../contract/exchange/import.ts';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import type { RecordKind } from '../../../contract/exchange/record-kind.ts';
import { useHere } from '../../platform/session/here.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { anchorOf, useDraft } from './draft.ts';
import { FormatSection } from './FormatSection.tsx';
import classes from './Mapping.module.css';
import { SheetField, type SheetFieldProps } from './SheetField.tsx';
import { TypedChoice } from './TypedField.tsx';

/** Kinds whose records can belong to one product without having to. */
const mayBelong: readonly RecordKind[] = ['deal', 'revenue_line', 'contract'];

/** What holds for the whole file. */
export function FileSection({
  kinds,
  sheet,
  onKind,
  onFormat,
}: {
  kinds: readonly RecordKindAnswer[];
  sheet: SheetFieldProps | null;
  onKind: (kind: RecordKind) => void;
  onFormat: (format: Partial<CsvFormat>) => void;
}) {
  const { workspace } = useHere();
  const { mapping, setMapping, kind, preview, knownSources } = useDraft();
  const guessed = preview.guess.kinds.map((one) => one.kind);
  const order = [...guessed, ...kinds.map((one) => one.kind).filter((one) => !guessed.includes(one))];
  const reason = preview.guess.kinds.find((one) => one.kind === kind.kind)?.reason;
  const products = workspace.products.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section className={classes.card} aria-labelledby="mapping-file">
      <h2 id="mapping-file" className={classes.cardTitle}>
        {text.holds}
      </h2>
      <div className={classes.fileFields}>
        {sheet && <SheetField {...sheet} />}
        <Select
          label={text.kind}
          description={reason ?? text.kindMeans[kind.kind]}
          allowDeselect={false}
          value={kind.kind}
          onChange={(value) => value && onKind(value as RecordKind)}
          data={order.map((value) => ({ value, label: text.kinds[value] }))}
          withScrollArea={false}
          styles={{ options: { maxHeight: 420, overflowY: 'auto' } }}
          comboboxProps={{ width: 380, position: 'bottom-start' }}
          renderOption={({ option }) => (
            <div>
              <div className={classes.optionName}>
                {option.label}
                {option.value === guessed[0] && <span className={classes.quiet}> · {text.surety.likely}</span>}
              </div>
              <div className={classes.quiet}>{text.kindMeans[option.value as RecordKind]}</div>
            </div>
          )}
        />
        {(kind.byProduct || mayBelong.includes(kind.kind)) && (
          <NativeSelect
            id={anchorOf('productId')}
            label={text.product}
            description={kind.byProduct ? text.productHint : undefined}
            required={kind.byProduct}
            value={mapping.productId ?? ''}
            onChange={(event) => setMapping({ ...mapping, productId: event.currentTarget.value || null })}
            data={
              kind.byProduct && mapping.productId
                ? products
                : [{ value: '', label: kind.byProduct ? text.needProduct : text.noProduct }, ...products]
            }
          />
        )}
        <TypedChoice
          id={anchorOf('source')}
          label={text.source}
          description={text.sourceHint}
          maxLength={100}
          value={mapping.source}
          onType={(source) => setMapping({ ...mapping, source })}
          data={[...new Set([...knownSources.account, ...knownSources.person].map((one) => one.source))]}
        />
        <NativeSelect
          label={text.mode}
          value={mapping.mode}
          onChange={(event) => setMapping({ ...mapping, mode: event.currentTarget.value as Mapping['mode'] })}
          data={Object.entries(text.modes).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <FormatSection format={preview.format} reasons={preview.formatReasons} accents={preview.reading.accents} onChange={onFormat} />
    </section>
  );
}
