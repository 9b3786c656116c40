import { expect, test } from 'vitest'
import { must, ok, unreachable } from '#shared/failure'
import type { Deed } from '#shared/signoff-rights'
import { columns, tableCells, type Cell, type Column } from '#shared/signoff-table.fake'
import { stages, type Stage } from '#shared/stage'
import { frozenEvent } from '#shared/version.fake'
import { diskFull } from '../work/memory.fake.ts'
import type { House } from './house.fake.ts'
import { answers, at, callFor, calls, chapter, idOf, section, stage, withCall } from './signoff.fake.ts'

type Agent = Awaited<ReturnType<House['as']>>

/** Thi Mai's answer was entered by the moderation, Jonas objects: so there is something for every deed. */
const people: Record<Column, readonly string[]> = {
  expert: ['thimai'],
  otherExpert: ['olena'],
  moderator: ['sabine'],
  otherModerator: ['henrik'],
  none: ['ursula', 'amir', 'thomas', 'nadine'],
}

async function houseIn(wanted: Stage): Promise<House> {
  const house = await withCall()
  const sabine = await house.as('sabine')
  await sabine.put(`/api/chapters/${chapter}/corrections`).send({ days: 7 }).expect(200)
  await sabine.post(at('/enter')).send(bodyOf('enter', house)).expect(201)
  if (wanted === 'signing') await answers(house, 'jonas', 'objection', 'Die Mittel fehlen.')
  if (wanted === 'signedOff' || wanted === 'frozen') await answers(house, 'aylin')
  const { paper } = must(house.keeper.records.chapters[chapter], 'the chapter')
  const closed = { ...frozenEvent('submission'), paper, closes: [section] }
  if (wanted === 'frozen') await house.keeper.commit(idOf('sabine'), () => ok([closed]))
  if (wanted === 'drafting')
    await sabine.post(`/api/sections/${section}/reopen`).send(bodyOf('reopen', house)).expect(200)
  expect(stage(house)).toBe(wanted)
  return house
}

const paths: Record<Deed, string> = {
  call: calls,
  reopen: `/api/sections/${section}/reopen`,
  answer: at(),
  revoke: at('/revoke'),
  enter: at('/enter'),
  dispute: at('/dispute'),
  answerObjection: at('/answer-objection'),
  correct: at('/correct'),
}

function bodyOf(deed: Deed, house: House): object {
  const { call, locked } = must(house.keeper.signOffs[section], 'it was called for')
  const hash = locked ?? call?.hash
  const answer = { answer: 'signed', words: null, hash }
  switch (deed) {
    case 'call':
      return callFor(section)
    case 'reopen':
      return { reason: 'Zwei Sätze.' }
    case 'answer':
      return answer
    case 'revoke':
      return { reason: null }
    case 'enter':
      return { ...answer, person: idOf('thimai'), way: 'phone', givenOn: '2026-11-20', scan: null }
    case 'dispute':
      return { words: null }
    case 'answerObjection':
      return { person: idOf('jonas'), reason: 'Der Rat entscheidet im März.' }
    case 'correct':
      return { hash, changes: [{ line: 0, at: 0, was: '', becomes: 'X' }], reason: 'Tippfehler' }
    default:
      return unreachable(deed)
  }
}

/** From now on nothing gets on record: what one may do fails at the disk, so that every cell finds the same house. */
function refuseAll(house: House): void {
  const { keeper } = house
  keeper.commit = async (_by, decide) => {
    const { records, threads, signOffs, versions, decisions } = keeper
    const decided = decide(records, threads, house.now(), signOffs, versions, decisions)
    return decided.ok ? diskFull : decided
  }
}

/** What the door says, in the table's words; `nothing`: one may, and there is nothing that it could be done to. */
async function said(house: House, agent: Agent, deed: Deed): Promise<string> {
  const { status, body } = await agent.post(paths[deed]).send(bodyOf(deed, house))
  if (status === 503) return 'yes'
  const { failure } = body as { failure?: { kind: string; why?: string } }
  if (failure?.kind === 'forbidden') return 'no'
  return failure?.why === 'notAnswered' ? 'nothing' : (failure?.why ?? `${status}`)
}

/** Where the table says yes, and nothing is there that it could be done to. */
const isForNothing = ({ deed, stage: here, column }: Cell): boolean =>
  (deed === 'dispute' && column !== 'expert') || (deed === 'answerObjection' && here === 'signedOff')

const expected = (cell: Cell): string =>
  cell.answer === 'yes' && isForNothing(cell) ? 'nothing' : cell.answer

test.each(stages)(
  '[Q23] over the HTTP door, in %s, everybody may do what the table says',
  async (here) => {
    const house = await houseIn(here)
    refuseAll(house)
    const { seq } = house.keeper.records
    for (const column of columns)
      for (const name of people[column]) {
        const agent = await house.as(name)
        const cells = tableCells.filter((one) => one.stage === here && one.column === column)
        const heard = await Promise.all(
          cells.map(async ({ deed }) => [deed, name, await said(house, agent, deed)]),
        )
        expect(heard).toEqual(cells.map((cell) => [cell.deed, name, expected(cell)]))
      }
    expect(house.keeper.records.seq).toBe(seq)
  },
  30_000,
)
