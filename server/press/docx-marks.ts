/** Threads of a section as Word keeps them: comments at their words, suggestions as tracked changes. */
import { Paragraph, type ICommentOptions } from 'docx'
import type { HandoutSection, HandoutThread } from './handout.ts'
import { placeThreads, type Change, type Leaf, type PlacedThread } from './passages.ts'
import { linesOf } from './docx-runs.ts'

/** A point in a leaf at which a comment begins or ends. */
export interface CommentEdge {
  readonly at: number
  readonly kind: 'open' | 'close'
  readonly comment: number
}

export interface TrackedChange extends Change {
  readonly id: number
  readonly author: string
  readonly date: string
}

export interface LeafMarks {
  readonly edges: readonly CommentEdge[]
  readonly changes: readonly TrackedChange[]
}

export const noMarks: LeafMarks = { edges: [], changes: [] }

export interface SectionMarks {
  of(leaf: Leaf): LeafMarks
  /** Comments on the section itself: they stand at its title. */
  readonly atTitle: readonly number[]
}

export const unmarked: SectionMarks = { of: () => noMarks, atTitle: [] }

/** Numbers the comments and changes of a whole document. */
export class DocxMarks {
  readonly comments: ICommentOptions[] = []
  #changes = 0

  /** The marks of a section; its comments are taken in. */
  section(section: HandoutSection): SectionMarks {
    const edges = new Map<Leaf, CommentEdge[]>()
    const changes = new Map<Leaf, TrackedChange[]>()
    const atTitle: number[] = []
    for (const placed of placeThreads(section)) {
      for (const change of placed.changes) push(changes, change.leaf, this.#track(change, placed.thread))
      for (const comment of this.#comment(placed)) {
        if (placed.range === null) atTitle.push(comment)
        else {
          push(edges, placed.range.from.leaf, { at: placed.range.from.at, kind: 'open', comment })
          push(edges, placed.range.to.leaf, { at: placed.range.to.at, kind: 'close', comment })
        }
      }
    }
    return {
      of: (leaf) => ({ edges: edges.get(leaf) ?? [], changes: changes.get(leaf) ?? [] }),
      atTitle,
    }
  }

  #track(change: Change, { remarks }: HandoutThread): TrackedChange {
    const [first] = remarks
    return { ...change, id: ++this.#changes, author: first?.author ?? '', date: first?.at ?? '' }
  }

  /** What was said, each for itself; a suggestion that the text cannot show is said, too. Returns their numbers. */
  #comment({ thread, changes, range }: PlacedThread): number[] {
    const aside = changes.length === 0 && thread.suggestion !== null ? suggestionLines(thread.suggestion) : []
    const lost = range === null && thread.quote !== null ? [`Zu: „${thread.quote}“`] : []
    const said = thread.remarks
      .map(({ words, ...who }, at) => ({
        ...who,
        lines: [...(at === 0 ? [...lost, ...aside] : []), ...(words === '' ? [] : [words])],
      }))
      .filter(({ lines }) => lines.length > 0)
    const root = this.comments.length
    return said.map(({ author, at, lines }, turn) => {
      const id = this.comments.length
      const children = lines.map((words) => new Paragraph({ children: linesOf(words) }))
      const initials = initialsOf(author)
      const parent = turn === 0 ? {} : { parentId: root }
      this.comments.push({ id, author, initials, date: new Date(at), children, ...parent })
      return id
    })
  }
}

const suggestionLines = ({ original, replacement }: { original: string; replacement: string }): string[] => [
  replacement === ''
    ? `Vorschlag: „${original}“ streichen`
    : `Vorschlag: „${original}“ ersetzen durch „${replacement}“`,
]

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((part) => part.slice(0, 1))
    .join('')
    .slice(0, 3)

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  map.set(key, [...(map.get(key) ?? []), value])
}
