/** The parts of a Word file, found by their relationships as Word finds them (ECMA-376, part 2). */
import { decodeXml } from '../encoding.ts'
import { Trouble } from '../trouble.ts'
import { attribute, children } from '../xml-find.ts'
import { parseXml, type XmlElement } from '../xml.ts'
import type { Archive } from '../zip.ts'

export interface WordFile {
  readonly document: XmlElement
  readonly styles: XmlElement | null
  readonly numbering: XmlElement | null
  readonly footnotes: XmlElement | null
  readonly endnotes: XmlElement | null
  readonly comments: XmlElement | null
  /** Where links lead, by the id of their relationship. */
  readonly links: ReadonlyMap<string, string>
}

interface Relationship {
  readonly id: string
  /** The last word of its type: "styles", "hyperlink". */
  readonly type: string
  readonly target: string
}

/** The file's parts. Throws `Trouble` when the text is missing. */
export function readWordFile(archive: Archive): WordFile {
  const [main] = relationships(archive, '').filter(({ type }) => type === 'officeDocument')
  const path = pathFrom('', main?.target ?? 'word/document.xml')
  const document = readPart(archive, path)
  if (document === null) throw new Trouble('damaged')
  const related = relationships(archive, path)
  const part = (type: string) => {
    const found = related.find((one) => one.type === type)
    return found === undefined ? null : readPart(archive, pathFrom(path, found.target))
  }
  return {
    document,
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
    comments: part('comments'),
    links: new Map(related.filter(({ type }) => type === 'hyperlink').map(({ id, target }) => [id, target])),
  }
}

function readPart(archive: Archive, path: string): XmlElement | null {
  const bytes = archive.read(path)
  return bytes === null ? null : parseXml(decodeXml(bytes))
}

/** The relationships of the part at this path; of the whole file for ''. */
function relationships(archive: Archive, path: string): Relationship[] {
  const cut = path.lastIndexOf('/') + 1
  const root = readPart(archive, `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`)
  return children(root, 'Relationship').map((one) => ({
    id: attribute(one, 'Id') ?? '',
    type: attribute(one, 'Type')?.split('/').at(-1) ?? '',
    target: attribute(one, 'Target') ?? '',
  }))
}

/** A target is told from the folder of the part that names it, or from the root. */
function pathFrom(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
