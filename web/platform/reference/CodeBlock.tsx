import { Button, CopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import classes from './Reference.module.css';
import { referenceText as text } from './reference.text.ts';

/** Text to be read, and under a title to be copied; scrolls sideways by keyboard too. */
export function CodeBlock({ label, title, code }: { label: string; title?: string; code: string }) {
  return (
    <div className={classes.block}>
      {title !== undefined && (
        <div className={classes.blockHead}>
          <p>{title}</p>
          <CopyButton value={code}>
            {({ copied, copy }) => (
              <Button
                size="compact-xs"
                onClick={copy}
                leftSection={copied ? <Check size={12} aria-hidden /> : <Copy size={12} aria-hidden />}
              >
                <span aria-live="polite">{copied ? text.copied : text.copy}</span>
              </Button>
            )}
          </CopyButton>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.code} aria-label={label} tabIndex={0}>
        <pre>{code}</pre>
      </section>
    </div>
  );
}
