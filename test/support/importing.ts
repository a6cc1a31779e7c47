// Bringing files through the doors of the API, for tests of more than one area.
import type { ImportAnswer, RowProblem } from '../../contract/exchange/import.ts';
import type { MappingInput } from '../../contract/exchange/mapping.ts';
import { asCaller, type Workspace, type World } from './world.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an answer with an error says. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: readonly { path: string; code: string }[];

  constructor(status: number, body: string) {
    super(body.slice(0, 500));
    const problem = JSON.parse(body) as { code: string; issues?: { path: string; code: string }[] };
    this.status = status;
    this.code = problem.code;
    this.issues = problem.issues ?? [];
  }
}

export type Importing = ReturnType<typeof importing>;

/** The doors of imports in one world. */
export function importing(world: World) {
  async function ask<T>({ admin, id }: Workspace, method: Method, path: string, payload?: object): Promise<T> {
    const url = `/api/v1/workspaces/${id}${path}`;
    const answer = await world.app.inject({ method, url, headers: asCaller(admin), ...(payload ? { payload } : {}) });
    if (answer.statusCode >= 400) throw new Refused(answer.statusCode, answer.body);
    return answer.body === '' ? (undefined as T) : answer.json<T>();
  }

  async function upload({ admin, id }: Workspace, content: string | Buffer, about: { fileName?: string; productId?: string } = {}) {
    const query = new URLSearchParams({
      fileName: about.fileName ?? 'file.csv',
      ...(about.productId ? { productId: about.productId } : {}),
    });
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/v1/workspaces/${id}/imports?${query}`,
      headers: { ...asCaller(admin), 'content-type': 'text/csv' },
      payload: content,
    });
    if (answer.statusCode >= 400) throw new Refused(answer.statusCode, answer.body);
    return answer.json<ImportAnswer>();
  }

  /** Delivers what waits and lets the jobs run, until nothing is left. */
  async function work(): Promise<void> {
    await world.settle();
    while ((await world.runJobs()) > 0) await world.settle();
  }

  async function prepare(workspace: Workspace, content: string | Buffer, mapping: MappingInput, productId?: string): Promise<string> {
    const { id } = await upload(workspace, content, productId ? { productId } : {});
    await ask(workspace, 'PUT', `/imports/${id}/mapping`, { mapping });
    return id;
  }

  /** One step of an import, to its end. */
  async function step(workspace: Workspace, id: string, verb: 'check' | 'run' | 'resume' | 'undo' | 'cancel'): Promise<ImportAnswer> {
    await ask(workspace, 'POST', `/imports/${id}/${verb}`);
    await work();
    return ask(workspace, 'GET', `/imports/${id}`);
  }

  async function bring(workspace: Workspace, content: string | Buffer, mapping: MappingInput, productId?: string): Promise<ImportAnswer> {
    return step(workspace, await prepare(workspace, content, mapping, productId), 'run');
  }

  const rowProblems = async (workspace: Workspace, id: string): Promise<RowProblem[]> =>
    (await ask<{ items: RowProblem[] }>(workspace, 'GET', `/imports/${id}/problems?limit=500`)).items;

  const createProduct = async (workspace: Workspace, businessModel = 'b2b'): Promise<string> =>
    (await ask<{ id: string }>(workspace, 'POST', '/products', { name: 'Ledger', businessModel })).id;

  /** All pages of a list. */
  async function all<T>(workspace: Workspace, path: string): Promise<T[]> {
    const items: T[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = `${path.includes('?') ? '&' : '?'}limit=500${cursor ? `&cursor=${cursor}` : ''}`;
      const page: { items: T[]; nextCursor: string | null } = await ask(workspace, 'GET', path + query);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  return { ask, upload, work, prepare, step, bring, rowProblems, createProduct, all };
}

type Options = Record<string, unknown>;
/** A field fed by a column. */
export const column = (name: string, options?: Options) => ({
  sources: [{ is: 'column' as const, column: name, ...(options ? { options } : {}) }],
});
/** A field that is the same in all rows. */
export const constant = (value: string) => ({ sources: [{ is: 'constant' as const, value }] });
