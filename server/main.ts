/** The entry: everything behind it is one file (`whole.mjs`), so that a start opens few files and is quick. */
import { realpathSync } from 'node:fs'
import type { PagesFor } from './house.ts'

/** Serves or carries out a command, as the arguments say, and ends the process. */
export async function main(pagesFor?: PagesFor): Promise<void> {
  const house = await import('#house')
  await house.main(pagesFor)
}

const entry = process.argv[1]
if (entry !== undefined && realpathSync(entry) === import.meta.filename) await main()
