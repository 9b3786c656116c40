/**
 * A version (Fassung): one chapter or the whole paper, frozen. It is a manifest, plain data that names everything by its
 * SHA-256: the texts, what was open about them, who signed, and the version before. The SHA-256 of the manifest's
 * canonical JSON is the version's fingerprint; the server's seal over it stands in the journal. Parsers here change no
 * letter: what is hashed is what was read.
 */
import * as z from 'zod/mini'
import { canonicalJson } from './canonical.ts'
import { contentHash } from './content.ts'
import { chapterId, paperId, personId, sectionId, threadId, versionId } from './ids.ts'
import { quorum } from './quorum.ts'
import { answerKind, entryWay } from './signoff-events.ts'
import { stage } from './stage.ts'

/** Zwischenfassung, Vorlage, Beschlussfassung. */
export const purposes = ['interim', 'submission', 'resolution'] as const
export const purpose = z.enum(purposes)
export type Purpose = z.infer<typeof purpose>

/** What it freezes. */
export const versionScope = z.union([
  z.strictObject({ chapter: chapterId }),
  z.strictObject({ paper: paperId }),
])
export type VersionScope = z.infer<typeof versionScope>

/** For example "1.0". */
export const versionNumber = z
  .string()
  .check(z.regex(/^(?:0|[1-9]\d{0,4})\.(?:0|[1-9]\d{0,4})$/, 'not a number of the form 1.0'))

/** The SHA-256 of a manifest's canonical JSON: whoever has it can tell the version from any other. */
export const fingerprint = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/, 'not a SHA-256'))
  .brand<'Fingerprint'>()
export type Fingerprint = z.infer<typeof fingerprint>

/** The SHA-256 of a file that belongs to a version. */
const fileHash = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'not a SHA-256'))

/** How a person is named in a version: a name without meaning, that an opening leads to her as long as there is one. */
const personKey = z.string().check(z.regex(/^p[1-9]\d{0,4}$/, 'not a key of the form p1'))
export type PersonKey = z.infer<typeof personKey>

const moment = z.iso.datetime()
const count = z.int().check(z.minimum(0))
const words = z.string()

/** What somebody's word was when the section was frozen. */
const frozenSignOff = z.strictObject({
  signer: personKey,
  answer: answerKind,
  words: z.nullable(words),
  validity: z.enum(['valid', 'corrected', 'outdated', 'revoked', 'disputed']),
  at: moment,
  /** The text it was given to. */
  hash: contentHash,
  /** "Im Auftrag": who entered it, how it had come and when it was given. */
  entered: z.nullable(
    z.strictObject({ by: personKey, way: entryWay, givenOn: z.iso.date(), scan: z.nullable(fileHash) }),
  ),
  /** How the moderation answered an objection. */
  reply: z.nullable(z.strictObject({ by: personKey, at: moment, reason: words })),
})
export type FrozenSignOff = z.infer<typeof frozenSignOff>

const frozenSection = z.strictObject({
  id: sectionId,
  /** For example "1.2". */
  number: z.string(),
  title: z.string(),
  stage,
  content: contentHash,
  /** How many paragraphs have a number. */
  paragraphs: count,
  signOffs: z.array(frozenSignOff),
  /** What was open about it: the name of a file of `OpenThreads`; null for nothing. */
  threads: z.nullable(fileHash),
})
export type FrozenSection = z.infer<typeof frozenSection>

const frozenChapter = z.strictObject({
  id: chapterId,
  number: count,
  title: z.string(),
  workingGroup: z.nullable(z.strictObject({ number: count, name: z.string() })),
  quorum,
  /** How many experts the group had. */
  members: count,
  sections: z.array(frozenSection),
})
export type FrozenChapter = z.infer<typeof frozenChapter>

export const manifest = z.strictObject({
  format: z.literal('lip-version/1'),
  id: versionId,
  /** Its place in the chain of all versions of this house, from 1. */
  ordinal: z.int().check(z.minimum(1)),
  /** The fingerprint of the one before; null for the first. */
  previous: z.nullable(fingerprint),
  paper: z.strictObject({ id: paperId, title: z.string() }),
  scope: versionScope,
  number: versionNumber,
  name: z.string(),
  purpose,
  note: z.nullable(words),
  frozenAt: moment,
  by: personKey,
  /** In reading order. */
  chapters: z.array(frozenChapter),
  /** For each person a commitment: the SHA-256 of her opening. */
  people: z.record(personKey, fileHash),
})
export type Manifest = z.infer<typeof manifest>

/** Where in its section something was said; `gone`: its words are in the text no more. */
const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('section') }),
  z.strictObject({ kind: z.literal('heading') }),
  z.strictObject({ kind: z.literal('paragraph'), number: count }),
  z.strictObject({ kind: z.literal('gone') }),
])

const openThread = z.strictObject({
  id: threadId,
  place,
  /** The words it was opened on; null for the whole section. */
  quote: z.nullable(words),
  state: z.enum(['open', 'answered', 'reopened']),
  /** A proposed change that waits for its decision. */
  suggestion: z.nullable(z.strictObject({ original: words, replacement: words })),
  remarks: z.array(z.strictObject({ by: personKey, at: moment, words: z.nullable(words) })),
})
export type OpenThread = z.infer<typeof openThread>

/** What was open about a section when it was frozen: a file of its own. */
export const openThreads = z.strictObject({
  format: z.literal('lip-threads/1'),
  section: sectionId,
  threads: z.array(openThread),
})
export type OpenThreads = z.infer<typeof openThreads>

/**
 * Who a person key is. It is no part of the version: once it is erased the key leads nowhere, and everything else still
 * holds. The salt keeps anyone from guessing names against the commitment.
 */
export const opening = z.strictObject({
  salt: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'not 32 bytes in hex')),
  person: personId,
  name: z.string(),
  /** The roles she held. */
  roles: z.array(z.string()),
})
export type Opening = z.infer<typeof opening>

export const openings = z.record(personKey, opening)
export type Openings = z.infer<typeof openings>

/** The letters whose SHA-256 is the fingerprint. */
export const manifestLetters = (of: Manifest): string => canonicalJson(of)
/** The letters whose SHA-256 is the name of the file. */
export const openThreadsLetters = (of: OpenThreads): string => canonicalJson(of)
/** The letters whose SHA-256 is the commitment to it. */
export const openingLetters = (of: Opening): string => canonicalJson(of)
