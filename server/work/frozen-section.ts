/** A section as a version freezes it: its text, who signed it, and what is open about it. */
import type { Anchor } from '#shared/anchor'
import { contentOf, type ContentHash } from '#shared/content'
import { must, ok, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { paragraphNumbers } from '#shared/numbers'
import { placesIn, type Place } from '#shared/paragraphs'
import { validityOf, wordOf, type Answer, type SignOff } from '#shared/signoff'
import type { PersonId } from '#shared/ids'
import { isPending, type Thread } from '#shared/thread'
import type { FrozenSignOff, OpenThread } from '#shared/version'
import type { StoredText } from '../store/texts.ts'
import { hashed, type OnDisk } from './contents.ts'
import type { PersonKeys } from './person-keys.ts'
import { withStored } from './text-on-disk.ts'

export interface FrozenText extends OnDisk {
  /** How many paragraphs have a number. */
  readonly paragraphs: number
  /** Where each of the threads stands in it, in their order. */
  readonly places: readonly Place[]
}

/** A text that was taken up from the disk. Fails: storeUnavailable. */
export const frozenText = (
  section: SectionId,
  title: string,
  stored: StoredText,
  anchors: readonly (Anchor | null)[],
): Promise<Result<FrozenText>> =>
  withStored(section, stored, (text, doc) =>
    ok({
      ...hashed(contentOf(title, text)),
      paragraphs: paragraphNumbers(text).filter((number) => number !== null).length,
      places: anchors.map(placesIn(doc, text)),
    }),
  )

/** Each person's word to this text, in the order in which they were given; where none stands any more, her last one. */
export function frozenSignOffs(signOff: SignOff, text: ContentHash, keys: PersonKeys): FrozenSignOff[] {
  const people = Object.keys(signOff.answers) as PersonId[]
  const given = people.flatMap((person) => {
    const answer = wordOf(signOff, person, text) ?? signOff.answers[person]?.at(-1)
    return answer === undefined ? [] : [{ person, answer }]
  })
  return given
    .sort((one, other) => one.answer.seq - other.answer.seq)
    .map(({ person, answer }) => frozenSignOff(signOff, person, answer, text, keys))
}

function frozenSignOff(
  signOff: SignOff,
  person: PersonId,
  answer: Answer,
  text: ContentHash,
  keys: PersonKeys,
): FrozenSignOff {
  const { kind, words, at, hash, entered, reply } = answer
  return {
    signer: keys.of(person),
    answer: kind,
    words,
    validity: validityOf(signOff, answer, text),
    at,
    hash,
    entered: entered && {
      by: keys.of(entered.by),
      way: entered.way,
      givenOn: entered.givenOn,
      scan: entered.scan?.hash ?? null,
    },
    reply: reply && { by: keys.of(reply.by), at: reply.at, reason: reply.reason },
  }
}

type OpenState = OpenThread['state']

const openStates: readonly string[] = ['open', 'answered', 'reopened'] satisfies OpenState[]

/** Whether something has still to become of it. */
export const isOpenThread = (thread: Thread): thread is Thread & { readonly state: OpenState } =>
  openStates.includes(thread.state)

/** @param places where each of the threads stands */
export const frozenThreads = (
  threads: readonly (Thread & { readonly state: OpenState })[],
  places: readonly Place[],
  keys: PersonKeys,
): OpenThread[] =>
  threads.map((thread, at) => ({
    id: thread.id,
    place: frozenPlace(must(places[at], 'each thread has a place')),
    quote: thread.quote,
    state: thread.state,
    suggestion:
      isPending(thread) && thread.suggestion !== null
        ? { original: thread.suggestion.original, replacement: thread.suggestion.replacement }
        : null,
    remarks: thread.remarks.map(({ by, at: said, body }) => ({ by: keys.of(by), at: said, words: body })),
  }))

const frozenPlace = (place: Place): OpenThread['place'] =>
  place.kind === 'paragraph' ? { kind: place.kind, number: place.number } : { kind: place.kind }
