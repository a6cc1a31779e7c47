import {
  changeWebhookRequest,
  createWebhookRequest,
  replayFailedAnswer,
  webhookAnswer,
  webhookMessage,
  webhookMessageDetail,
  webhookMessagePage,
  webhookPage,
  webhookRef,
  webhookWithSecret,
} from '../../../contract/exchange/webhook.ts';
import { perform } from '../../platform/action.ts';
import { getSecret } from '../../platform/auth/secret.store.ts';
import { invalid } from '../../platform/errors.ts';
import { mergedInput } from '../../platform/http/input.ts';
import { del, get, post, type RawRoute, routes } from '../../platform/http/route.ts';
import { isNumeric } from '../../platform/outside/outside.ts';
import { parseInput } from '../../platform/parse.ts';
import type { Ports } from '../../platform/ports.ts';
import { webhookKey } from './delivery.jobs.ts';
import { newSecret, seal } from './signature.ts';
import {
  browseWebhookMessages,
  browseWebhooks,
  changeWebhook,
  pauseWebhook,
  readWebhook,
  readWebhookMessage,
  recordWebhook,
  removeWebhook,
  replayFailedMessages,
  replayMessage,
  resumeWebhook,
  rotateWebhookSecret,
  testWebhook,
} from './webhook.actions.ts';

/** Says at once what could never be delivered; whatever hides behind a name is refused at each delivery. Errors  invalid. */
function assertMayBeCalled({ outside }: Ports, url: string | undefined): void {
  if (url === undefined || outside.isOpen) return;
  const target = new URL(url);
  const refuse = (code: string, message: string) => invalid([{ path: 'url', code, message }]);
  if (target.protocol !== 'https:') throw refuse('not_https', 'must begin with https://');
  if (isNumeric(target) || /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/i.test(target.hostname))
    throw refuse('address_not_allowed', 'must name a host that everybody can reach');
}

/** The secret is made outside of the verb: what reaches the database, the audit and the outbox is sealed. */
async function secretFor(ports: Ports, workspaceId: string): Promise<{ secret: string; sealedSecret: string }> {
  const secret = newSecret();
  return { secret, sealedSecret: seal(await getSecret(ports.database, webhookKey), workspaceId, secret) };
}

const json = 'application/json; charset=utf-8';

const create: RawRoute = {
  method: 'POST',
  path: '/webhooks',
  can: 'administer',
  summary: 'create a webhook; its secret is shown this once',
  input: createWebhookRequest,
  answer: webhookWithSecret,
  status: 201,
  async handle({ ports, caller, request, reply }) {
    const input = parseInput(createWebhookRequest, mergedInput(request));
    assertMayBeCalled(ports, input.url);
    const { secret, sealedSecret } = await secretFor(ports, caller.workspaceId);
    const made = await perform(ports, recordWebhook, caller, { ...input, sealedSecret });
    return reply
      .status(201)
      .header('cache-control', 'no-store')
      .type(json)
      .send(JSON.stringify({ ...made, secret }));
  },
};

const change: RawRoute = {
  method: 'PATCH',
  path: '/webhooks/:webhookId',
  can: 'administer',
  summary: 'change a webhook',
  input: changeWebhookRequest,
  answer: webhookAnswer,
  async handle({ ports, caller, request, reply }) {
    const input = parseInput(changeWebhookRequest, mergedInput(request));
    assertMayBeCalled(ports, input.url);
    const changed = await perform(ports, changeWebhook, caller, input);
    return reply.header('etag', `"${changed.version}"`).type(json).send(JSON.stringify(changed));
  },
};

const rotate: RawRoute = {
  method: 'POST',
  path: '/webhooks/:webhookId/rotate-secret',
  can: 'administer',
  summary: 'give a webhook a new secret; the old one signs too for 24 hours',
  input: webhookRef,
  answer: webhookWithSecret,
  async handle({ ports, caller, request, reply }) {
    const input = parseInput(webhookRef, mergedInput(request));
    const { secret, sealedSecret } = await secretFor(ports, caller.workspaceId);
    const rotated = await perform(ports, rotateWebhookSecret, caller, { ...input, sealedSecret });
    return reply
      .header('cache-control', 'no-store')
      .type(json)
      .send(JSON.stringify({ ...rotated, secret }));
  },
};

export const webhookRoutes = routes('Webhooks', [
  get('/webhooks', browseWebhooks, { answer: webhookPage }),
  create,
  get('/webhooks/:webhookId', readWebhook, { answer: webhookAnswer }),
  change,
  del('/webhooks/:webhookId', removeWebhook, { status: 204, summary: 'remove a webhook' }),
  post('/webhooks/:webhookId/pause', pauseWebhook, { answer: webhookAnswer, summary: 'pause a webhook; messages gather' }),
  post('/webhooks/:webhookId/resume', resumeWebhook, { answer: webhookAnswer, summary: 'let a webhook go on' }),
  post('/webhooks/:webhookId/test', testWebhook, { answer: webhookMessage, status: 201, summary: 'send a test message' }),
  rotate,
  post('/webhooks/:webhookId/replay', replayFailedMessages, {
    answer: replayFailedAnswer,
    summary: 'send again what failed since a moment',
  }),
  get('/webhooks/:webhookId/messages', browseWebhookMessages, {
    answer: webhookMessagePage,
    summary: 'the delivery log: messages of thirty days, newest first',
  }),
  get('/webhooks/:webhookId/messages/:messageId', readWebhookMessage, {
    answer: webhookMessageDetail,
    summary: 'a message with its body and its tries',
  }),
  post('/webhooks/:webhookId/messages/:messageId/replay', replayMessage, { answer: webhookMessage, summary: 'send a message again' }),
]);
