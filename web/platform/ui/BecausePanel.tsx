import { Anchor, Badge, Code } from '@mantine/core';
import classes from './BecausePanel.module.css';
import type { BecauseChain, BecauseFact, BecausePolicy } from './because.ts';
import { EntityAnchor } from './EntityLink.tsx';
import { MarkSign } from './MarkSign.tsx';
import { uiText as text } from './ui.text.ts';

/** The chain of facts behind a score, a gate or a date. Shown in the drawer of `Because`, or in a page as it is. */
export function BecausePanel({ chain }: { chain: BecauseChain }) {
  return (
    <div className={classes.panel}>
      <p className={classes.result} data-side={chain.side}>
        {chain.result}
      </p>
      {chain.sentence && <p className={classes.sentence}>{chain.sentence}</p>}
      {chain.formula && (
        <p className={classes.formula}>
          <span className="sr-only">{text.becauseFormula}: </span>
          <Code>{chain.formula}</Code>
        </p>
      )}
      {chain.facts.length === 0 ? <p className={classes.note}>{text.becauseEmpty}</p> : <Facts facts={chain.facts} />}
    </div>
  );
}

function Facts({ facts }: { facts: readonly BecauseFact[] }) {
  return (
    <ul className={classes.facts}>
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity and never move within a chain
        <li key={index} className={classes.fact} data-side={fact.side}>
          <div className={classes.line}>
            <span className={classes.label}>{fact.label}</span>
            <span className={classes.value}>
              {fact.value}
              {fact.mark && <MarkSign mark={fact.mark} />}
            </span>
          </div>
          {fact.quote && <blockquote className={classes.quote}>{fact.quote}</blockquote>}
          {fact.note && <div className={classes.note}>{fact.note}</div>}
          {(fact.source || fact.policy) && (
            <div className={classes.from}>
              {fact.source && <EntityAnchor href={fact.source.href}>{fact.source.label}</EntityAnchor>}
              {fact.policy && <PolicyChip policy={fact.policy} />}
            </div>
          )}
          {fact.facts && fact.facts.length > 0 && <Facts facts={fact.facts} />}
        </li>
      ))}
    </ul>
  );
}

/** Which policy applied, and whether the playbook's default or somebody's override. */
export function PolicyChip({ policy }: { policy: BecausePolicy }) {
  const words = `${policy.name}${policy.value ? `: ${policy.value}` : ''}`;
  return (
    <span className={classes.policy}>
      <span>
        {text.becausePolicy}:{' '}
        {policy.href ? (
          <Anchor href={policy.href} inherit>
            {words}
          </Anchor>
        ) : (
          words
        )}
      </span>
      <Badge size="xs" variant={policy.origin === 'override' ? 'filled' : 'outline'}>
        {policy.origin === 'override' ? text.becauseOverride : text.becauseDefault}
      </Badge>
      {policy.origin === 'override' && policy.member && policy.reason && (
        <span className={classes.note}>{text.becauseOverrideBy(policy.member, policy.reason)}</span>
      )}
    </span>
  );
}
