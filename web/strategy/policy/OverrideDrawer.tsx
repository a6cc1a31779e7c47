import { Alert, Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { getPolicy, type PolicyKey } from '../../../contract/playbook/index.ts';
import type { Policy } from '../../../contract/playbook/policy.ts';
import type { PolicyAnswer } from '../../../contract/strategy/playbook.ts';
import type { BusinessModel } from '../../../contract/strategy/product.ts';
import { fieldErrors } from '../../platform/api.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { playbookText as text } from '../playbook.text.ts';
import { strategyKeys } from '../strategy.api.ts';
import { PolicyFigure } from './PolicyFigure.tsx';
import { checkDraft, type Faults } from './policy-draft.ts';
import { fieldsOf } from './policy-fields.ts';
import { isDrawn } from './policy-lead.ts';

export interface OverrideDrawerProps {
  productId: string;
  model: BusinessModel;
  policy: PolicyAnswer;
  opened: boolean;
  onClose: () => void;
}

const noFaults: Faults = {};

/** `value.heard.votes` of the server is `heard.votes` here. */
const underValue = (errors: Record<string, string>): Faults =>
  Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path === 'value' || path.startsWith('value.'))
      .map(([path, message]) => [path.slice('value.'.length), message]),
  );

/** Decides one policy differently, for this product under this business model, and says why. */
export function OverrideDrawer({ productId, model, policy, opened, onClose }: OverrideDrawerProps) {
  const api = useApi();
  const declared: Policy = getPolicy(policy.key as PolicyKey);
  const stored = policy.overrides[model];
  const [draft, setDraft] = useState<unknown>(policy.effective.value);
  const [reason, setReason] = useState(stored?.reason ?? '');
  const [isTried, setIsTried] = useState(false);
  const [refused, setRefused] = useState(noFaults);
  const path = `/products/${productId}/playbook/${policy.key}` as const;
  // An override moves the ranking: everything of the product is read again.
  const refresh = () => [strategyKeys.playbook(productId), ['problems'], ['ranking']];

  const override = useChange({
    send: (input: { value: unknown; reason: string }) => api.put(path, { businessModel: model, ...input }, { ifMatch: policy.version }),
    refresh,
    done: () => text.saved(policy.title),
    isQuiet: true,
  });
  const clear = useChange({
    send: (_: undefined) => api.delete(path, { query: { businessModel: model }, ifMatch: policy.version }),
    refresh,
    done: () => text.cleared(policy.title),
    ...(stored && stored.ignored === null
      ? { undo: () => api.put(path, { businessModel: model, value: stored.value, reason: stored.reason }) }
      : {}),
  });

  const form = fieldsOf(policy.key);
  if (!form) return null;
  const checked = checkDraft(declared, draft, form.figure);
  const faults: Faults = checked.isSound ? refused : isTried ? checked.faults : noFaults;
  const save = async () => {
    setIsTried(true);
    if (!checked.isSound || reason.trim() === '') return false;
    try {
      await override.mutateAsync({ value: checked.value, reason });
    } catch (error) {
      setRefused(underValue(fieldErrors(error)));
      throw error;
    }
    return true;
  };
  const { Fields } = form;
  // Its fields are the picture already; a sentence of twelve figures would help nobody.
  const isShownDrawn = isDrawn(policy.key);
  return (
    <FormDrawer opened={opened} onClose={onClose} title={policy.title} saveLabel={text.save} onSave={save}>
      <Text size="sm">{policy.question}</Text>
      <div>
        <Text size="xs" c="dimmed">
          {text.drawerDefault(model)}
        </Text>
        {isShownDrawn ? (
          <PolicyFigure policyKey={policy.key} value={policy.defaults[model].value} />
        ) : (
          <Text size="sm">{policy.defaults[model].words}</Text>
        )}
      </div>
      <Fields
        policyKey={policy.key}
        draft={draft}
        onDraft={(next) => {
          setRefused(noFaults);
          setDraft(next);
        }}
        faults={faults}
      />
      {faults[''] !== undefined && typeof draft === 'object' && (
        <Alert color="danger" role="alert" p="xs">
          {faults['']}
        </Alert>
      )}
      {!isShownDrawn && (
        <div aria-live="polite">
          <Text size="xs" c="dimmed">
            {text.inWords}
          </Text>
          <Text size="sm" fw={500}>
            {checked.isSound ? checked.words : text.notYetWords}
          </Text>
        </div>
      )}
      <Textarea
        label={text.reason}
        description={text.reasonHint}
        required
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isTried && reason.trim() === '' ? text.needReason : undefined}
      />
      {stored && (
        <Button
          variant="subtle"
          style={{ alignSelf: 'start' }}
          loading={clear.isPending}
          onClick={() => clear.mutate(undefined, { onSuccess: onClose })}
        >
          {text.useDefault}
        </Button>
      )}
    </FormDrawer>
  );
}
