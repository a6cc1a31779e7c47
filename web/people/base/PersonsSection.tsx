import { useQueries, useQuery } from '@tanstack/react-query';
import type { CustomerBaseAnswer } from '../../../contract/people/customer-base.ts';
import { formatNumber } from '../../platform/format.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Meter } from '../../platform/ui/Meter.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import parts from '../parts/parts.module.css';
import { segmentsQuery } from '../people.api.ts';
import { segmentSizeQuery } from '../segments/segments.api.ts';
import { baseText as text } from './base.text.ts';

/** Each size is a question of its own to the server; the page of segments shows the rest. */
const mostSegments = 12;

/** The persons: how many came alone, and how many each segment finds today. */
export function PersonsSection({ base }: { base: CustomerBaseAnswer }) {
  const api = useApi();
  const { workspace } = useHere();
  const { data: segments = [] } = useQuery(segmentsQuery(api, workspace.id, 'person'));
  const shown = segments.slice(0, mostSegments);
  const sizes = useQueries({ queries: shown.map((segment) => segmentSizeQuery(api, segment.id)) });
  return (
    <>
      <Section title={text.belonging}>
        <Meter label={text.inNoAccount} value={base.personsWithoutAccount} most={base.persons} side="consumer">
          {formatNumber(base.personsWithoutAccount)}
        </Meter>
        <Meter label={text.inAccount} value={base.persons - base.personsWithoutAccount} most={base.persons} side="consumer">
          {formatNumber(base.persons - base.personsWithoutAccount)}
        </Meter>
      </Section>
      <Section title={text.bySegment} note={text.bySegmentNote}>
        {shown.length === 0 ? (
          <p className={parts.empty}>{text.noSegments}</p>
        ) : (
          shown.map((segment, index) => {
            const size = sizes[index]?.data?.size;
            return (
              <div key={segment.id} className={parts.segmentLine}>
                <EntityLink kind="segment" id={segment.id}>
                  {segment.name}
                </EntityLink>
                <Meter label={segment.name} isLabelHidden value={size ?? 0} most={base.persons} side="consumer">
                  {size === undefined ? '…' : formatNumber(size)}
                </Meter>
              </div>
            );
          })
        )}
      </Section>
    </>
  );
}
