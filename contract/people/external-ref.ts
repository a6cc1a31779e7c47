import { z } from 'zod';
import { line } from '../platform/text.ts';

/** What another system calls a record. `source` names the system and is the namespace of the id. */
export const externalRef = z.strictObject({ source: line(100), externalId: line(300) });
export type ExternalRef = z.infer<typeof externalRef>;

export const setExternalRefRequest = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ ...shape, ...externalRef.shape });
