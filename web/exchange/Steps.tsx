import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { exchangeText as text } from './exchange.text.ts';
import classes from './Steps.module.css';

const order = ['file', 'mapping', 'check', 'result'] as const;
export type ShownStep = (typeof order)[number];

/** Where an import stands, and the way back to a step that can still be changed. */
export function Steps({ current, hrefs = {} }: { current: ShownStep; hrefs?: Partial<Record<ShownStep, string>> }) {
  const at = order.indexOf(current);
  return (
    <ol className={classes.steps} aria-label={text.steps}>
      {order.map((step, index) => {
        const href = hrefs[step];
        const isDone = index < at;
        const words = (
          <>
            <span className={classes.number} data-done={isDone || undefined} aria-hidden>
              {isDone ? <Check size={12} strokeWidth={3} /> : index + 1}
            </span>
            {text.step[step]}
            {isDone && <span className="sr-only"> ({text.stepDone})</span>}
          </>
        );
        return (
          <li
            key={step}
            className={classes.step}
            data-current={step === current || undefined}
            aria-current={step === current ? 'step' : undefined}
          >
            {href && step !== current ? (
              <Link to={href} className={classes.link}>
                {words}
              </Link>
            ) : (
              <span className={classes.link}>{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
