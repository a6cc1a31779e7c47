import { z } from 'zod';
import { timeZone } from './date.ts';
import { idSchema } from './id.ts';
import { currency } from './money.ts';
import { memberFunction } from './permission.ts';
import { line } from './text.ts';

export const workspaceId = idSchema('wsp');

export const readWorkspaceRequest = z.strictObject({});

export const changeWorkspaceRequest = z.strictObject({
  name: line(120).optional(),
  currency: currency.optional(),
  timeZone: timeZone.optional(),
  expectedVersion: z.int().optional(),
});

/** A further workspace, made by somebody who administers one already. */
export const createWorkspaceRequest = z.strictObject({
  name: line(120),
  currency: currency.default('EUR'),
  timeZone: timeZone.default('UTC'),
  function: memberFunction.default('product'),
});

export const workspaceAnswer = z.object({
  id: workspaceId,
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type WorkspaceAnswer = z.infer<typeof workspaceAnswer>;
