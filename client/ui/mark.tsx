/** Where something stands, as a quiet word with a sign before it: an empty circle, half of one, a full one. */
const stageFills = { drafting: '', signing: 'half', signedOff: 'full', frozen: 'full' } as const
const threadFills = { open: '', answered: 'half', resolved: 'full', reopened: '', withdrawn: '' } as const

const Mark = ({ fill, children }: { fill: '' | 'half' | 'full'; children: string }) => (
  <span className={fill === '' ? 'mark' : `mark mark--${fill}`}>{children}</span>
)

interface StageMarkProps {
  stage: keyof typeof stageFills
  /** What more is known of it. */
  detail?: string | null
  children: string
}

/** Where a section stands. */
export const StageMark = ({ stage, detail = null, children }: StageMarkProps) => (
  <Mark fill={stageFills[stage]}>{detail === null ? children : `${children} · ${detail}`}</Mark>
)

/** Where a thread stands. */
export const ThreadMark = ({ state, children }: { state: keyof typeof threadFills; children: string }) => (
  <Mark fill={threadFills[state]}>{children}</Mark>
)
