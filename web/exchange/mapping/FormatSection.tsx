import { Button, Collapse, NativeSelect, NumberInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronDown } from 'lucide-react';
import type { CsvFormat } from '../../../contract/exchange/import.ts';
import { exchangeText as text } from '../exchange.text.ts';
import classes from './Mapping.module.css';
import { ReadingSection } from './ReadingSection.tsx';

/** Every one of the contract's. Written out: the schema library is not worth its weight for two lists. */
const encodings = Object.keys({
  'utf-8': 0,
  'utf-16le': 0,
  'utf-16be': 0,
  'windows-1252': 0,
  'windows-1250': 0,
  'windows-1251': 0,
  'iso-8859-15': 0,
  macintosh: 0,
  shift_jis: 0,
  gb18030: 0,
  'euc-kr': 0,
  big5: 0,
} satisfies Record<CsvFormat['encoding'], 0>);

/** How the file is written: guessed, with the reasons, and changed here. */
export function FormatSection({
  format,
  reasons,
  accents,
  onChange,
}: {
  format: CsvFormat;
  reasons: readonly string[];
  /** A cell that shows whether the encoding is right. */
  accents: string | null;
  onChange: (format: Partial<CsvFormat>) => void;
}) {
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <div className={classes.format}>
      <div className={classes.formatLine}>
        <span className={classes.quiet}>
          {format.made
            ? text.madeWords(format.skipLines, format.header)
            : text.formatWords(
                format.encoding.toUpperCase(),
                accents,
                text.delimiters[format.delimiter] ?? format.delimiter,
                format.header ? text.withHeader : text.withoutHeader,
              )}
        </span>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={toggle}
          aria-expanded={isOpen}
          rightSection={<ChevronDown size={13} aria-hidden style={{ rotate: isOpen ? '180deg' : '0deg' }} />}
        >
          {text.changeFormat}
        </Button>
      </div>
      <ReadingSection />
      <Collapse expanded={isOpen} transitionDuration={0}>
        <FormatFields format={format} onChange={onChange} />
        {reasons.length > 0 && (
          <p className={classes.quiet} style={{ marginTop: 10 }}>
            {reasons.join(' ')}
          </p>
        )}
      </Collapse>
    </div>
  );
}

/** `format` may be empty: then nothing is known yet, and everything but what is chosen here is guessed. */
export function FormatFields({ format, onChange }: { format: Partial<CsvFormat>; onChange: (format: Partial<CsvFormat>) => void }) {
  const guess = { value: '', label: text.guessed };
  return (
    <div className={classes.formatFields}>
      {!format.made && (
        <>
          <NativeSelect
            label={text.encoding}
            value={format.encoding ?? ''}
            onChange={(event) => onChange({ ...format, encoding: event.currentTarget.value as CsvFormat['encoding'] })}
            data={[...(format.encoding ? [] : [guess]), ...encodings.map((value) => ({ value, label: value.toUpperCase() }))]}
          />
          <NativeSelect
            label={text.delimiter}
            value={format.delimiter ?? ''}
            onChange={(event) => onChange({ ...format, delimiter: event.currentTarget.value as CsvFormat['delimiter'] })}
            data={[...(format.delimiter ? [] : [guess]), ...Object.entries(text.delimiters).map(([value, label]) => ({ value, label }))]}
          />
        </>
      )}
      <NativeSelect
        label={text.header}
        value={format.header === undefined ? '' : String(format.header)}
        onChange={(event) => onChange({ ...format, header: event.currentTarget.value === 'true' })}
        data={[
          ...(format.header === undefined ? [guess] : []),
          { value: 'true', label: text.hasHeader },
          { value: 'false', label: text.hasNoHeader },
        ]}
      />
      <NumberInput
        label={text.skipLines}
        min={0}
        max={100}
        allowDecimal={false}
        value={format.skipLines ?? 0}
        onChange={(value) => onChange({ ...format, skipLines: typeof value === 'number' ? value : 0 })}
      />
    </div>
  );
}
