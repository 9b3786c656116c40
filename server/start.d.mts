/** What `start.mjs` exports, for its tests. */
export interface House {
  readonly root: string
  /** Runs a command; whether it went well. */
  run(command: string, args: string[]): boolean
  say(line: string): void
}
export declare function nodeComplaint(version: string): string | null
export declare function sourcesStamp(root: string): string
export declare function lockStamp(root: string): string
export declare function prepare(house: House): boolean
