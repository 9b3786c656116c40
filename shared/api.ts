/**
 * What requests and answers look like. All under `/api`, JSON both ways; failures are
 * `{ "failure": Failure }` with the status of `server/http/respond`.
 *
 *   POST   /api/session            SignIn          → 200 SessionView      sets the cookie
 *   GET    /api/session                            → 200 SessionView | 401
 *   DELETE /api/session                            → 204                  the cookie's sockets are cut
 *   GET    /api/demo/people                        → 200 DemoPeople | 404 outside a demo world
 *   POST   /api/demo/session       DemoSignIn      → 200 SessionView      only in a demo world
 *   POST   /api/account/password   ChangePassword  → 204                  all other sessions of the person end
 *   PUT    /api/account/mail       ChooseMail      → 204                  how often, and in which language, one gets mail about news
 *   GET    /api/records                            → 200 RecordsView      state and people, to fold news onto
 *   GET    /api/news                               → 200 NewsView         what concerns oneself, the newest first
 *   PUT    /api/news/seen          Seen            → 204
 *   GET    /api/papers/:paper/next                        → 200 NextPaperView  (shared/next-paper) for the administration
 *   POST   /api/papers                       NextPaper    → 201 Done   again with the same content: 201, and nothing doubled
 *   POST   /api/chapters/:chapter/sections   NewSection   → 201 Done
 *   PATCH  /api/sections/:section            Rename       → 200 Done
 *   POST   /api/sections/:section/move       Place        → 200 Done
 *   DELETE /api/sections/:section                         → 200 Done
 *   POST   /api/sections/:section/restore    Place        → 200 Done
 *
 *   GET    /api/chapters/:chapter/text                      → 200 ChapterText | 304   as it is on disk; the ETag names the very words
 *   GET    /api/chapters/:chapter/threads                   → 200 ThreadsView  to fold news onto; removed sections' too
 *   POST   /api/sections/:section/threads    NewThread      → 201 Done   again with the same content: 201, and nothing doubled
 *   PUT    /api/sections/:section/anchors    KeepAnchors    → 200 Done
 *   POST   /api/threads/:thread/replies      NewReply       → 201 Done   again: as above
 *   PATCH  /api/threads/:thread/remarks      EditRemark     → 200 Done
 *   DELETE /api/threads/:thread/remarks      WhichRemark    → 200 Done
 *   POST   /api/threads/:thread/assign       Assignment     → 200 Done
 *   POST   /api/threads/:thread/tag          Tagging        → 200 Done
 *   POST   /api/threads/:thread/resolve      Resolving      → 200 Done   with the threads that it speaks for
 *   POST   /api/threads/:thread/reopen                      → 200 Done
 *   POST   /api/threads/:thread/accept                      → 200 Done
 *   POST   /api/threads/:thread/reject       Rejecting      → 200 Done
 *   POST   /api/threads/:thread/withdraw-suggestion         → 200 Done
 *   POST   /api/chapters/:chapter/threads/assign | tag | resolve   the same with `threads`: all or none → 200 Done
 *   POST   /api/chapters/:chapter/threads/join   Joining    → 200 Done
 *   GET    /api/chapters/:chapter/weighing.docx | .odt | .csv   → 200 the Abwägungstabelle as a file
 */
import * as z from 'zod/mini'
import { anchor } from './anchor.ts'
import type { WaitingStatement } from './consultation-api.ts'
import { title } from './events.ts'
import type { Failure } from './failure.ts'
import {
  personId,
  replyId,
  sectionId,
  threadId,
  type ChapterId,
  type PersonId,
  type SectionId,
  type ThreadId,
} from './ids.ts'
import type { NoticeKind } from './notices.ts'
import {
  emailAddress,
  mailChoice,
  mailLanguage,
  password,
  type MailChoice,
  type MailLanguage,
  type PersonCard,
} from './person.ts'
import type { Records } from './records.ts'
import type { SignOffTold } from './signoff-notices.ts'
import type { Thread, ThreadState } from './thread.ts'
import {
  body,
  due,
  keptAnchors,
  mentions,
  needsReason,
  outcome,
  proposal,
  someThreads,
  tags,
  type Outcome,
} from './thread-events.ts'

export const signIn = z.strictObject({
  email: emailAddress,
  password: z.string().check(z.minLength(1), z.maxLength(1024)),
})
export type SignIn = z.infer<typeof signIn>

export const demoSignIn = z.strictObject({ person: personId })
export type DemoSignIn = z.infer<typeof demoSignIn>

export const changePassword = z.strictObject({
  current: z.string().check(z.minLength(1), z.maxLength(1024)),
  next: password,
})
export type ChangePassword = z.infer<typeof changePassword>

export const newSection = z.strictObject({ title, after: z.nullable(sectionId) })
export type NewSection = z.infer<typeof newSection>

export const rename = z.strictObject({ title })
export type Rename = z.infer<typeof rename>

