import { describe, expect, test } from 'vitest'
import {
  after,
  agBildung,
  agSoziales,
  bildung,
  einleitung,
  frauen,
  grundschulen,
  idOf,
  names,
  soziales,
  testPaper,
  verwaltung,
  type Name,
} from './paper.fake.ts'
import {
  may,
  mayRead,
  maySomewhere,
  mayWrite,
  rights,
  rightsTo,
  standings,
  type Action,
  type Right,
} from './policy.ts'
import type { Records } from './records.ts'
import { sectionId } from './ids.ts'
import type { Stage } from './stage.ts'

/** The table as product owners read it; one column for each standing, in the order of `standings`. */
const table: Record<Action, string> = {
  //                 expert        moderator     others
  //                 own    other  own    other  steering advisor committee admin
  readDraft: '       yes    yes    yes    yes    no       no      no        no',
  write: '           yes    no     yes    no     no       no      no        no',
  comment: '         yes    yes    yes    yes    no       no      no        no',
  resolveThread: '   own    own    yes    own    no       no      no        no',
  decideSuggestion: 'notOwn no     yes    no     no       no      no        no',
  assignThread: '    yes    own    yes    own    no       no      no        no',
  arrangeThreads: '  no     no     yes    no     no       no      no        no',
  arrangeSections: ' no     no     yes    no     no       no      no        no',
  callForSignOff: '  no     no     yes    no     no       no      no        no',
  signOff: '         yes    no     no     no     no       no      no        no',
  keepSignOffs: '    no     no     yes    no     no       no      no        no',
  freeze: '          no     no     yes    no     no       no      no        no',
  readVersion: '     yes    yes    yes    yes    yes      consultation accepted no',
  decideVersion: '   no     no     no     no     yes      no      no        no',
  closeVersion: '    no     no     no     no     no       no      yes       no',
  handInStatement: ' no     no     no     no     no       yes     no        no',
  readStatements: '  no     no     yes    no     yes      no      no        no',
  startPaper: '      no     no     no     no     no       no      no        yes',
  seePeople: '       yes    yes    yes    yes    yes      no      no        yes',
}

/** Who stands so to chapter Bildung. */
const example: Record<(typeof standings)[number], Name> = {
  ownExpert: 'aylin',
  otherExpert: 'olena',
  ownModerator: 'sabine',
  otherModerator: 'henrik',
  steering: 'ursula',
  advisor: 'amir',
  committee: 'thomas',
  admin: 'nadine',
}

const cells = Object.entries(table).flatMap(([action, row]) =>
  row
    .trim()
    .split(/\s+/u)
    .map((right, column) => ({
      action: action as Action,
      right: right as Right,
      standing: standings[column] ?? 'admin',
    })),
)

describe('the table of rights', () => {
  test.each(cells)('[R1] $standing, $action: $right', ({ action, right, standing }) => {
    expect(rights[action][standing]).toBe(right)
    const person = idOf(example[standing])
    expect([...rightsTo(testPaper, person, action, bildung)]).toEqual([right])
    expect(may(testPaper, person, action, bildung).ok).toBe(right === 'yes')
  })

  test('[R1] every action of the policy stands in the table', () => {
    expect(Object.keys(rights)).toEqual(Object.keys(table))
  })

  test('[R2] who holds several roles has the best of their rights', () => {
    const both = after(testPaper, {
      type: 'roleGranted',
      person: idOf('ursula'),
      grant: { role: 'expert', workingGroup: agBildung },
    })
    expect(may(both, idOf('ursula'), 'write', bildung).ok).toBe(true)
    expect(may(both, idOf('ursula'), 'decideVersion', bildung).ok).toBe(true)
    expect(may(both, idOf('ursula'), 'write', soziales).ok).toBe(false)
  })

  test('[R3] a right ends with its role', () => {
    const grant = { role: 'expert', workingGroup: agBildung } as const
    const without = after(testPaper, { type: 'roleWithdrawn', person: idOf('aylin'), grant })
    expect(mayRead(without, idOf('aylin'), einleitung)).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    })
  })

  test('[R3] withdrawing one role leaves the others', () => {
    const two = after(testPaper, {
      type: 'roleGranted',
      person: idOf('aylin'),
      grant: { role: 'expert', workingGroup: agSoziales },
    })
    const one = after(two, {
      type: 'roleWithdrawn',
      person: idOf('aylin'),
      grant: { role: 'expert', workingGroup: agBildung },
    })
    expect(mayWrite(one, idOf('aylin'), frauen).ok).toBe(true)
    expect(mayWrite(one, idOf('aylin'), einleitung).ok).toBe(false)
  })

  test('[R4] a chapter without a working group is written by its moderation alone', () => {
    const withModeration = after(testPaper, {
      type: 'roleGranted',
      person: idOf('henrik'),
      grant: { role: 'moderator', chapter: verwaltung },
    })
    const writers = names.filter((name) => may(withModeration, idOf(name), 'write', verwaltung).ok)
    expect(writers).toEqual(['henrik'])
  })

  test('[R4] a chapter that is not there gives no right to anyone', () => {
    const gone = { ...testPaper, chapters: {} }
    expect(may(gone, idOf('sabine'), 'write', bildung)).toEqual({
      ok: false,
      failure: { kind: 'notFound', what: 'chapter' },
    })
  })
})

