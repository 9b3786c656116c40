import { describe, expect, test } from 'vitest'
import { unreachable, type Result } from './failure.ts'
import { after, einleitung, idOf, type Name } from './paper.fake.ts'
import type { Records } from './records.ts'
import {
  mayAccept,
  mayArrange,
  mayAssign,
  mayEdit,
  mayKeepAnchor,
  mayOpen,
  mayReject,
  mayReopen,
  mayReply,
  mayResolve,
  mayWithdraw,
  mayWithdrawSuggestion,
} from './thread-rights.ts'
import type { Thread } from './thread.ts'
import {
  accepted,
  minute,
  opened,
  rejected,
  reopened,
  replied,
  reply,
  resolved,
  suggested,
  theThread,
  withdrawn,
  workshop,
  type Happening,
} from './thread.fake.ts'

const section = workshop.sections[einleitung]
if (section === undefined) throw new Error('bug: the test paper has an introduction')
const locked: Records = {
  ...workshop,
  sections: { ...workshop.sections, [einleitung]: { ...section, stage: 'signing' } },
}
const removed = after(workshop, { type: 'sectionRemoved', section: einleitung })

/** In each of them Aylin of Bildung's own group opened the thread. */
const situations: Record<string, { records: Records; happened: readonly Happening[] }> = {
  open: { records: workshop, happened: [['aylin', opened()]] },
  answered: {
    records: workshop,
    happened: [
      ['aylin', opened()],
      ['olena', replied()],
    ],
  },
  resolved: {
    records: workshop,
    happened: [
      ['aylin', opened()],
      ['sabine', resolved],
    ],
  },
  withdrawn: {
    records: workshop,
    happened: [
      ['aylin', opened()],
      ['aylin', withdrawn],
    ],
  },
  locked: { records: locked, happened: [['aylin', suggested]] },
  removed: { records: removed, happened: [['aylin', suggested]] },
  suggested: { records: workshop, happened: [['aylin', suggested]] },
  accepted: {
    records: workshop,
    happened: [
      ['aylin', suggested],
      ['sabine', accepted],
    ],
  },
  rejectedAndReopened: {
    records: workshop,
    happened: [
      ['aylin', suggested],
      ['sabine', rejected],
      ['aylin', reopened],
    ],
  },
}

/** The author, a colleague of her group, an expert of another, the moderation of this chapter and of another; and all who read no draft. */
const people: readonly Name[] = ['aylin', 'nobody', 'olena', 'sabine', 'henrik', 'ursula']

/** Who may, and what is answered to the others: `no` for want of the right, else why it does not fit any more. */
const table: Record<string, Record<string, string>> = {
  //                       author colleague  other expert  moderation  other  none
  reply: {
    open: '                 yes         yes        yes         yes         yes    no',
    answered: '             yes         yes        yes         yes         yes    no',
    resolved: '             yes         yes        yes         yes         yes    no',
    withdrawn: '            withdrawn   withdrawn  withdrawn   withdrawn   withdrawn no',
    locked: '               yes         yes        yes         yes         yes    no',
    removed: '              yes         yes        yes         yes         yes    no',
  },
  edit: {
    open: '                 yes         no         no          no          no     no',
    resolved: '             resolved    no         no          no          no     no',
    withdrawn: '            withdrawn   no         no          no          no     no',
    locked: '               yes         no         no          no          no     no',
  },
  withdraw: {
    open: '                 yes         no         no          no          no     no',
    answered: '             yes         no         no          no          no     no',
    resolved: '             yes         no         no          no          no     no',
    withdrawn: '            withdrawn   no         no          no          no     no',
  },
  assign: {
    open: '                 yes         yes        no          yes         no     no',
    resolved: '             yes         yes        no          yes         no     no',
    withdrawn: '            withdrawn   withdrawn  no          withdrawn   no     no',
  },
  arrange: {
    open: '                 no          no         no          yes         no     no',
    resolved: '             no          no         no          yes         no     no',
    withdrawn: '            no          no         no          withdrawn   no     no',
  },
  resolve: {
    open: '                 yes         no         no          yes         no     no',
    answered: '             yes         no         no          yes         no     no',
    resolved: '             resolved    no         no          resolved    no     no',
    withdrawn: '            withdrawn   no         no          withdrawn   no     no',
    suggested: '            no          no         no          yes         no     no',
    locked: '               no          no         no          yes         no     no',
  },
  reopen: {
    open: '                 notResolved no         no          notResolved no     no',
    resolved: '             yes         no         no          yes         no     no',
    accepted: '             yes         no         no          yes         no     no',
    withdrawn: '            withdrawn   no         no          withdrawn   no     no',
  },
  accept: {
    open: '                 no          invalid    no          invalid     no     no',
    suggested: '            no          yes        no          yes         no     no',
    locked: '               no          locked     no          locked      no     no',
    removed: '              no          removed    no          removed     no     no',
    accepted: '             no          decided    no          decided     no     no',
    rejectedAndReopened: '  no          yes        no          yes         no     no',
  },
  reject: {
    open: '                 no          invalid    no          invalid     no     no',
    suggested: '            no          yes        no          yes         no     no',
    locked: '               no          yes        no          yes         no     no',
    accepted: '             no          decided    no          decided     no     no',
  },
  withdrawSuggestion: {
    open: '                 invalid     no         no          no          no     no',
    suggested: '            yes         no         no          no          no     no',
    locked: '               yes         no         no          no          no     no',
    accepted: '             decided     no         no          no          no     no',
  },
  openAnother: {
    open: '                 yes         yes        yes         yes         yes    no',
    locked: '               yes         yes        yes         yes         yes    no',
    removed: '              removed     removed    removed     removed     removed no',
  },
  keepAnchor: {
    open: '                 yes         yes        no          yes         no     no',
    locked: '               yes         yes        no          yes         no     no',
    removed: '              removed     removed    removed     removed     removed no',
  },
  confirmAnchor: {
    open: '                 yes         yes        yes         yes         yes    no',
    locked: '               yes         yes        yes         yes         yes    no',
  },
}

