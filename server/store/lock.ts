/** One process per data folder, and the control door for the command line: both are one unix socket. */
import type { Result } from '#shared/failure'

export interface Lock {
  /** Answers requests from `askRunningServer`; those that came earlier have waited. What `handler` answers must be JSON. */
  listen(handler: (request: unknown) => Promise<unknown>): void
  release(): Promise<void>
}

/** Takes the folder for this process. Fails: storeUnavailable when another process has it. */
export declare function takeLock(dir: string): Promise<Result<Lock>>

/** Asks the process that has the folder; null when none has. Fails: storeUnavailable when it hung up without an answer. */
export declare function askRunningServer(dir: string, request: unknown): Promise<Result<unknown> | null>
