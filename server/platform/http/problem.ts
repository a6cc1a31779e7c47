import type { FastifyError } from 'fastify';
import type { ProblemDetails } from '../../../contract/platform/problem-details.ts';
import { Refusal, type RefusalKind } from '../errors.ts';
import { isTookTooLong } from '../postgres/database.ts';

const statusOf: Record<RefusalKind, number> = {
  malformed: 400,
  invalid: 422,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  refused: 422,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

const titleOf: Record<RefusalKind, string> = {
  malformed: 'The request cannot be read',
  invalid: 'The input is not valid',
  not_signed_in: 'Not signed in',
  not_allowed: 'Not allowed',
  not_found: 'Not found',
  refused: 'Refused',
  conflict: 'Conflict',
  precondition_failed: 'Changed meanwhile',
  too_large: 'Too large',
  too_many: 'Too many requests',
  unavailable: 'Not available now',
};

/** Turns any error into problem details (RFC 9457), once and for all routes. A bug says nothing of its inside. */
export function toProblem(error: unknown, requestId: string): ProblemDetails {
  if (error instanceof Refusal) {
    return {
      type: `urn:bifocal:problem:${error.code}`,
      title: titleOf[error.kind],
      status: statusOf[error.kind],
      code: error.code,
      detail: error.message,
      ...(error.issues.length > 0 ? { issues: [...error.issues] } : {}),
      requestId,
    };
  }
  const fromFramework = error as Partial<FastifyError>;
  if (typeof fromFramework.statusCode === 'number' && fromFramework.statusCode >= 400 && fromFramework.statusCode < 500) {
    const code = codeOfFramework(fromFramework);
    return {
      type: `urn:bifocal:problem:${code}`,
      title: 'The request cannot be read',
      status: fromFramework.statusCode,
      code,
      detail: fromFramework.message ?? '',
      requestId,
    };
  }
  if (isUnreadableValue(error)) {
    return {
      type: 'urn:bifocal:problem:value_not_readable',
      title: titleOf.invalid,
      status: 422,
      code: 'value_not_readable',
      detail: 'A value has the wrong form; a cursor, perhaps, that is not from this list.',
      requestId,
    };
  }
  if (isTookTooLong(error) || fromFramework.code === 'FST_ERR_HANDLER_TIMEOUT') {
    const code = isTookTooLong(error) ? 'took_too_long' : 'timed_out';
    return {
      type: `urn:bifocal:problem:${code}`,
      title: titleOf.unavailable,
      status: 503,
      code,
      detail: 'This took too long. Ask for less, or try again later.',
      requestId,
    };
  }
  return {
    type: 'urn:bifocal:problem:internal',
    title: 'Something broke here',
    status: 500,
    code: 'internal',
    detail: 'This is our fault. The request id helps to find it in the log.',
    requestId,
  };
}

// What the database says of text that is no date, no number, or no text at all. A schema should have refused it before; a cursor that
// somebody made up is the one thing that no schema can know.
const unreadable = new Set(['22P02', '22007', '22008', '22021']);

const isUnreadableValue = (error: unknown) =>
  error instanceof Error && 'severity' in error && 'code' in error && unreadable.has(String(error.code));

function codeOfFramework(error: Partial<FastifyError>): string {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'body_too_large';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'media_type_not_supported';
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return 'json_malformed';
    default:
      return error.statusCode === 429 ? 'too_many_requests' : 'request_malformed';
  }
}
