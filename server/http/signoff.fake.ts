/** Sections of chapter Bildung up for sign-off, over HTTP: Aylin, Jonas and Thi Mai sign, Sabine moderates. */
import type { SignOffsView, SignOffView } from '#shared/signoff-api'
import { must } from '#shared/failure'
import { chapterId, personId, sectionId, type PersonId } from '#shared/ids'
import { openHouse, type House } from './house.fake.ts'

export const chapter = chapterId.parse('cha_bildung')
export const section = sectionId.parse('sec_grundschulen')
export const other = sectionId.parse('sec_hochschulen')
export const at = (rest = ''): string => `/api/sections/${section}/sign-off${rest}`
export const calls = `/api/chapters/${chapter}/sign-offs/call`
export const callFor = (...sections: readonly string[]) => ({
  sections,
  due: '2026-12-05',
  message: 'Bitte.',
})
export const idOf = (name: string): PersonId => personId.parse(`per_${name}`)

/** A house in which both sections are up for sign-off. */
export async function withCall(): Promise<House> {
  const house = await openHouse()
  const sabine = await house.as('sabine')
  await sabine.post(calls).send(callFor(section, other)).expect(200)
  return house
}

/** How the section's sign-off stands, as the person is told. */
export async function view(house: House, name = 'aylin', of = section): Promise<SignOffView> {
  const agent = await house.as(name)
  const { body } = (await agent.get(`/api/chapters/${chapter}/sign-offs`).expect(200)) as {
    body: SignOffsView
  }
  return must(
    body.sections.find((one) => one.section === of),
    'it was called for',
  )
}

export const stage = (house: House): string | undefined => house.keeper.records.sections[section]?.stage

/** Somebody's answer to the text that is locked now. */
export async function answers(house: House, name: string, answer = 'signed', words: string | null = null) {
  const hash = house.keeper.signOffs[section]?.locked
  return (await house.as(name)).post(at()).send({ answer, words, hash })
}
