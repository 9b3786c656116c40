/** Who is in the chapter, each person once, however many tabs they have. */
import type { PersonId, SectionId } from '#shared/ids'
import { colorOf } from '#shared/presence'
import type { PersonCard } from '#shared/person'
import type { Other } from './chapter-presence.ts'

export interface PersonHere {
  readonly person: PersonId
  readonly name: string
  readonly color: string
  /** The section the caret is in; null: in none. */
  readonly section: SectionId | null
  readonly self: boolean
}

/** Oneself first, then the others by name. Of several tabs of one person the one with a caret counts. */
export function peopleHere(
  self: PersonCard,
  place: SectionId | null,
  others: readonly Other[],
): PersonHere[] {
  const here = new Map<PersonId, PersonHere>()
  here.set(self.id, { person: self.id, name: self.name, color: colorOf(self.id), section: place, self: true })
  for (const { person, name, color, section } of others) {
    const known = here.get(person)
    if (known === undefined) here.set(person, { person, name, color, section, self: false })
    else if (known.section === null) here.set(person, { ...known, section })
  }
  return [...here.values()].sort(byName)
}

const byName = (one: PersonHere, other: PersonHere): number =>
  Number(other.self) - Number(one.self) || one.name.localeCompare(other.name, 'de')

export const sameHere = (one: readonly PersonHere[], other: readonly PersonHere[]): boolean =>
  one.length === other.length &&
  one.every((person, at) => {
    const twin = other[at]
    return twin?.person === person.person && twin.section === person.section && twin.name === person.name
  })
