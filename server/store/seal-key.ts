/**
 * The key with which this server seals versions: Ed25519, made at the first start, readable for the server's user alone. It
 * is never replaced by itself: whoever knows its public half can tell seals of this house from others.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { join } from 'node:path'
import { ok, type Result } from '#shared/failure'
import { sealKey, type SealKey } from '#shared/seal'
import { causeOf, foundFolder, replaceFile, unavailable } from './disk.ts'
import { readIfThere, standing } from './holdings.ts'

export interface Sealer {
  /** The public half. */
  readonly key: SealKey
  /** The signature over these letters in UTF-8, in hexadecimal. */
  sign(letters: string): string
}

/** The key of this data folder; `isNew` when there was none. Fails: storeUnavailable, also for one that was damaged. */
export async function openSealKey(dir: string): Promise<Result<{ sealer: Sealer; isNew: boolean }>> {
  const path = join(dir, standing.sealKey)
  try {
    const known = await readIfThere(path)
    if (known === null) return ok({ sealer: sealerOf(await makeKey(dir, path)), isNew: true })
    const key = readSealKey(known)
    return key === null ? unavailable(damagedSentence(path)) : ok({ sealer: key, isNew: false })
  } catch (error) {
    return unavailable(`the seal key ${path} cannot be read or made: ${causeOf(error)}`)
  }
}

export const damagedSentence = (path: string): string =>
  `${path} is not an Ed25519 key any more. Restore it from a backup; without one delete it, and the next start makes a new key (see RUNBOOK).`

/** The key in the bytes of its file; null when there is none. */
export function readSealKey(bytes: Buffer): Sealer | null {
  try {
    const key = createPrivateKey(bytes)
    return key.asymmetricKeyType === 'ed25519' ? sealerOf(key) : null
  } catch {
    return null
  }
}

/** Whether whoever holds the key's other half signed these letters. */
export function isSigned(key: SealKey, letters: string, signature: string): boolean {
  const x = Buffer.from(key, 'hex').toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, Buffer.from(letters), publicKey, Buffer.from(signature, 'hex'))
}

const sealerOf = (key: KeyObject): Sealer => ({
  key: publicHalf(key),
  sign: (letters) => sign(null, Buffer.from(letters), key).toString('hex'),
})

function publicHalf(key: KeyObject): SealKey {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return sealKey.parse(Buffer.from(x ?? '', 'base64url').toString('hex'))
}

/** With a key that stands on no disk. */
export const newSealer = (): Sealer => sealerOf(generateKeyPairSync('ed25519').privateKey)

/** On disk before anything is sealed with it. */
async function makeKey(dir: string, path: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519')
  await foundFolder(dir)
  await replaceFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return privateKey
}
