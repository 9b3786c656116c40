/** The secret that signs session cookies: made once, kept with the data, so that sessions outlive a restart. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '#shared/failure'
import { foundFolder, replaceFile } from './disk.ts'

/** The secret of this data folder, 64 hex digits; made when there is none. Fails: storeUnavailable. */
export async function cookieSecret(dir: string): Promise<Result<string>> {
  const file = path.join(dir, 'cookie-secret')
  try {
    const known = await readFile(file, 'utf8').catch(() => '')
    return ok(/^[0-9a-f]{64}$/u.test(known) ? known : await makeSecret(dir, file))
  } catch (error) {
    return fail({ kind: 'storeUnavailable', cause: `cannot write ${file}: ${String(error)}` })
  }
}

/** A torn file is made anew: people sign in once more. */
async function makeSecret(dir: string, file: string): Promise<string> {
  const secret = randomBytes(32).toString('hex')
  await foundFolder(dir)
  await replaceFile(file, secret)
  return secret
}