describe('the live draft', () => {
  const readers: readonly Name[] = ['aylin', 'olena', 'sabine', 'henrik']

  test.each(names)('[R5] %s reads live text only as expert or moderation', (name) => {
    expect(mayRead(testPaper, idOf(name), einleitung).ok).toBe(readers.includes(name))
  })

  test.each(names)('[R6] %s writes in an open section only as its expert or moderation', (name) => {
    expect(mayWrite(testPaper, idOf(name), einleitung).ok).toBe(name === 'aylin' || name === 'sabine')
  })

  test.each<Stage>(['signing', 'signedOff'])(
    '[R7] in %s nobody writes, and who could is told why',
    (stage) => {
      const locked = atStage(testPaper, stage)
      const refused = names.map((name) => mayWrite(locked, idOf(name), einleitung))
      expect(refused.every((result) => !result.ok)).toBe(true)
      expect(mayWrite(locked, idOf('aylin'), einleitung)).toEqual({
        ok: false,
        failure: { kind: 'locked', section: einleitung, stage },
      })
      expect(mayRead(locked, idOf('aylin'), einleitung).ok).toBe(true)
    },
  )

  test('[R8] a removed section is read and written by nobody, and says so only to its readers', () => {
    const removed = after(testPaper, { type: 'sectionRemoved', section: grundschulen })
    const failure = { kind: 'removed', section: grundschulen, chapter: bildung }
    expect(mayRead(removed, idOf('aylin'), grundschulen)).toEqual({ ok: false, failure })
    expect(mayWrite(removed, idOf('sabine'), grundschulen)).toEqual({ ok: false, failure })
    expect(mayRead(removed, idOf('ursula'), grundschulen)).toMatchObject({ failure: { kind: 'forbidden' } })
  })

  test('[R8] a section that never was is not found, whoever asks', () => {
    const unknown = sectionId.parse('sec_unknown')
    for (const name of names) {
      expect(mayRead(testPaper, idOf(name), unknown)).toEqual({
        ok: false,
        failure: { kind: 'notFound', what: 'section' },
      })
      expect(mayWrite(testPaper, idOf(name), unknown).ok).toBe(false)
    }
  })

  test('[R9] names of all people are for those who work on the draft, the Lenkungsgruppe and the administration', () => {
    const seeing = names.filter((name) => maySomewhere(testPaper, idOf(name), 'seePeople'))
    expect(seeing).toEqual(['aylin', 'olena', 'sabine', 'henrik', 'ursula', 'nadine'])
  })
})

function atStage(records: Records, stage: Stage): Records {
  const section = records.sections[einleitung]
  if (section === undefined) throw new Error('bug: the test paper has an introduction')
  return { ...records, sections: { ...records.sections, [einleitung]: { ...section, stage } } }
}
