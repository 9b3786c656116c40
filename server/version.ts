/** The version of this program, as its package says. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const named = z.object({ version: z.string() })

/** Throws when the program stands without its package.json. */
export function version(): string {
  let folder = import.meta.dirname
  while (!existsSync(path.join(folder, 'package.json'))) {
    if (path.dirname(folder) === folder) throw new Error('bug: no package.json above the program')
    folder = path.dirname(folder)
  }
  return named.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))).version
}