function ask(action: string, records: Records, who: Name, thread: Thread): Result<void> {
  const person = idOf(who)
  const asked = {
    reply: () => mayReply(records, person, thread),
    edit: () => mayEdit(records, person, thread, null),
    withdraw: () => mayWithdraw(records, person, thread, null, new Date(minute(5))),
    assign: () => mayAssign(records, person, thread),
    arrange: () => mayArrange(records, person, thread),
    resolve: () => mayResolve(records, person, thread),
    reopen: () => mayReopen(records, person, thread),
    accept: () => mayAccept(records, person, thread),
    reject: () => mayReject(records, person, thread),
    withdrawSuggestion: () => mayWithdrawSuggestion(records, person, thread),
    openAnother: () => mayOpen(records, person, einleitung),
    keepAnchor: () => mayKeepAnchor(records, person, einleitung, false),
    confirmAnchor: () => mayKeepAnchor(records, person, einleitung, true),
  }[action]
  if (asked === undefined) throw new Error(`bug: no such action ${action}`)
  return asked()
}

function answerOf(result: Result<void>): string {
  if (result.ok) return 'yes'
  if (result.failure.kind === 'forbidden') return 'no'
  return result.failure.kind === 'overtaken' ? result.failure.why : result.failure.kind
}

const cells = Object.entries(table).flatMap(([action, rows]) =>
  Object.entries(rows).flatMap(([situation, row]) =>
    row
      .trim()
      .split(/\s+/u)
      .map((answer, column) => ({ action, situation, answer, who: people[column] ?? 'nobody' })),
  ),
)

describe('who may do what to a thread', () => {
  test.each(cells)('[M10] $situation: $action by $who is answered with $answer', (cell) => {
    const { records, happened } = situations[cell.situation] ?? unreachable(cell as never)
    expect(answerOf(ask(cell.action, records, cell.who, theThread(happened)))).toBe(cell.answer)
  })

  test('[M11] own words can be taken back for ten minutes', () => {
    const thread = theThread([['aylin', opened()]])
    const at = (time: string) => answerOf(mayWithdraw(workshop, idOf('aylin'), thread, null, new Date(time)))
    expect([at(minute(11)), at(minute(11.1))]).toEqual(['yes', 'tooLate'])
  })

  test('[M11] a reply is its own author’s to edit and take back, not the thread’s', () => {
    const thread = theThread([
      ['aylin', opened()],
      ['olena', replied()],
    ])
    const now = new Date(minute(3))
    const ofReply = (who: Name) => [
      answerOf(mayEdit(workshop, idOf(who), thread, reply)),
      answerOf(mayWithdraw(workshop, idOf(who), thread, reply, now)),
    ]
    expect([ofReply('olena'), ofReply('aylin')]).toEqual([
      ['yes', 'yes'],
      ['no', 'no'],
    ])
  })

  test('[M10] whoever lost the role may no longer touch an own thread', () => {
    const grants = { ...workshop.grants, [idOf('aylin')]: [] }
    const thread = theThread([['aylin', opened()]])
    for (const action of ['reply', 'edit', 'withdraw', 'resolve'])
      expect(answerOf(ask(action, { ...workshop, grants }, 'aylin', thread))).toBe('no')
  })
})
