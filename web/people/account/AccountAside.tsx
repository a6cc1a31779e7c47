import type { AccountPageAnswer } from '../../../contract/people/account-page.ts';
import { formatMoney, readerLocale } from '../../platform/format.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { Money, NumberValue } from '../../platform/ui/Value.tsx';
import { accountsText } from '../accounts/accounts.text.ts';
import { Comments } from '../parts/Comments.tsx';
import { countryName } from '../parts/countries.ts';
import { ExternalRefs } from '../parts/ExternalRefs.tsx';
import { type Fact, Facts } from '../parts/Facts.tsx';
import { History } from '../parts/History.tsx';
import classes from '../parts/parts.module.css';
import { Row } from '../parts/Row.tsx';
import { StageMark } from '../parts/StageMark.tsx';
import { voicesText } from '../parts/voices.text.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';
import { coverageOf, gaps } from './coverage.ts';
import { StateSection } from './StateSection.tsx';

/** What stands beside the account: what is missing, what it is, its family, what members say, what happened. */
export function AccountAside({ page }: { page: AccountPageAnswer }) {
  const { account } = page;
  const speaker = { kind: 'account', id: account.id } as const;
  return (
    <>
      <Coverage page={page} />
      <Section title={text.about}>
        <Facts facts={factsOf(page)} />
      </Section>
      <Family page={page} />
      <Section title={voicesText.comments}>
        <Comments speaker={speaker} />
      </Section>
      <StateSection accountId={account.id} states={page.states} />
      <ExternalRefs kind="account" recordId={account.id} refs={page.externalRefs} />
      <Section title={voicesText.history}>
        <History speaker={speaker} />
      </Section>
    </>
  );
}

function Coverage({ page }: { page: AccountPageAnswer }) {
  const covered = coverageOf(page.roles, page.asOf);
  return (
    <Section title={text.coverage}>
      <ul className={classes.checks}>
        {gaps.map((gap) => (
          <li key={gap}>
            <StatusBadge shape={covered[gap] ? 'check' : 'dotted'} label={text.gaps[gap]} />
            <span className={classes.rowNote}>{covered[gap] ? text.covered : text.missing}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const known = (label: string, value: string | number | null | undefined): Fact[] =>
  value === null || value === undefined || value === ''
    ? []
    : [{ label, value: typeof value === 'number' ? <NumberValue value={value} /> : value }];

function factsOf({ account, stewardName }: AccountPageAnswer): Fact[] {
  return [
    { label: peopleText.steward, value: stewardName ?? peopleText.nobody },
    ...known(accountsText.plan, account.plan),
    ...known(accountsText.seats, account.seats),
    ...known(accountsText.industry, account.industry),
    ...known(accountsText.country, account.country && countryName(account.country, readerLocale())),
    ...known(accountsText.region, account.region),
    ...known(accountsText.employees, account.employees),
    ...(account.ownTurnover
      ? [
          {
            label: accountsText.turnover,
            // Theirs, not ours: without the colour of our money.
            value: formatMoney(account.ownTurnover.amountMinor, account.ownTurnover.currency, { isCompact: true }),
          },
        ]
      : []),
    ...known(text.domains, account.domains.join(', ')),
    ...known(accountsText.timeZone, account.timeZone),
    ...known(accountsText.locale, account.locale),
    ...Object.entries(account.attributes).flatMap(([name, value]) => known(name, value === null ? null : String(value))),
  ];
}

function Family({ page }: { page: AccountPageAnswer }) {
  const { root, parent, children } = page.family;
  const lines = [
    ...(root && root.id !== parent?.id ? [{ relation: text.topmost, relative: root }] : []),
    ...(parent ? [{ relation: text.parent, relative: parent }] : []),
    ...children.map((relative) => ({ relation: text.children, relative })),
  ];
  if (lines.length === 0) return null;
  return (
    <Section title={text.family}>
      <ul className={classes.rows}>
        {lines.map(({ relation, relative }) => (
          <Row
            key={relative.id}
            title={
              <EntityLink kind="account" id={relative.id}>
                {relative.name}
              </EntityLink>
            }
            note={relation}
            end={
              relative.recurringRevenue.minor === 0 ? (
                <StageMark stage={relative.stage} />
              ) : (
                <Money amountMinor={relative.recurringRevenue.minor} currency={page.currency} isCompact />
              )
            }
          />
        ))}
      </ul>
    </Section>
  );
}
