import { modelChangeAnswer, playbookAnswer, policyAnswer } from '../../contract/strategy/playbook.ts';
import { del, get, put, routes } from '../platform/http/route.ts';
import { clearOverride, overridePolicy, previewModelChange, readPlaybook } from './playbook.actions.ts';

export const playbookRoutes = routes('Playbook', [
  get('/products/:productId/playbook', readPlaybook, { answer: playbookAnswer }),
  get('/products/:productId/model-change', previewModelChange, { answer: modelChangeAnswer }),
  put('/products/:productId/playbook/:policyKey', overridePolicy, { answer: policyAnswer }),
  del('/products/:productId/playbook/:policyKey', clearOverride, { answer: policyAnswer }),
]);
