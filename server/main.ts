/**
 * The entry. Node reads all files that a module needs at the same time, and ends where there are not so many file
 * handles: so the house is loaded floor by floor, what is below first.
 */
import { readdirSync, realpathSync } from 'node:fs'
import type { PagesFor } from './house.ts'

const floors = [
  () => loadEach(import.meta.resolve('zod/v4/locales')),
  () => import('zod'),
  () => import('ws'),
  () => import('#shared/protocol'),
  () => import('#shared/apply'),
  () => import('./store/store.ts'),
  () => import('./work/records.ts'),
  () => import('./work/demo-world.ts'),
  () => import('./mail/mailing.ts'),
  () => import('./sync/door.ts'),
  () => import('./http/app.ts'),
]

/** The files beside this one, which names them all: zod has its sentences in some sixty languages, one file each. */
async function loadEach(index: string): Promise<void> {
  const names = readdirSync(new URL('.', index)).filter((name) => name.endsWith('.js') && name !== 'index.js')
  for (const name of names) await import(new URL(name, index).href)
}

/** Serves or carries out a command, as the arguments say, and ends the process. */
export async function main(pagesFor?: PagesFor): Promise<void> {
  for (const load of floors) await load()
  const house = await import('./house.ts')
  await house.main(pagesFor)
}

const entry = process.argv[1]
if (entry !== undefined && realpathSync(entry) === import.meta.filename) await main()
