/**
 * The server's seal over a version: an Ed25519 signature over its fingerprint and its place in the chain. Each seal names
 * the version before, so that none can be taken out, put in or moved. It proves that the holder of the server's key
 * sealed it, and no more: whose key it is, and the time, one has to know from elsewhere.
 */
import * as z from 'zod/mini'
import { canonicalJson } from './canonical.ts'
import { versionId } from './ids.ts'
import { fingerprint, versionNumber, versionScope } from './version.ts'

/** An Ed25519 public key: 32 bytes. */
export const sealKey = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/, 'not an Ed25519 key'))
  .brand<'SealKey'>()
export type SealKey = z.infer<typeof sealKey>

/** Hex, because base64 has several spellings for one signature. */
const signature = z.string().check(z.regex(/^[0-9a-f]{128}$/, 'not an Ed25519 signature'))

export const seal = z.strictObject({
  version: versionId,
  ordinal: z.int().check(z.minimum(1)),
  scope: versionScope,
  number: versionNumber,
  fingerprint,
  previous: z.nullable(fingerprint),
  /** The key whose other half signed it. */
  key: sealKey,
  signature,
})
export type Seal = z.infer<typeof seal>

/** What is sealed. */
export type Unsealed = Omit<Seal, 'signature'>

/** The letters that are signed. */
export const sealLetters = ({ version, ordinal, scope, number, previous, key, ...its }: Unsealed): string =>
  canonicalJson({
    format: 'lip-seal/1',
    version,
    ordinal,
    scope,
    number,
    fingerprint: its.fingerprint,
    previous,
    key,
  })
