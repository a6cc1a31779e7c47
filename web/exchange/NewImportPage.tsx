import { Alert, Code, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isApiError } from '../platform/api.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import { FileDrop } from '../platform/ui/FileDrop.tsx';
import { ForbiddenState } from '../platform/ui/ForbiddenState.tsx';
import { fileSize } from '../platform/ui/file-check.ts';
import { Page, Section } from '../platform/ui/Page.tsx';
import { ProgressBar } from '../platform/ui/ProgressBar.tsx';
import { uiText } from '../platform/ui/ui.text.ts';
import classes from './Exchange.module.css';
import { exchangeKeys } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';
import { PasteTable } from './PasteTable.tsx';
import { Steps } from './Steps.tsx';
import { uploadFile } from './upload.ts';

/** Units: bytes; as the server's limit. */
const largestFile = 1_073_741_824;

/** What stands in a file counts, not its name; `.xls` is taken so that the answer can say what to do. */
const kinds = ['.csv', '.tsv', '.txt', '.xlsx', '.xlsm', '.xls', '.json', '.ndjson', '.jsonl'];

/** The first step: a file. */
export function NewImportPage() {
  const { workspace, product, may } = useHere();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { product?: string };
  const [sending, setSending] = useState<{ file: File; bytes: number }>();
  const [error, setError] = useState<unknown>();
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const send = async (file: File) => {
    const controller = new AbortController();
    abort.current = controller;
    setError(undefined);
    setSending({ file, bytes: 0 });
    const productId = workspace.products.find((one) => one.id === search.product)?.id ?? product?.id;
    try {
      const made = await uploadFile(api.href('/imports', { fileName: file.name, productId }), file, {
        signal: controller.signal,
        onProgress: (bytes) => setSending({ file, bytes }),
      });
      client.setQueryData(exchangeKeys.one(workspace.id, made.id), made);
      void client.invalidateQueries({ queryKey: exchangeKeys.list(workspace.id) });
      await navigate({ href: `/w/${workspace.id}/imports/${made.id}` });
    } catch (caught) {
      setSending(undefined);
      if (!controller.signal.aborted) setError(caught);
    }
  };

  const crumbs = [{ label: text.imports, href: `/w/${workspace.id}/imports` }];
  if (!may('import')) {
    return (
      <Page title={text.newTitle} breadcrumbs={crumbs}>
        <ForbiddenState />
      </Page>
    );
  }
  return (
    <Page title={text.newTitle} breadcrumbs={crumbs} lead={text.newLead} layout="reading" toolbar={<Steps current="file" />}>
      {sending ? (
        <div className={classes.sending}>
          <ProgressBar
            label={sending.bytes < sending.file.size ? text.uploading(sending.file.name) : text.reading}
            done={sending.bytes}
            total={sending.bytes < sending.file.size ? sending.file.size : undefined}
            onCancel={() => abort.current?.abort()}
          >
            {text.uploadedOf(fileSize(sending.bytes), fileSize(sending.file.size))}
          </ProgressBar>
        </div>
      ) : (
        <>
          <FileDrop label={text.dropLabel} kinds={kinds} mostBytes={largestFile} onFile={(file) => void send(file)} />
          <PasteTable onFile={(file) => void send(file)} />
        </>
      )}
      {error !== undefined && (
        <Alert
          color="danger"
          variant="light"
          role="alert"
          mt="sm"
          title={isApiError(error) ? error.detail || error.title : uiText.errorUnknown}
        >
          {isApiError(error) && <Code>{error.code}</Code>}
        </Alert>
      )}
      <Section title={text.howTitle}>
        <ol className={classes.how}>
          {text.how.map(([what, means]) => (
            <li key={what}>
              <strong>{what}</strong> {means}
            </li>
          ))}
        </ol>
        <Text size="sm" c="dimmed" mt="sm">
          {text.exportsFrom}
        </Text>
      </Section>
    </Page>
  );
}
