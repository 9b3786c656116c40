/** What a running server answers to the command line, through the control socket of its data folder. */
import { z } from 'zod'
import { fail, ok, type Result } from '#shared/failure'
import { carryOut, command } from './commands.ts'
import type { Office } from './office.ts'
import { askRunningServer } from './store/lock.ts'
import { marks, type Marks } from './store/marks.ts'

const marksRequest = z.strictObject({ name: z.literal('marks') })

/** Carries out a command, or says how far the disk is. Fails: as the command does; invalid for an unknown one. */
export async function answerControl(office: Office, request: unknown): Promise<Result<unknown>> {
  if (marksRequest.safeParse(request).success) return ok(marksOf(office))
  const asked = command.safeParse(request)
  if (asked.success) return carryOut(office, asked.data)
  return fail({ kind: 'invalid', issues: ['the running server does not know this command'] })
}

const marksOf = ({ store }: Office): Marks => ({
  journal: { seq: store.journal.seq, hash: store.journal.hash },
  texts: store.texts.end,
})

const answer = z.strictObject({ ok: z.literal(true), value: marks })

/** What the server that runs on the folder has acknowledged so far; null when none runs. Fails: storeUnavailable. */
export async function askMarks(dir: string): Promise<Result<Marks | null>> {
  const asking = await askRunningServer(dir, { name: 'marks' })
  if (asking === null) return ok(null)
  if (!asking.ok) return asking
  const said = answer.safeParse(asking.value)
  if (said.success) return ok(said.data.value)
  const cause = `the server that runs on ${dir} is of another version: restart it first`
  return fail({ kind: 'storeUnavailable', cause })
}
