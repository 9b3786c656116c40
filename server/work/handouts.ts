/** Versions as documents: from what is frozen to what the press prints, for whoever may read the version. */
import { must, ok, type Result } from '#shared/failure'
import type { HandoutFormat, HandoutStep } from '#shared/handout'
import type { PersonId, VersionId } from '#shared/ids'
import { erasedName } from '#shared/person'
import type {
  FrozenChapter,
  FrozenSection,
  FrozenSignOff,
  Manifest,
  OpenThread,
  PersonKey,
} from '#shared/version'
import type { VersionText } from '#shared/version-api'
import type { HandoutData } from '../press/handout.ts'
import type { Press } from '../press/press.ts'
import { purposeWords } from '../press/words.ts'
import { readableVersion, versionText, type ViewDeps } from './version-view.ts'

export interface HandoutDeps extends ViewDeps {
  readonly press: Press
  readonly config: { readonly baseUrl: URL }
}

export interface HandoutFile {
  /** By which name it is saved; its format's ending comes behind it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Fails: notFound, forbidden, tooMany, storeUnavailable. Throws when the file cannot be made. */
export async function handoutFile(
  deps: HandoutDeps,
  person: PersonId,
  id: VersionId,
  format: HandoutFormat,
): Promise<Result<HandoutFile>> {
  const pieces = await versionText(deps, person, id)
  if (!pieces.ok) return pieces
  // Our own server wrote it, in this shape.
  const text = JSON.parse(pieces.value.join('')) as VersionText
  const address = new URL(`/versions/${id}`, deps.config.baseUrl)
  const bytes = await deps.press.file(id, format, handoutOf(text, address))
  return bytes.ok ? ok({ name: nameOf(text.manifest, format), bytes: bytes.value }) : bytes
}

/** How far the file is that was asked for last. Fails: notFound, forbidden. */
export function handoutStep(
  deps: HandoutDeps,
  person: PersonId,
  id: VersionId,
  format: HandoutFormat,
): Result<HandoutStep> {
  const version = readableVersion(deps.keeper, person, id)
  return version.ok ? ok(deps.press.step(id, format)) : version
}

/** The version as plain data to print. */
export function handoutOf(text: VersionText, address: URL): HandoutData {
  const { manifest, version } = text
  return {
    lang: 'de',
    paper: manifest.paper.title,
    version: {
      number: manifest.number,
      name: manifest.name,
      purpose: manifest.purpose,
      note: manifest.note,
      frozenAt: manifest.frozenAt,
      frozenBy: nameIn(text, manifest.by),
      fingerprint: version.seal.fingerprint,
      url: address.href,
    },
    chapters: manifest.chapters.map((chapter) => chapterOf(text, chapter)),
  }
}

const nameIn = ({ openings }: VersionText, key: PersonKey): string => openings[key]?.name ?? erasedName

const chapterOf = (text: VersionText, { number, title, workingGroup, sections }: FrozenChapter) => ({
  number: String(number),
  title,
  group: workingGroup === null ? null : `AG ${workingGroup.number}: ${workingGroup.name}`,
  sections: sections.map((section) => sectionOf(text, section)),
})

function sectionOf(text: VersionText, { number, title, stage, content, signOffs, threads }: FrozenSection) {
  const { doc } = must(text.contents[content], 'a version has the texts that it names')
  const open = threads === null ? [] : must(text.threads[threads], 'a version has what was open').threads
  return {
    number,
    title,
    stage,
    doc,
    signOffs: signOffs.map((signOff) => signOffOf(text, signOff)),
    threads: open.map((thread) => threadOf(text, thread)),
  }
}

const signOffOf = (text: VersionText, { signer, answer, words, validity, at, entered }: FrozenSignOff) => ({
  name: nameIn(text, signer),
  kind: answer,
  at,
  words,
  validity,
  isEntered: entered !== null,
})

const threadOf = (text: VersionText, { place, quote, suggestion, remarks }: OpenThread) => ({
  paragraph: place.kind === 'paragraph' ? place.number : null,
  quote,
  suggestion,
  remarks: remarks.map(({ by, at, words }) => ({ author: nameIn(text, by), at, words: words ?? '' })),
})

/** What it is of, which version, and what for, in letters that every system takes. */
function nameOf({ scope, paper, chapters, number, purpose }: Manifest, format: HandoutFormat): string {
  const [first] = chapters
  const what =
    'paper' in scope || first === undefined ? paper.title : `Handlungsfeld ${first.number} ${first.title}`
  const extra = format === 'commented' ? ' mit Kommentaren' : ''
  return plainName(`${what} Fassung ${number} ${purposeWords[purpose]}${extra}`)
}

const spelled: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
}

const plainName = (name: string): string =>
  name
    .replaceAll(/[äöüßÄÖÜ]/gu, (letter) => spelled[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9.]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/gu, '')
    .slice(0, 120)
