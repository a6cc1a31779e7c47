import {
  ArrowUpDown,
  CalendarClock,
  CalendarX2,
  Hourglass,
  Inbox,
  Megaphone,
  MessageSquareText,
  Ruler,
  Scale,
  UserRoundX,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { OverviewAnswer, OverviewLine } from '../../contract/overview/overview.ts';
import { formatDate, formatMoney, formatNumber, minorPerMajor } from '../platform/format.ts';
import { addressOf, type Icon } from '../platform/routing/area.ts';
import { useHere } from '../platform/session/here.ts';
import { EntityAnchor, EntityLink } from '../platform/ui/EntityLink.tsx';
import { Money, NumberValue } from '../platform/ui/Value.tsx';
import classes from './OverviewPage.module.css';
import { overviewText as text } from './overview.text.ts';
import { Sentence } from './Sentence.tsx';

const icons: Readonly<Record<OverviewLine['kind'], Icon>> = {
  date_passed: CalendarX2,
  renewal: CalendarClock,
  cannot_be_met: Hourglass,
  role_ended: UserRoundX,
  mine: MessageSquareText,
  inbox: Inbox,
  heard_most: Megaphone,
  not_estimated: Ruler,
  outweighed: Scale,
  moved: ArrowUpDown,
};

interface Told {
  sentence: string;
  why: string;
  /** The number behind it, and what it counts. */
  figure?: ReactNode;
  unit?: string;
}

const problem = ({ id, title }: { id: string; title: string }) => (
  <EntityLink kind="problem" id={id}>
    {title}
  </EntityLink>
);
const account = ({ id, name }: { id: string; name: string }) => (
  <EntityLink kind="account" id={id}>
    {name}
  </EntityLink>
);

/** One sentence, why it stands here, and the number behind it. */
export function Line({ line, overview }: { line: OverviewLine; overview: OverviewAnswer }) {
  const Glyph = icons[line.kind];
  const { sentence, why, figure, unit } = tell(line, overview);
  const links = useLinks(line);
  return (
    <li className={classes.line}>
      <span className={classes.icon}>
        <Glyph size={16} strokeWidth={1.75} aria-hidden />
      </span>
      <div className={classes.words}>
        <p className={classes.sentence}>
          <Sentence links={links}>{sentence}</Sentence>
        </p>
        <p className={classes.why}>
          <Sentence links={links}>{why}</Sentence>
        </p>
      </div>
      {figure && (
        <p className={classes.figure}>
          {figure} <span className={classes.unit}>{unit}</span>
        </p>
      )}
    </li>
  );
}

function useLinks(line: OverviewLine): Record<string, ReactNode> {
  const here = useHere();
  switch (line.kind) {
    case 'renewal':
      return {
        account: account(line.account),
        problem: problem(line.topProblem),
        policy: (
          <EntityLink kind="policy" id="problems.order">
            {text.renewalPolicy}
          </EntityLink>
        ),
      };
    case 'role_ended':
      return {
        account: account(line.account),
        person: (
          <EntityLink kind="person" id={line.person.id}>
            {line.person.name ?? text.nobody}
          </EntityLink>
        ),
      };
    case 'outweighed':
      return { problem: problem(line.problem), quiet: problem(line.byProblem) };
    case 'inbox':
      return { inbox: <EntityAnchor href={addressOf(here, 'product', 'inbox') ?? ''}>{text.inboxPlace}</EntityAnchor> };
    case 'date_passed':
    case 'cannot_be_met':
      return { problem: problem(line.problem), account: account(line.account) };
    default:
      return { problem: problem(line.problem) };
  }
}

function tell(line: OverviewLine, { currency, since }: OverviewAnswer): Told {
  const money = (atStake: number) => ({
    figure: <Money amountMinor={Math.round(atStake) * minorPerMajor(currency)} currency={currency} isCompact />,
    unit: text.atStake,
  });
  switch (line.kind) {
    case 'date_passed':
      return {
        sentence: line.families === 1 ? text.datePassed : text.datePassedMany(line.families),
        why: text.datePassedWhy,
        ...money(line.atStake),
      };
    case 'renewal':
      return {
        sentence: text.renewal(line, formatDate(line.renewalOn)),
        why: text.renewalWhy(line.withinWeeks),
        ...money(line.atStake),
      };
    case 'cannot_be_met':
      return {
        sentence: line.families === 1 ? text.cannotBeMet : text.cannotBeMetMany(line.families),
        why: line.weeks === null ? text.cannotBeMetWhyShort : text.cannotBeMetWhy(formatNumber(line.weeks, { digits: 1 })),
        ...money(line.atStake),
      };
    case 'role_ended':
      return { sentence: text.roleEnded(text.roles[line.role]), why: text.roleEndedWhy(formatDate(line.endedOn), line.problems) };
    case 'mine':
      return { sentence: text.mine(line), why: text.mineWhy(formatDate(since, { hasTime: true })) };
    case 'inbox':
      return { sentence: text.inbox(line), why: text.inboxWhy(formatDate(line.oldestAt)) };
    case 'heard_most':
      return {
        sentence: text.heardMost(line.days),
        why: text.heardMostWhy(line.evidence),
        figure: <NumberValue value={line.people} side="consumer" />,
        unit: text.people,
      };
    case 'not_estimated':
      return {
        sentence: text.notEstimated,
        why: text.notEstimatedWhy[line.lens],
        ...(line.atStake !== null
          ? money(line.atStake)
          : { figure: <NumberValue value={line.reach} side="consumer" isCompact />, unit: text.reached }),
      };
    case 'outweighed': {
      const loud = formatMoney(Math.round(line.atStake) * minorPerMajor(currency), currency, { isCompact: true });
      return { sentence: text.outweighed, why: text.outweighedWhy(line, loud), ...money(line.byAtStake) };
    }
    case 'moved':
      return {
        sentence: text.moved(line),
        why: text.movedWhy(text.lenses[line.lens], formatDate(line.since)),
        figure: text.places(line.from - line.to),
      };
  }
}
