import type { Question } from '../../../contract/analytics/question.ts';
import { builderText as text } from './builder.text.ts';
import { CohortFields } from './CohortFields.tsx';
import { FunnelFields } from './FunnelFields.tsx';
import { NarrowFields } from './NarrowFields.tsx';
import { Part, SelectionCard } from './Part.tsx';
import { RetentionFields } from './RetentionFields.tsx';
import { TrendsFields } from './TrendsFields.tsx';

interface QuestionFieldsProps {
  question: Question;
  onChange: (question: Question) => void;
}

/** The question as fields: what its kind asks for first, then what every kind takes. */
export function QuestionFields(props: QuestionFieldsProps) {
  return (
    <>
      <KindFields {...props} />
      <NarrowFields {...props} />
    </>
  );
}

function KindFields({ question, onChange }: QuestionFieldsProps) {
  switch (question.kind) {
    case 'trends':
      return <TrendsFields question={question} onChange={onChange} />;
    case 'funnel':
      return <FunnelFields question={question} onChange={onChange} />;
    case 'retention':
      return <RetentionFields question={question} onChange={onChange} />;
    case 'cohort':
      return <CohortFields question={question} onChange={onChange} />;
    case 'lifecycle':
    case 'stickiness':
      return (
        <Part title={text.event}>
          <SelectionCard label={text.event} selection={question.event} onChange={(event) => onChange({ ...question, event })} />
        </Part>
      );
  }
}
