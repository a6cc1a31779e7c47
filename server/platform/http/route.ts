// Routes are tables: method, path, verb. What the table says is what is mounted, documented and tested.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Permission } from '../../../contract/platform/permission.ts';
import type { Action, Caller } from '../action.ts';
import type { Ports } from '../ports.ts';
import type { Query } from '../query.ts';
import { sentenceOf } from './route-words.ts';

/** Who may come in outside a workspace. `public`: anybody. `signed_in`: a person with a session, whatever their workspaces. */
export type Access = 'public' | 'signed_in';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

// biome-ignore lint/suspicious/noExplicitAny: a table holds verbs of every input; each verb parses its own.
type AnyVerb = Action<any, any> | Query<any, any>;

export type VerbRoute = {
  method: Method;
  path: string;
  verb: AnyVerb;
  answer: z.ZodType | null;
  status: number;
  summary: string;
  /** The answer holds a secret, which is shown once and stored nowhere. */
  isSecret: boolean;
};

/** For what is no JSON in and out: uploads, downloads, streams. Authenticated and authorised like every other. */
export type RawRoute = {
  method: Method;
  path: string;
  can: Permission;
  summary: string;
  /** Units: bytes. */
  bodyLimit?: number;
  /** Media types whose body is handed on as it comes, a stream in `request.body`; the handler bounds it. Without, only JSON comes in. */
  streams?: readonly string[];
  /** For the API description only, where there is JSON after all. */
  input?: z.ZodType;
  answer?: z.ZodType | null;
  status?: number;
  handle: (context: {
    ports: Ports;
    caller: Caller;
    /** Asks again whether the caller may be here, for what goes on for long; throws when not. */
    admit: () => Promise<void>;
    request: FastifyRequest;
    reply: FastifyReply;
  }) => Promise<unknown>;
};

export type RouteTable = { tag: string; routes: readonly (VerbRoute | RawRoute)[] };

type RouteOptions<R> = { answer?: z.ZodType<unknown, R> | z.ZodType | null; status?: number; summary?: string; isSecret?: boolean };

const verbRoute =
  (method: Method) =>
  <I extends z.ZodType, R>(path: string, verb: Action<I, R> | Query<I, R>, options: RouteOptions<R> = {}): VerbRoute => ({
    method,
    path,
    verb,
    answer: options.answer ?? null,
    status: options.status ?? 200,
    summary: options.summary ?? sentenceOf(verb.name),
    isSecret: options.isSecret ?? false,
  });

export const get = verbRoute('GET');
export const post = verbRoute('POST');
export const put = verbRoute('PUT');
export const patch = verbRoute('PATCH');
export const del = verbRoute('DELETE');

export const routes = (tag: string, list: readonly (VerbRoute | RawRoute)[]): RouteTable => ({ tag, routes: list });
