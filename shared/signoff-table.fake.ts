/** Who may do what to a sign-off in which stage, as data: asked of the rights themselves, and of the HTTP door. */
import type { Deed } from './signoff-rights.ts'
import { stages, type Stage } from './stage.ts'

/** How somebody stands to the chapter: in its working group or another, its moderation or another's, or reading no draft. */
export const columns = ['expert', 'otherExpert', 'moderator', 'otherModerator', 'none'] as const
export type Column = (typeof columns)[number]

/** `no` for want of the right; `notCalled` and `called`: not in this stage. */
const table: Record<Deed, Record<Stage, string>> = {
  //               expert     other  moderation  other  none
  call: {
    drafting: '    no         no     yes         no     no',
    signing: '     no         no     called      no     no',
    signedOff: '   no         no     called      no     no',
    frozen: '       no         no     called      no     no',
  },
  reopen: {
    drafting: '    no         no     notCalled   no     no',
    signing: '     no         no     yes         no     no',
    signedOff: '   no         no     yes         no     no',
    frozen: '       no         no     yes         no     no',
  },
  answer: {
    drafting: '    notCalled  no     no          no     no',
    signing: '     yes        no     no          no     no',
    signedOff: '   yes        no     no          no     no',
    frozen: '       notCalled  no     no          no     no',
  },
  revoke: {
    drafting: '    yes        no     no          no     no',
    signing: '     yes        no     no          no     no',
    signedOff: '   yes        no     no          no     no',
    frozen: '       yes        no     no          no     no',
  },
  enter: {
    drafting: '    no         no     notCalled   no     no',
    signing: '     no         no     yes         no     no',
    signedOff: '   no         no     yes         no     no',
    frozen: '       no         no     notCalled   no     no',
  },
  dispute: {
    drafting: '    yes        yes    yes         yes    no',
    signing: '     yes        yes    yes         yes    no',
    signedOff: '   yes        yes    yes         yes    no',
    frozen: '       yes        yes    yes         yes    no',
  },
  answerObjection: {
    drafting: '    no         no     notCalled   no     no',
    signing: '     no         no     yes         no     no',
    signedOff: '   no         no     yes         no     no',
    frozen: '       no         no     notCalled   no     no',
  },
  correct: {
    drafting: '    no         no     notCalled   no     no',
    signing: '     no         no     yes         no     no',
    signedOff: '   no         no     yes         no     no',
    frozen: '       no         no     notCalled   no     no',
  },
}

export interface Cell {
  readonly deed: Deed
  readonly stage: Stage
  readonly column: Column
  readonly answer: string
}

export const tableCells: readonly Cell[] = (Object.keys(table) as Deed[]).flatMap((deed) =>
  stages.flatMap((stage) =>
    table[deed][stage]
      .trim()
      .split(/\s+/u)
      .flatMap((answer, at) => columns.slice(at, at + 1).map((column) => ({ deed, stage, column, answer }))),
  ),
)