/** The section to stand behind; null: first. */
export const place = z.strictObject({ after: z.nullable(sectionId) })
export type Place = z.infer<typeof place>

/** Ids of threads and replies are made where they are written, so that what is sent again is not doubled. */
export const newThread = z.strictObject({
  thread: threadId,
  anchor: z.nullable(anchor),
  body,
  mentions,
  suggestion: z.nullable(proposal),
})
export type NewThread = z.infer<typeof newThread>

export const newReply = z.strictObject({ reply: replyId, body, mentions })
export type NewReply = z.infer<typeof newReply>

/** null: the remark that opened the thread. */
const reply = z.nullable(replyId)

export const whichRemark = z.strictObject({ reply })

export const editRemark = z.strictObject({ reply, body, mentions })
export type EditRemark = z.infer<typeof editRemark>

const assigned = { to: z.nullable(personId), due: z.nullable(due) }
const resolved = { outcome, reason: z.nullable(body) }
const together = { threads: someThreads }

const hasReason = (said: { outcome: Outcome; reason: string | null }): boolean =>
  said.reason !== null || !needsReason(said.outcome)

export const assignment = z.strictObject(assigned)
export type Assignment = z.infer<typeof assignment>
export const assignments = z.strictObject({ ...assigned, ...together })

export const tagging = z.strictObject({ tags })
export type Tagging = z.infer<typeof tagging>
export const taggings = z.strictObject({ tags, ...together })

export const resolving = z.strictObject(resolved).check(z.refine(hasReason, 'needs a reason'))
export type Resolving = z.infer<typeof resolving>
export const resolvings = z
  .strictObject({ ...resolved, ...together })
  .check(z.refine(hasReason, 'needs a reason'))

export const rejecting = z.strictObject({ reason: body })
export type Rejecting = z.infer<typeof rejecting>

/** `into` speaks for the others from now on; null: each for itself again. */
export const joining = z.strictObject({ into: z.nullable(threadId), ...together })
export type Joining = z.infer<typeof joining>

export const keepAnchors = z.strictObject({ anchors: keptAnchors })
export type KeepAnchors = z.infer<typeof keepAnchors>

export const chooseMail = z.union([
  z.strictObject({ choice: mailChoice }),
  z.strictObject({ language: mailLanguage }),
])
export type ChooseMail = z.infer<typeof chooseMail>

/** Read up to this entry: one thread, one section's sign-off, or all of them. */
const upTo = z.int().check(z.minimum(0))
export const seen = z.union([
  z.strictObject({ thread: threadId, seq: upTo }),
  z.strictObject({ section: sectionId, seq: upTo }),
  z.strictObject({ all: upTo }),
])
export type Seen = z.infer<typeof seen>

export interface SessionView {
  person: PersonCard
  demo: boolean
  /** Names the data folder's history, the same through restarts and restored backups: texts of two worlds never meet. */
  world: string
}

export interface DemoPeople {
  people: { id: PersonCard['id']; name: string; grants: PersonCard['grants']; workingGroup: string | null }[]
}

export interface RecordsView {
  records: Records
  people: PersonCard[]
}

/** The threads of a chapter at an entry, in the order of its sections, removed ones last. */
export interface ThreadsView {
  seq: number
  threads: Thread[]
}

/** What happened to a thread that concerns the person who asks. Words are cut to the first few. */
export interface NewsItem {
  seq: number
  at: string
  by: PersonId
  kind: NoticeKind
  words: string | null
  outcome: Outcome | null
  unread: boolean
}

/** Where a thread stands and what it is about, for who may read it. */
export interface ThreadPlace {
  thread: ThreadId
  section: SectionId
  chapter: ChapterId
  /** The first words of what it was opened with; null when they were taken back. */
  words: string | null
}

/** `items`: the newest first. */
export interface ThreadNews extends ThreadPlace {
  items: NewsItem[]
}

/** What happened to a section's sign-off that concerns the person who asks. Words are cut to the first few. */
export type SignOffItem = SignOffTold & { unread: boolean }

/** `items`: the newest first. */
export interface SignOffNews {
  section: SectionId
  chapter: ChapterId
  items: SignOffItem[]
}

/** A thread that waits for the person. */
export interface Task extends ThreadPlace {
  state: ThreadState
  /** A day, "2026-11-30". */
  due: string | null
}

export interface NewsView {
  seq: number
  /** The first to be done first. */
  tasks: Task[]
  /** Those with the newest first. */
  threads: ThreadNews[]
  signOffs: SignOffNews[]
  /** What bodies of the person have still to hand in, the first due first. */
  statements: WaitingStatement[]
  mail: {
    choice: MailChoice
    language: MailLanguage
    /** `outbox`: no mail server is known, mails are put in a folder. */
    way: 'smtp' | 'outbox'
  }
}

/** What a command answers: the sequence number of its last event, so that a client can wait for it. */
export interface Done {
  seq: number
}

export interface Refusal {
  failure: Failure
}
