/** What concerns one person: what waits for her, what happened to her threads, and what of it she has not read yet. */
import type {
  ChooseMail,
  NewsItem,
  NewsView,
  Seen,
  SignOffNews,
  Task,
  ThreadNews,
  ThreadPlace,
} from '#shared/api'
import { fail, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, SectionId, ThreadId } from '#shared/ids'
import type { Notice } from '#shared/notices'
import type { MailChoice, MailLanguage } from '#shared/person'
import { may, mayRead } from '#shared/policy'
import type { SignOffNotice } from '#shared/signoff-notices'
import type { Thread } from '#shared/thread'
import { allThreads, threadOf } from '#shared/threads'
import type { People } from '../store/people.ts'
import type { Marks, ReadingMarks } from '../store/reading-marks.ts'
import { statementsOwed } from './consultations.ts'
import { firstWords } from './first-words.ts'
import type { Keeper } from './keeper.ts'
import { NoticeBoard } from './notice-board.ts'
import { signOffNotices, signOffTold } from './signoff-news.ts'

/** Who has not chosen gets a mail on mornings after something happened. */
const unchosen: MailChoice = 'daily'

export interface NewsroomParts {
  readonly keeper: Keeper
  readonly people: People
  readonly marks: Marks
  /** Where mails go. */
  readonly way: NewsView['mail']['way']
}

export class Newsroom {
  readonly #parts: NewsroomParts
  readonly #board: NoticeBoard

  constructor(parts: NewsroomParts) {
    this.#parts = parts
    this.#board = new NoticeBoard(parts.keeper)
  }

