/** Where something stands, as a quiet word with a sign before it: an empty circle, half of one, a full one. */
const stageFills = { drafting: '', signing: 'half', signedOff: 'full' } as const
const threadFills = { open: '', answered: 'half', resolved: 'full', reopened: '', withdrawn: '' } as const

const Mark = ({ fill, children }: { fill: '' | 'half' | 'full'; children: string }) => (
  <span className={fill === '' ? 'mark' : `mark mark--${fill}`}>{children}</span>
)

/** Where a section stands. */
export const StageMark = ({ stage, children }: { stage: keyof typeof stageFills; children: string }) => (
  <Mark fill={stageFills[stage]}>{children}</Mark>
)

/** Where a thread stands. */
export const ThreadMark = ({ state, children }: { state: keyof typeof threadFills; children: string }) => (
  <Mark fill={threadFills[state]}>{children}</Mark>
)
