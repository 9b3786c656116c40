/** Reads a file, whatever it is: with its text, or with the reason why there is none. Runs in a worker of its own. */
import { readDocx } from './docx/docx.ts'
import { draftHtml } from './draft-html.ts'
import { decodeText } from './encoding.ts'
import { noChanges, noOddities, type Intake } from './intake.ts'
import { openFile } from './kind.ts'
import { looksLikeMarkdown, readMarkdown } from './markdown.ts'
import { readOdt } from './odt/odt.ts'
import { plainDraft } from './plain.ts'
import { Trouble, type TroubleKind } from './trouble.ts'
import { unpackedBytes } from './zip.ts'

export type Answer =
  | { readonly kind: 'read'; readonly intake: Intake }
  | { readonly kind: 'trouble'; readonly trouble: TroubleKind }

/** Never throws: what cannot be read is an answer too. */
export async function readFile(file: File): Promise<Answer> {
  if (file.size > unpackedBytes) return { kind: 'trouble', trouble: 'tooBig' }
  try {
    return readBytes(file.name, new Uint8Array(await file.arrayBuffer()))
  } catch {
    return { kind: 'trouble', trouble: 'unreadable' }
  }
}

/** The text of a file of this name and content. */
export function readBytes(name: string, bytes: Uint8Array): Answer {
  try {
    const intake = readKind(name, bytes)
    const says = /[\p{L}\p{N}]/u.test(intake.accepted.replace(/<[^>]*>/gu, ''))
    return says || intake.original !== null
      ? { kind: 'read', intake }
      : { kind: 'trouble', trouble: 'wordless' }
  } catch (error) {
    return { kind: 'trouble', trouble: troubleOf(error) }
  }
}

/** A stack that is used up (RangeError) means nesting beyond all reason. */
function troubleOf(error: unknown): TroubleKind {
  if (error instanceof Trouble) return error.kind
  return error instanceof RangeError ? 'unsafe' : 'damaged'
}

function readKind(name: string, bytes: Uint8Array): Intake {
  const opened = openFile(name, bytes)
  switch (opened.kind) {
    case 'docx':
      return readDocx(opened.archive)
    case 'odt':
      return readOdt(opened.archive)
    case 'markdown':
      return markdownIntake(decodeText(bytes))
    case 'text':
      return textIntake(decodeText(bytes))
  }
}

/** Many a text file holds Markdown. */
const textIntake = (text: string): Intake =>
  looksLikeMarkdown(text)
    ? markdownIntake(text)
    : { ...nothingOdd, kind: 'text', accepted: draftHtml(plainDraft(text)) }

function markdownIntake(text: string): Intake {
  const { blocks, images, footnotes } = readMarkdown(text)
  return {
    ...nothingOdd,
    kind: 'markdown',
    accepted: draftHtml(blocks),
    oddities: { ...noOddities, images, footnotes },
  }
}

const nothingOdd = { original: null, changes: noChanges, remarks: [], oddities: noOddities }
