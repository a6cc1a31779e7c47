import { Alert, Button, Group, NativeSelect, Radio, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type MailChoice, mailChoices, type Theme, themes } from '../../../contract/platform/member.ts';
import { useSave } from '../form.ts';
import { formatDate, formatNumber } from '../format.ts';
import { useApi, useHere } from '../session/here.ts';
import { keepSettings, useTheme } from '../session/reader.ts';
import { sessionQuery } from '../session/session.ts';
import { Section } from '../ui/Page.tsx';
import { settingsText as text } from './settings.text.ts';
import { useSubmit } from './use-submit.ts';

/** How the reader of each writes numbers and dates: the ways that differ. */
const locales = [
  'en-GB',
  'en-US',
  'en-CA',
  'en-IN',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CH',
  'fr-CA',
  'es-ES',
  'es-MX',
  'it-IT',
].concat(
  ['pt-PT', 'pt-BR', 'nl-NL', 'da-DK', 'sv-SE', 'nb-NO', 'fi-FI', 'pl-PL', 'cs-CZ', 'hu-HU', 'ro-RO', 'el-GR', 'tr-TR', 'uk-UA'],
  ['ja-JP', 'ko-KR', 'zh-CN'],
);

const exampleDay = '2026-12-31';
const exampleNumber = 1_234_567.5;

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const localeOptions = (own: string | null) =>
  [...new Set([...(own ? [own] : []), ...locales])].map((value) => ({
    value,
    label: `${languageNames.of(value) ?? value} · ${formatNumber(exampleNumber, { digits: 1 }, value)} · ${formatDate(exampleDay, {}, value)}`,
  }));

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How everything is shown to me, in every browser I sign in with; and what comes by mail. */
export function ReaderSection() {
  const { workspace } = useHere();
  const { sendsMail } = useSuspenseQuery(sessionQuery).data;
  const api = useApi();
  const client = useQueryClient();
  const { setTheme } = useTheme();
  const { timeZone, locale, theme, mailChoice } = workspace.settings;
  const form = useForm({ initialValues: { timeZone: timeZone ?? '', locale: locale ?? '', mailChoice } });
  const { submit, isBusy, refusal } = useSubmit(
    useSave(form, {
      send: (values) => api.patch('/me', { ...values, timeZone: values.timeZone || null, locale: values.locale || null }),
      refresh: [],
      done: text.readerSaved,
      onSaved: (saved) => {
        form.resetDirty();
        keepSettings(client, workspace.id, { timeZone: saved.timeZone, locale: saved.locale, mailChoice: saved.mailChoice });
      },
    }),
  );
  const zones = [...new Set([...(timeZone ? [timeZone] : []), 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Section title={text.reader} note={text.readerNote}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md" maw={460}>
          <NativeSelect
            label={text.myZone}
            description={text.myZoneHint}
            data={[{ value: '', label: text.zoneOfBrowser(browserZone) }, ...zones]}
            {...form.getInputProps('timeZone')}
          />
          <NativeSelect
            label={text.locale}
            description={text.localeHint}
            data={[{ value: '', label: text.localeOfBrowser }, ...localeOptions(locale)]}
            {...form.getInputProps('locale')}
          />
          <Radio.Group
            label={text.theme}
            description={text.themeHint}
            value={theme ?? 'system'}
            onChange={(value) => setTheme(value as Theme)}
          >
            <Group gap="lg" mt={6}>
              {themes.map((one) => (
                <Radio key={one} value={one} label={text.themes[one]} />
              ))}
            </Group>
          </Radio.Group>
          <Radio.Group
            id="mail"
            label={text.mail}
            description={sendsMail ? text.mailHint : text.noMail}
            value={form.values.mailChoice}
            onChange={(value) => form.setFieldValue('mailChoice', value as MailChoice)}
          >
            <Stack gap={10} mt={6}>
              {mailChoices.map((one) => (
                <Radio key={one} value={one} label={text.mailChoices[one]} description={text.mailChoiceHints[one]} disabled={!sendsMail} />
              ))}
            </Stack>
          </Radio.Group>
          {refusal && (
            <Alert color="danger" role="alert" p="xs">
              {refusal}
            </Alert>
          )}
          <Group>
            <Button type="submit" variant="filled" loading={isBusy} disabled={!form.isDirty()}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