  view(person: PersonId): NewsView {
    return {
      seq: this.#parts.keeper.records.seq,
      tasks: this.tasks(person),
      threads: this.#threads(person),
      signOffs: this.#signOffs(person),
      statements: statementsOwed(this.#parts.keeper, person),
      mail: { choice: this.choice(person), language: this.language(person), way: this.#parts.way },
    }
  }

  choice(person: PersonId): MailChoice {
    return this.#parts.people.byId(person)?.mail ?? unchosen
  }

  /** Whoever has not chosen is written to in the paper's own. */
  language(person: PersonId): MailLanguage {
    return this.#parts.people.byId(person)?.language ?? 'de'
  }

  /** What happened while there was no mail is not mailed afterwards. Fails: notFound, storeUnavailable. */
  async choose(person: PersonId, chosen: ChooseMail): Promise<Result<void>> {
    const { people, marks, keeper } = this.#parts
    if ('language' in chosen) return people.setMail(person, chosen)
    const { choice } = chosen
    const { seq } = keeper.records
    const begun =
      this.choice(person) === 'off'
        ? await marks.change(person, (before) => mailedUpTo(before, seq, keeper.versions.length))
        : ok(undefined)
    return begun.ok ? people.setMail(person, { mail: choice }) : begun
  }

  /** Never takes a mark back. Fails: notFound (thread, section), removed, forbidden, storeUnavailable. */
  async see(person: PersonId, what: Seen): Promise<Result<void>> {
    const { marks, keeper } = this.#parts
    const upTo = Math.min('all' in what ? what.all : what.seq, keeper.records.seq)
    if ('thread' in what && this.place(person, what.thread) === null)
      return fail({ kind: 'notFound', what: 'thread' })
    const readable = 'section' in what ? mayRead(keeper.records, person, what.section) : ok(undefined)
    if (!readable.ok) return readable
    return marks.change(person, (before) => tidied(seenNow(before, what, upTo), this.#allOf(person)))
  }

  /** What came after entry `after`, and the person may read and has not read, the oldest first. */
  unread(person: PersonId, after: number): readonly Notice[] {
    const marks = this.#parts.marks.of(person)
    return this.#board
      .of(person)
      .filter((notice) => notice.seq > after && isUnread(marks, notice))
      .filter(({ section }) => this.#readableChapter(person, section) !== null)
  }

  /** The same of sign-offs. */
  unreadSignOffs(person: PersonId, after: number): readonly SignOffNotice[] {
    const marks = this.#parts.marks.of(person)
    return signOffNotices(this.#parts.keeper, person).filter(
      (notice) => notice.seq > after && isUnread(marks, notice),
    )
  }

  /** The threads that wait for the person, the first to be done first. */
  tasks(person: PersonId): Task[] {
    return allThreads(this.#parts.keeper.threads)
      .filter((thread) => thread.assignee === person && isWaiting(thread))
      .flatMap((thread) => {
        const place = this.place(person, thread.id)
        return place === null ? [] : [{ ...place, state: thread.state, due: thread.due }]
      })
      .sort((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'))
  }

  /** Where the thread stands and what it is about; null for who may not read it. */
  place(person: PersonId, id: ThreadId): ThreadPlace | null {
    const thread = threadOf(this.#parts.keeper.threads, id)
    const chapter = thread === null ? null : this.#readableChapter(person, thread.section)
    if (thread === null || chapter === null) return null
    const words = thread.remarks[0]?.body ?? null
    return { thread: id, section: thread.section, chapter, words: words && firstWords(words) }
  }

  close(): void {
    this.#board.close()
  }

  #threads(person: PersonId): ThreadNews[] {
    const marks = this.#parts.marks.of(person)
    const found = new Map<ThreadId, ThreadNews>()
    for (const notice of this.#readable(person).toReversed()) {
      const known = found.get(notice.thread)
      const place = known ?? this.place(person, notice.thread)
      if (place === null) continue
      const items = [...(known?.items ?? []), itemOf(notice, isUnread(marks, notice))]
      found.set(notice.thread, { ...place, items })
    }
    return [...found.values()]
  }

  #signOffs(person: PersonId): SignOffNews[] {
    const { marks, keeper } = this.#parts
    return signOffTold(keeper, person, (notice) => isUnread(marks.of(person), notice))
  }

  /** The oldest first. */
  #allOf(person: PersonId): readonly (Notice | SignOffNotice)[] {
    const notices = [...this.#board.of(person), ...signOffNotices(this.#parts.keeper, person)]
    return notices.sort((one, other) => one.seq - other.seq)
  }

  #readable(person: PersonId): Notice[] {
    return this.#board.of(person).filter(({ section }) => this.#readableChapter(person, section) !== null)
  }

  /** Null where the person may not read the draft. */
  #readableChapter(person: PersonId, section: SectionId): ChapterId | null {
    const { records } = this.#parts.keeper
    const chapter = records.sections[section]?.chapter
    return chapter !== undefined && may(records, person, 'readDraft', chapter).ok ? chapter : null
  }
}

const isWaiting = ({ state }: Thread): boolean => state !== 'resolved' && state !== 'withdrawn'

const itemOf = ({ seq, at, by, kind, words, outcome }: Notice, unread: boolean): NewsItem => ({
  seq,
  at,
  by,
  kind,
  words: words && firstWords(words),
  outcome,
  unread,
})

/** What a notice is about: read thread by thread, and section by section. */
type About = ThreadId | SectionId
type Told = Notice | SignOffNotice
const aboutOf = (notice: Told): About => ('thread' in notice ? notice.thread : notice.section)

const seenOf = ({ seenAll, seen }: ReadingMarks, about: About): number =>
  Math.max(seenAll, seen.find(([id]) => id === about)?.[1] ?? 0)

const isUnread = (marks: ReadingMarks, notice: Told): boolean => notice.seq > seenOf(marks, aboutOf(notice))

function seenNow(marks: ReadingMarks, what: Seen, upTo: number): ReadingMarks {
  if ('all' in what) return { ...marks, seenAll: Math.max(marks.seenAll, upTo) }
  const about = 'thread' in what ? what.thread : what.section
  const others = marks.seen.filter(([id]) => id !== about)
  return { ...marks, seen: [...others, [about, Math.max(seenOf(marks, about), upTo)]] }
}

const mailedUpTo = (marks: ReadingMarks, seq: number, frozen: number): ReadingMarks => ({
  ...marks,
  mailed: seq,
  signOffs: { reminded: marks.signOffs?.reminded ?? [], upTo: seq },
  versions: { frozen, decided: seq },
})

/** What is read of everything goes as far as it can; what is read singly is marked beyond that only. So marks stay few. */
function tidied(marks: ReadingMarks, notices: readonly Told[]): ReadingMarks {
  const firstUnread = notices.find((notice) => isUnread(marks, notice))
  const last = notices.at(-1)?.seq ?? 0
  const seenAll = Math.max(marks.seenAll, firstUnread === undefined ? last : firstUnread.seq - 1)
  const told = new Set(notices.map(aboutOf))
  return { ...marks, seenAll, seen: marks.seen.filter(([id, seq]) => seq > seenAll && told.has(id)) }
}
