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
 *   GET    /api/records                            → 200 RecordsView      state and people, to fold news onto
 *   POST   /api/chapters/:chapter/sections   NewSection   → 201 Done
 *   PATCH  /api/sections/:section            Rename       → 200 Done
 *   POST   /api/sections/:section/move       Place        → 200 Done
 *   DELETE /api/sections/:section                         → 200 Done
 *   POST   /api/sections/:section/restore    Place        → 200 Done
 */
import * as z from 'zod/mini'
import { title } from './events.ts'
import type { Failure } from './failure.ts'
import { personId, sectionId } from './ids.ts'
import { emailAddress, password, type PersonCard } from './person.ts'
import type { Records } from './records.ts'

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

/** What a command answers: the sequence number of its last event, so that a client can wait for it. */
export interface Done {
  seq: number
}

export interface Refusal {
  failure: Failure
}
