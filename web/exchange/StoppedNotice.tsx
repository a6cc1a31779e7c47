import { Alert, Code, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from '../platform/format.ts';
import type { ImportAnswer } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';

/** Why work ended before its end, and what can be done about it (`children`). */
export function StoppedNotice({ one, children }: { one: ImportAnswer; children: ReactNode }) {
  const { status, failure } = one;
  const title = status === 'failed' ? text.failedTitle : status === 'interrupted' ? text.interruptedTitle : text.cancelledTitle;
  return (
    <Alert color={status === 'failed' ? 'danger' : 'gray'} variant="light" title={title} role="status" mt="sm" maw={860}>
      <p style={{ margin: '0 0 10px' }}>
        {status === 'failed' ? (
          <>
            {failure?.line != null && text.failedAt(formatNumber(failure.line))}
            {failure?.message} {failure && <Code>{failure.code}</Code>}
          </>
        ) : status === 'interrupted' ? (
          text.interruptedBody
        ) : (
          text.cancelledBody(formatNumber(one.rowsDone))
        )}
      </p>
      <Group gap="sm">{children}</Group>
    </Alert>
  );
}
