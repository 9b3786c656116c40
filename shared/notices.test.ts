import { expect, test } from 'vitest'
import { idOf, type Name } from './paper.fake.ts'
import { replyId } from './ids.ts'
import { noticesOf } from './notices.ts'
import {
  accepted,
  opened,
  rejected,
  replied,
  reopened,
  resolved,
  suggested,
  theThread,
  thread,
  withdrawn,
  type Happening,
} from './thread.fake.ts'

/** Who hears of what, as "name kind seq". */
const heard = (...happenings: readonly Happening[]): string[] =>
  noticesOf(theThread(happenings)).map(({ to, kind, seq }) => `${to.slice(4)} ${kind} ${seq}`)

const ids = (...names: readonly Name[]) => names.map(idOf)
const second = replyId.parse('rep_0002')
const assigned = (to: Name | null): Happening => [
  'sabine',
  { type: 'threadAssigned', thread, to: to && idOf(to), due: null },
]

test('[N1] who opened a thread, or spoke in it, hears of each answer, and nobody of their own deeds', () => {
  expect(
    heard(
      ['aylin', opened()],
      ['sabine', replied()],
      ['aylin', replied({ reply: second })],
      ['aylin', { type: 'threadTagged', thread, tags: ['Sprache'] }],
    ),
  ).toEqual(['aylin answered 2', 'sabine answered 3'])
})

test('[N1] who is mentioned hears of it, once, as a mention', () => {
  expect(
    heard(
      ['aylin', opened({ mentions: ids('sabine', 'aylin') })],
      ['sabine', replied({ mentions: ids('aylin', 'henrik') })],
    ),
  ).toEqual(['sabine mentioned 1', 'aylin mentioned 2', 'henrik mentioned 2'])
})

test('[N1] who is named by an edit hears of the edit; whoever is not named any more hears nothing', () => {
  const edit = (...mentions: readonly Name[]): Happening => [
    'aylin',
    { type: 'remarkEdited', thread, reply: null, body: 'Neu gesagt.', mentions: ids(...mentions) },
  ]
  expect(heard(['aylin', opened({ mentions: ids('sabine') })], edit('sabine', 'olena'))).toEqual([
    'sabine mentioned 1',
    'olena mentioned 2',
  ])
  expect(heard(['aylin', opened({ mentions: ids('sabine') })], edit())).toEqual([])
})

test('[N1] to whom it is assigned hears of that, and of the answers from then on', () => {
  expect(
    heard(
      ['aylin', opened()],
      ['aylin', replied()],
      assigned('henrik'),
      ['aylin', replied({ reply: second })],
      assigned(null),
    ),
  ).toEqual(['henrik assigned 3', 'henrik answered 4'])
})

test('[N1] the author hears when it is resolved or reopened, with outcome and reason', () => {
  const done: Happening[] = [
    ['aylin', opened()],
    ['sabine', resolved],
    ['sabine', reopened],
    ['aylin', resolved],
  ]
  expect(heard(...done)).toEqual(['aylin resolved 2', 'aylin reopened 3'])
  expect(noticesOf(theThread(done))[0]).toMatchObject({
    outcome: 'partlyAdopted',
    words: 'Als Verweis aufgenommen.',
  })
})

test('[N1] the author hears what became of a suggestion', () => {
  expect(heard(['aylin', suggested], ['sabine', accepted])).toEqual(['aylin accepted 2'])
  expect(heard(['aylin', suggested], ['sabine', rejected])).toEqual(['aylin rejected 2'])
})

test('[N1] of words that were taken back nobody hears any more', () => {
  const reply = replyId.parse('rep_0001')
  expect(heard(['aylin', opened({ mentions: ids('sabine') })], ['aylin', withdrawn])).toEqual([])
  expect(
    heard(
      ['aylin', opened()],
      ['sabine', replied({ mentions: ids('henrik') })],
      ['sabine', { type: 'remarkWithdrawn', thread, reply }],
    ),
  ).toEqual([])
})
