import { workspaceAnswer } from '../../../contract/platform/workspace.ts';
import { get, patch, routes } from '../http/route.ts';
import { changeWorkspace, readWorkspace } from './workspace.actions.ts';

export const workspaceRoutes = routes('Workspaces', [
  get('', readWorkspace, { answer: workspaceAnswer }),
  patch('', changeWorkspace, { answer: workspaceAnswer }),
]);
