/** What the HTTP door stands on. */
import type { RequestHandler } from 'express'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { KeptFiles } from '../store/kept-files.ts'
import type { People } from '../store/people.ts'
import type { Marks } from '../store/reading-marks.ts'
import type { Sessions } from '../store/sessions.ts'
import type { Texts } from '../store/texts.ts'
import type { OpeningFiles } from '../store/openings.ts'
import type { Sealer } from '../store/seal-key.ts'
import type { Freezer } from '../work/freezer.ts'
import type { Press } from '../press/press.ts'
import type { Keeper } from '../work/keeper.ts'
import type { Newsroom } from '../work/newsroom.ts'
import type { Rooms } from '../work/rooms.ts'
import type { ReadingTexts } from '../work/reading-texts.ts'
import type { Weighings } from '../work/weighings.ts'
import type { ContentSecurityPolicy } from './headers.ts'
import type { SessionDoor } from './session-door.ts'

/** Whether the server takes work; `cause` is a sentence for whoever watches it. */
export type Readiness = { ready: true } | { ready: false; cause: string }

/** The interface: what serves it (asked last), and the policy it can live under. */
export interface Pages {
  readonly serve: RequestHandler
  readonly policy: ContentSecurityPolicy
}

export interface HttpDeps {
  readonly config: Config
  /** Names this data folder's history; see `SessionView`. */
  readonly world: string
  readonly log: Log
  readonly keeper: Keeper
  readonly texts: Texts
  readonly kept: KeptFiles
  readonly openings: OpeningFiles
  readonly sealer: Sealer
  readonly freezer: Freezer
  readonly rooms: Rooms
  readonly people: People
  readonly sessions: Sessions
  readonly marks: Marks
  readonly newsroom: Newsroom
  readonly sessionDoor: SessionDoor
  readonly weighings: Weighings
  readonly press: Press
  readonly readingTexts: ReadingTexts
  readonly readiness: () => Readiness
  readonly pages: Pages
}
