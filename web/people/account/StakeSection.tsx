import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../../platform/format.ts';
import { useApi } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { Money } from '../../platform/ui/Value.tsx';
import { RecordRows } from '../parts/RecordRows.tsx';
import { Row } from '../parts/Row.tsx';
import { stakesOfQuery } from '../parts/voices.api.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';

/** What the account says that its problems cost it. Hidden while it said nothing. */
export function StakeSection({ accountId }: { accountId: string }) {
  const api = useApi();
  const { data: stakes = [] } = useQuery(stakesOfQuery(api, accountId));
  if (stakes.length === 0) return null;
  return (
    <Section title={text.stakes} note={text.stakesNote}>
      <RecordRows rows={stakes} empty={null}>
        {(stake) => (
          <Row
            key={stake.id}
            title={
              <EntityLink kind="problem" id={stake.problemId}>
                {stake.why ?? text.problem}
              </EntityLink>
            }
            note={[stake.saidBy && text.saidBy(stake.saidBy.name), stake.neededBy && text.neededBy(formatDate(stake.neededBy))]
              .filter(Boolean)
              .join(' · ')}
            end={
              stake.cost && (
                <Money amountMinor={stake.cost.amountMinor} currency={stake.cost.currency} per={peopleText.periods[stake.cost.period]} />
              )
            }
          />
        )}
      </RecordRows>
    </Section>
  );
}
