import classes from './StatusBadge.module.css';

/** A shape for each step of something that goes forward, and for what left the way. */
export type StatusShape = 'dotted' | 'empty' | 'quarter' | 'half' | 'three-quarters' | 'full' | 'check' | 'dash' | 'cross' | 'warning';

export interface StatusBadgeProps {
  shape: StatusShape;
  label: string;
  isDanger?: boolean;
}

const slices: Partial<Record<StatusShape, number>> = { quarter: 0.25, half: 0.5, 'three-quarters': 0.75 };
const radius = 5.5;

function Glyph({ shape }: { shape: StatusShape }) {
  const share = slices[shape];
  const isSolid = shape === 'full' || shape === 'check';
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4">
      {shape === 'warning' ? (
        <path d="M7 1.6 13 12.4H1zM7 5.6v3M7 10.6v.2" strokeLinejoin="round" strokeLinecap="round" />
      ) : (
        <circle
          cx="7"
          cy="7"
          r={radius}
          strokeDasharray={shape === 'dotted' ? '1.6 1.85' : undefined}
          fill={isSolid ? 'currentColor' : 'none'}
        />
      )}
      {share !== undefined && (
        <circle cx="7" cy="7" r="1.75" strokeWidth="3.5" strokeDasharray={`${share * 11} 11`} transform="rotate(-90 7 7)" />
      )}
      {shape === 'check' && <path d="M4.4 7.2 6.3 9l3.4-3.9" stroke="var(--bf-surface)" strokeLinecap="round" strokeLinejoin="round" />}
      {shape === 'dash' && <path d="M4.5 7h5" strokeLinecap="round" />}
      {shape === 'cross' && <path d="m5 5 4 4m0-4-4 4" strokeLinecap="round" />}
    </svg>
  );
}

/** A state by shape and word; colour says nothing that these do not. */
export function StatusBadge({ shape, label, isDanger = false }: StatusBadgeProps) {
  return (
    <span className={classes.status} data-danger={isDanger || undefined}>
      <Glyph shape={shape} />
      {label}
    </span>
  );
}
