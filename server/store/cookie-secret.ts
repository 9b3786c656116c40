/** The secret that signs session cookies: made once, kept with the data, so that sessions outlive a restart. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '#shared/failure'

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
  await mkdir(dir, { recursive: true })
  const handle = await open(file, 'w', 0o600)
  await handle.writeFile(secret)
  await handle.sync()
  await handle.close()
  return secret
}
