import type { ImportAnswer } from '../../contract/exchange/import.ts';
import { ApiError } from '../platform/api.ts';

const noAnswer = () =>
  new ApiError({
    status: 0,
    code: 'network',
    title: 'No connection to the server',
    detail: 'Check the connection, then send the file again.',
  });

const errorOf = (status: number, answer: unknown): ApiError => {
  const given = (typeof answer === 'object' && answer !== null ? answer : {}) as Partial<ApiError>;
  return new ApiError({
    status,
    code: given.code ?? 'server_failed',
    title: given.title ?? 'The file was not taken',
    ...(given.detail === undefined ? {} : { detail: given.detail }),
    ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
  });
};

/**
 * Sends a file and tells how far it is, which `fetch` cannot.
 *
 * Errors  `ApiError`; the signal's own reason when it was aborted.
 */
export function uploadFile(
  address: string,
  file: File,
  options: { signal: AbortSignal; onProgress: (bytes: number) => void },
): Promise<ImportAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => options.onProgress(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as ImportAnswer);
      else reject(errorOf(request.status, request.response));
    };
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(options.signal.reason);
    options.signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
