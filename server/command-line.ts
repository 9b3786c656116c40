/** What was typed → what is meant. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '#shared/failure'
import { command, type Command } from './commands.ts'
import type { Upkeep } from './upkeep.ts'

export const help = `The drafting workshop for the Lokaler Integrationsplan.

Usage: node server/dist/main.js [command] [options]

  serve           Start the server (also without a command).
  add-person      --name NAME --email ADDRESS [--password-stdin]
  set-password    --email ADDRESS --password-stdin
  grant           --email ADDRESS --role ROLE [--group N | --chapter N | --body NAME | --chair]
  withdraw        --email ADDRESS --role ROLE [--group N | --chapter N | --body NAME | --chair]
  end-sessions    --email ADDRESS
  list-people
  erase-person    --email ADDRESS | --id ID (of list-people). For good; what the person wrote stays. See server/RUNBOOK.md.

  backup TARGET   Copy the store to the folder TARGET, which must not be there yet. People may be writing.
  restore BACKUP  Put a backup into the data folder, which must be empty. Everyone signs in again.
  verify [FOLDER] Check every byte of the data folder, or of another one or a backup. Changes nothing.

Roles: expert (--group), moderator (--chapter), advisor (--body), steering, committee, admin. --chair beside advisor or
steering: who hands in for the body, or puts decisions on record; without any chair each member may.
--password-stdin reads the password (at least 12 characters) from the first line of standard input.

All commands work on the data folder (LIP_DATA_DIR); when a server runs on it, those for people reach the server, and
take effect at once. Settings are environment variables: PORT, HOST, LIP_BASE_URL, LIP_DATA_DIR, LIP_DEMO,
LIP_LOG_LEVEL, LIP_TRUST_PROXY, LIP_SESSION_DAYS (see server/RUNBOOK.md).
`

export type Asked =
  | { kind: 'help' }
  | { kind: 'serve' }
  | { kind: 'command'; command: Command }
  | { kind: 'upkeep'; upkeep: Upkeep }

const options = {
  help: { type: 'boolean', short: 'h' },
  name: { type: 'string' },
  email: { type: 'string' },
  id: { type: 'string' },
  role: { type: 'string' },
  group: { type: 'string' },
  chapter: { type: 'string' },
  body: { type: 'string' },
  chair: { type: 'boolean' },
  'password-stdin': { type: 'boolean' },
} as const

/**
 * What the arguments mean.
 * @param readPassword reads the first line of standard input; called only with `--password-stdin`.
 * Fails: invalid, with one line for each thing that is wrong.
 */
export async function readCommandLine(
  args: readonly string[],
  readPassword: () => Promise<string>,
): Promise<Result<Asked>> {
  const typed = parsed(args)
  if (!typed.ok) return typed
  const { values, positionals } = typed.value
  const [name = 'serve', ...rest] = positionals
  if (values.help === true || name === 'help') return ok({ kind: 'help' })
  if (name === 'backup' || name === 'restore' || name === 'verify') return upkeep(name, rest)
  if (rest.length > 0) return fail({ kind: 'invalid', issues: [`unexpected: ${rest.join(' ')}`] })
  if (name === 'serve') return ok({ kind: 'serve' })
  const password = values['password-stdin'] === true ? await readPassword() : null
  return meant(name, values, password)
}

/** Folders are meant from where the command is typed. */
function upkeep(name: Upkeep['name'], typed: readonly string[]): Result<Asked> {
  const [folder, ...more] = typed.map((one) => resolve(one))
  if (more.length > 0) return fail({ kind: 'invalid', issues: [`unexpected: ${typed.slice(1).join(' ')}`] })
  if (name === 'verify') return ok({ kind: 'upkeep', upkeep: { name, folder: folder ?? null } })
  if (folder === undefined) return fail({ kind: 'invalid', issues: [`${name} needs a folder`] })
  return ok({ kind: 'upkeep', upkeep: { name, folder } })
}

type Values = ReturnType<typeof parseTyped>['values']

const parseTyped = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true, strict: true })

function parsed(args: readonly string[]): Result<ReturnType<typeof parseTyped>> {
  try {
    return ok(parseTyped(args))
  } catch (error) {
    return fail({ kind: 'invalid', issues: [error instanceof Error ? error.message : String(error)] })
  }
}

function meant(name: string, values: Values, password: string | null): Result<Asked> {
  const read = command.safeParse(shaped(name, values, password))
  if (read.success) return ok({ kind: 'command', command: read.data })
  const issues = read.error.issues.map(({ path, message }) =>
    path.at(0) === 'name' ? `unknown command: ${name}` : `--${String(path.at(-1) ?? name)}: ${message}`,
  )
  return fail({ kind: 'invalid', issues })
}

/** The options in the shape of the command; what is missing is found by its schema. */
function shaped(name: string, values: Values, password: string | null): object {
  const { email } = values
  const scope = values.group ?? values.chapter ?? values.body ?? null
  const role = { role: values.role, scope, chair: values.chair === true }
  if (name === 'add-person') return { name, person: { name: values.name, email, password } }
  if (name === 'set-password') return { name, email, password }
  if (name === 'grant' || name === 'withdraw') return { name, email, role }
  if (name === 'erase-person') return { name, email, id: values.id }
  return name === 'end-sessions' ? { name, email } : { name }
}
