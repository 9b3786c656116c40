/**
 * A Prüfdatei: one version with everything that proves it, to be checked by anyone, without this server and years later.
 * JSON; how it is written (white space, the order of keys) does not matter.
 */
import * as z from 'zod/mini'
import { canonicalJson } from './canonical.ts'
import type { Content } from './content.ts'
import { seal, sealKey, type SealKey } from './seal.ts'
import { fingerprint, manifest, openings, type Fingerprint, type OpenThreads } from './version.ts'

/** How long the chain was when the proof was made: signed, so that none of its newest versions can be left out of it. */
export const checkpoint = z.strictObject({
  at: z.iso.datetime(),
  /** How many versions there were, and the fingerprint of the newest. */
  ordinal: z.int().check(z.minimum(1)),
  fingerprint,
  key: sealKey,
  signature: z.string().check(z.regex(/^[0-9a-f]{128}$/, 'not an Ed25519 signature')),
})
export type Checkpoint = z.infer<typeof checkpoint>

export interface Uncertified {
  readonly at: string
  readonly ordinal: number
  readonly fingerprint: Fingerprint
  readonly key: SealKey
}

/** The letters that are signed. */
export const checkpointLetters = ({ at, ordinal, key, ...head }: Uncertified): string =>
  canonicalJson({ format: 'lip-checkpoint/1', at, ordinal, fingerprint: head.fingerprint, key })

export const proof = z.strictObject({
  format: z.literal('lip-proof/1'),
  manifest,
  /** The texts and what was open about them, each under the SHA-256 of its canonical JSON. */
  contents: z.record(
    z.string(),
    z.custom<Content>((value) => typeof value === 'object' && value !== null),
  ),
  threads: z.record(
    z.string(),
    z.custom<OpenThreads>((value) => typeof value === 'object' && value !== null),
  ),
  openings,
  /** The seals of all versions of the house, in their order. */
  chain: z.array(seal),
  checkpoint,
})
export type Proof = z.infer<typeof proof>
