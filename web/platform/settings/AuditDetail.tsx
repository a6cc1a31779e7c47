import { Button, Code } from '@mantine/core';
import type { AuditEventAnswer } from '../../../contract/platform/audit.ts';
import { formatDate } from '../format.ts';
import { EntityLink } from '../ui/EntityLink.tsx';
import { auditChanges, kindWords } from './audit-words.ts';
import classes from './Settings.module.css';
import { settingsText as text } from './settings.text.ts';

/** One event in full, and the way to more of its kind. */
export function AuditDetail({ event, onFilter }: { event: AuditEventAnswer; onFilter: (id: string, value: string) => void }) {
  const changes = auditChanges(event.before, event.after);
  return (
    <>
      <dl className={classes.facts}>
        <dt>{text.when}</dt>
        <dd>
          <time dateTime={event.at}>{formatDate(event.at, { hasTime: true })}</time>
        </dd>
        <dt>{text.who}</dt>
        <dd>
          {event.actor.name} ({text.actorKinds[event.actor.kind]})
        </dd>
        <dt>{text.subject}</dt>
        <dd>
          <EntityLink kind={event.subject.kind} id={event.subject.id}>
            {kindWords(event.subject.kind)}
          </EntityLink>{' '}
          <Code>{event.subject.id}</Code>
        </dd>
        <dt>{text.via}</dt>
        <dd>
          {text.ways[event.via] ?? event.via}
          {event.address && `, ${event.address}`}
        </dd>
        <dt>{text.request}</dt>
        <dd>
          <Code>{event.requestId}</Code>
        </dd>
      </dl>
      <div className={classes.only}>
        <Button size="compact-sm" onClick={() => onFilter('event', event.event)}>
          {text.onlyThisEvent}
        </Button>
        <Button size="compact-sm" onClick={() => onFilter('subject', event.subject.id)}>
          {text.onlyThisSubject}
        </Button>
        {event.actor.kind === 'member' && (
          <Button size="compact-sm" onClick={() => onFilter('actor', event.actor.id)}>
            {text.onlyThisActor}
          </Button>
        )}
      </div>
      {changes.length === 0 ? (
        <p className={classes.quiet}>{text.nothingKept}</p>
      ) : (
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">{text.field}</th>
              <th scope="col">{text.before}</th>
              <th scope="col">{text.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field}>
                <th scope="row">{change.field}</th>
                <td>{change.before}</td>
                <td>{change.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
