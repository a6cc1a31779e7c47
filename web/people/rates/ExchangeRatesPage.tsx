import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Coins, PencilLine, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ExchangeRateAnswer } from '../../../contract/people/exchange-rate.ts';
import { asTyped } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { formatDate, formatNumber, parseNumber } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page, Section } from '../../platform/ui/Page.tsx';
import { currencyChoices } from '../parts/amount.ts';
import { fieldText } from '../parts/field.text.ts';
import parts from '../parts/parts.module.css';
import { Chip, Row } from '../parts/Row.tsx';
import { today } from '../parts/today.ts';
import { peopleKeys } from '../people.api.ts';
import { ratesThatHold } from './current-rates.ts';
import { ratesText as text } from './rates.text.ts';

/** Far more than anybody types; imported rates of many years fit. */
const mostRates = 5000;
const digits = 6;

/** Settings: by which rates money in other currencies is summed. */
export function ExchangeRatesPage() {
  const api = useApi();
  const { workspace, may } = useHere();
  const { data, error, refetch } = useQuery({
    queryKey: [...peopleKeys.all, 'exchange-rates', workspace.id],
    queryFn: ({ signal }) => api.listAll('/exchange-rates', { most: mostRates, signal }),
  });
  const [edited, setEdited] = useState<ExchangeRateAnswer | 'new'>();
  const byCurrency = useMemo(() => Map.groupBy(data ?? [], (rate) => rate.currency), [data]);
  const holding = useMemo(() => ratesThatHold(data ?? [], today()), [data]);
  const set = (rate: ExchangeRateAnswer) => api.put('/exchange-rates', { rates: [rate] });
  const remove = useChange({
    send: (rate: ExchangeRateAnswer) => api.delete(`/exchange-rates/${rate.currency}/${rate.day}`),
    refresh: () => [peopleKeys.all, peopleKeys.problems],
    done: () => text.removed,
    undo: set,
  });
  const add = may('decide') && (
    <Button variant="filled" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('new')}>
      {text.add}
    </Button>
  );
  return (
    <Page title={text.title} lead={text.lead(workspace.currency)} layout="reading" actions={byCurrency.size > 0 && add}>
      {!data ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState />
        )
      ) : byCurrency.size === 0 ? (
        <EmptyState icon={Coins} title={text.emptyTitle} example={text.emptyExample} action={add}>
          {text.empty(workspace.currency)}
        </EmptyState>
      ) : (
        [...byCurrency].map(([currency, rates]) => (
          <Section key={currency} title={currency}>
            <ul className={parts.rows}>
              {rates
                .toSorted((a, b) => b.day.localeCompare(a.day))
                .map((rate) => (
                  <Row
                    key={rate.day}
                    title={
                      <>
                        {text.words(currency, formatNumber(rate.rate, { digits }), workspace.currency)}
                        {holding.has(`${rate.currency} ${rate.day}`) && <Chip>{text.nowHolds}</Chip>}
                      </>
                    }
                    note={[`${fieldText.from.toLowerCase()} ${formatDate(rate.day)}`, rate.source].filter(Boolean).join(' · ')}
                    end={
                      may('decide') && (
                        <>
                          <ActionIcon aria-label={text.edit(currency, formatDate(rate.day))} onClick={() => setEdited(rate)}>
                            <PencilLine size={14} aria-hidden />
                          </ActionIcon>
                          <ActionIcon aria-label={text.remove(currency, formatDate(rate.day))} onClick={() => remove.mutate(rate)}>
                            <Trash2 size={14} aria-hidden />
                          </ActionIcon>
                        </>
                      )
                    }
                  />
                ))}
            </ul>
          </Section>
        ))
      )}
      {edited && <RateDrawer {...(edited === 'new' ? {} : { rate: edited })} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}

function RateDrawer({ rate, onClose }: { rate?: ExchangeRateAnswer; onClose: () => void }) {
  const api = useApi();
  const { workspace } = useHere();
  const others = currencyChoices(workspace.currency).filter((one) => one !== workspace.currency);
  const form = useForm({
    initialValues: {
      currency: rate?.currency ?? others[0] ?? '',
      rate: rate ? formatNumber(rate.rate, { digits }) : '',
      day: rate?.day ?? today(),
      source: rate?.source ?? '',
    },
    validate: {
      rate: (typed) => ((parseNumber(typed) ?? 0) > 0 ? null : text.needRate),
      day: (day) => (day === '' ? fieldText.needDay : null),
    },
  });
  const save = useSave(form, {
    send: ({ source, ...values }) =>
      api.put(
        '/exchange-rates',
        asTyped({
          rates: [{ ...values, rate: parseNumber(values.rate), source: source.trim() === '' ? null : source.trim() }],
        }),
      ),
    refresh: [peopleKeys.all, peopleKeys.problems],
    done: text.saved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={rate ? text.editTitle : text.addTitle} onSave={save}>
      <NativeSelect label={text.currency} required data={others} disabled={rate !== undefined} {...form.getInputProps('currency')} />
      <TextInput
        label={text.rate(workspace.currency)}
        description={text.rateHint(workspace.currency)}
        inputMode="decimal"
        required
        data-autofocus
        {...form.getInputProps('rate')}
        error={form.errors['rate'] ?? form.errors['rates.0.rate']}
      />
      <TextInput type="date" label={text.day} required disabled={rate !== undefined} {...form.getInputProps('day')} />
      <TextInput label={text.source} description={text.sourceHint} maxLength={100} {...form.getInputProps('source')} />
    </FormDrawer>
  );
}
