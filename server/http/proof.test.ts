import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson, type Json } from '#shared/canonical'
import { must } from '#shared/failure'
import { parseJson } from '#shared/json-text'
import { sealLetters } from '#shared/seal'
import { checkProof, type Hands } from '#shared/version-check'
import type { Proof } from '#shared/proof'
import { checkProof as checkOffline } from '../offline/check-proof.mjs'
import { scratchFolder } from '../store/scratch.fake.ts'
import { isSigned, newSealer } from '../store/seal-key.ts'
import { idOf, answers, withCall } from './signoff.fake.ts'
import { frozen, order, verwaltung } from './versions.fake.ts'

const hands: Hands = { sha256: (text) => createHash('sha256').update(text).digest('hex'), isSigned }

let [genuine, page]: [string, string] = ['', '']
const copy = (): Proof => JSON.parse(genuine) as Proof

beforeAll(async () => {
  const house = await withCall()
  for (const name of ['aylin', 'jonas', 'thimai']) await answers(house, name)
  await frozen(house, order('interim', { scope: verwaltung }))
  const id = await frozen(house, order('interim'))
  await frozen(house, order('interim', { scope: verwaltung }))
  const { text, headers } = await (await house.as('ursula')).get(`/api/versions/${id}/proof`).expect(200)
  expect(headers['content-disposition']).toContain(
    'attachment; filename="Pruefdatei-Handlungsfeld-1-Fassung-0.1-',
  )
  genuine = text
  const ursula = await house.as('ursula')
  page = (await ursula.get(`/api/versions/${id}/proof.html`).expect(200).expect('Content-Type', /html/u)).text
  await ursula
    .get('/api/versions/check-proof.mjs')
    .expect(200)
    .expect('Content-Disposition', /attachment/u)
  await house.visitor.get('/api/versions/check-proof.mjs').expect(401)
})

/** What both checks say of it; they must agree. */
async function isFound(text: string): Promise<boolean> {
  const offline = await checkOffline(text)
  const found = (await checkProof(text, hands)).findings.length > 0
  expect([offline.found.length > 0, text.length]).toEqual([found, text.length])
  return found
}

const canonical = (text: string): string => canonicalJson(must(parseJson(text), 'it is JSON'))

describe('a Prüfdatei', () => {
  test('[V10] is proven as it was made, by both checks', async () => {
    const { findings, keys, proof } = await checkProof(genuine, hands)
    expect(findings).toEqual([])
    expect(keys).toEqual([proof?.checkpoint.key])
    expect(await checkOffline(genuine)).toMatchObject({ found: [], keys, isSealChecked: true })
    expect(proof?.chain.map(({ number }) => number)).toEqual(['0.1', '0.1', '0.2'])
    expect(Object.values(proof?.openings ?? {}).map(({ person }) => person)).toContain(idOf('jonas'))
  })

  test('[V10] written otherwise, with white space and its keys in another order, it is the same', async () => {
    const turned = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [key, turned(one ?? null)]),
      )
    }
    const other = JSON.stringify(turned(JSON.parse(genuine) as Json), null, '\t').replaceAll('ü', '\\u00fc')
    expect(other.slice(0, 80)).not.toBe(genuine.slice(0, 80))
    expect(await isFound(other)).toBe(false)
  })

  test('[V10] one changed byte is found, wherever it is', async () => {
    const bytes = Buffer.from(genuine)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const forged = Buffer.from(bytes)
        forged.writeUInt8(must(forged[at], 'a byte') ^ by, at)
        const text = forged.toString('utf8')
        const isSame = parseJson(text) !== undefined && canonical(text) === canonical(genuine)
        expect(await isFound(text)).toBe(!isSame)
      }),
      { numRuns: 150, endOnFailure: true },
    )
  })

  test('[V10] a changed, missing or added word, number or key is found, wherever it is', async () => {
    const places = leavesOf(JSON.parse(genuine) as Json)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...changes), async (place, change) => {
        const forged = JSON.parse(genuine) as Json
        change(holderOf(forged, place), must(place.at(-1), 'a leaf has a name'))
        expect(await isFound(JSON.stringify(forged))).toBe(true)
      }),
      { numRuns: 150, endOnFailure: true },
    )
  })

  test('[V10] somebody whose opening is hidden by another of the same name is found', async () => {
    const [first = '', second = ''] = Object.keys(copy().openings)
    const at = genuine.lastIndexOf(`"${first}":{`)
    expect(await isFound(`${genuine.slice(0, at)}"${second}":${genuine.slice(at + first.length + 3)}`)).toBe(
      true,
    )
  })

  test.each(Object.entries(forgeries()))('[V10] is found: %s', async (_, forge) => {
    const forged = copy()
    forge(forged)
    expect(await isFound(JSON.stringify(forged))).toBe(true)
  })

  test('[V10] is proven after bodies were asked and it was decided on, and where a later one has an earlier day', async () => {
    const house = await withCall()
    const [sabine, ursula] = [await house.as('sabine'), await house.as('ursula')]
    const [section] = must(house.keeper.records.chapters[verwaltung.chapter], 'it is there').sections
    const call = { sections: [section], due: null, message: null }
    await sabine.post(`/api/chapters/${verwaltung.chapter}/sign-offs/call`).send(call).expect(200)
    const id = await frozen(house, order('submission', { scope: verwaltung }))
    const asking = { bodies: ['Integrationsbeirat Linden-Limmer'], due: '2026-12-10', message: null }
    await ursula.put(`/api/versions/${id}/consultation`).send(asking).expect(200)
    const saying = { decision: 'accepted', note: null, corrects: null }
    await ursula.post(`/api/versions/${id}/sections/${section}/decision`).send(saying).expect(201)
    house.pass(-24 * 60 * 60 * 1000)
    const later = await frozen(house, order('interim'))
    for (const version of [id, later]) {
      const { text } = await ursula.get(`/api/versions/${version}/proof`).expect(200)
      expect(await isFound(text)).toBe(false)
    }
    const days = house.keeper.versions.map(({ frozenAt }) => frozenAt.slice(0, 10))
    expect(days).toEqual(['2026-11-22', '2026-11-21'])
  })

  test('[V9] whose people were erased is proven all the same', async () => {
    const proof = copy()
    for (const key of Object.keys(proof.openings)) delete proof.openings[key]
    expect(await isFound(JSON.stringify(proof))).toBe(false)
  })

  test('[V10] sealed anew by somebody else is no other proof, but names another key', async () => {
    const proof = copy()
    const { key } = proof.checkpoint
    const forger = newSealer()
    for (const seal of proof.chain) {
      seal.key = forger.key
      seal.signature = forger.sign(sealLetters(seal))
    }
    const { keys, findings } = await checkProof(JSON.stringify(proof), hands)
    expect(findings).toEqual([])
    expect(keys).toEqual([forger.key, key])
  })

  test('[V11] the script for anyone says so, ends with 0 or 1, and knows the key it was told', () => {
    const run = (text: string, ...more: readonly string[]) => {
      const path = join(scratchFolder(), 'Pruefdatei.json')
      writeFileSync(path, text)
      const script = join(import.meta.dirname, '../offline/check-proof.mjs')
      return spawnSync(process.execPath, [script, path, ...more], { encoding: 'utf8' })
    }
    const { key } = copy().checkpoint
    const whole = run(genuine, key)
    expect([whole.status, whole.stdout]).toEqual([0, expect.stringContaining('Unverändert: Fassung 0.1')])
    expect(run(genuine, '0'.repeat(64))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('Schlüssel'),
    })
    expect(run(genuine.replace('Jedes Kind', 'Manches Kind')).status).toBe(1)
  })
})

describe('the page that checks a Prüfdatei', () => {
  test('[V11] has it inside, lets nothing run but its own lines, and reaches nothing', async () => {
    const [, inside = ''] = /<script type="application\/json" id="proof">([^]*?)<\/script>/u.exec(page) ?? []
    expect(await isFound(inside)).toBe(false)
    const { manifest } = JSON.parse(inside) as Proof
    expect(manifest.number).toBe('0.1')
    const [, script = ''] = /<script type="module">([^]*?)<\/script>/u.exec(page) ?? []
    const policy =
      /Content-Security-Policy"\s+content="(?<policy>[^"]+)"/u.exec(page)?.groups?.['policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`)
    expect(script).not.toMatch(/^import |fetch\(|https?:/mu)
  })
})

type Path = readonly (string | number)[]

/** Where each word and number stands; whether a person has an opening at all is nobody's forgery. */
function leavesOf(value: Json | undefined, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one as Json, [...at, key]))
}

type Holder = Record<string, unknown>

const holderOf = (value: Json, path: Path): Holder =>
  path.slice(0, -1).reduce<Holder>((here, key) => here[key] as Holder, value as unknown as Holder)

const changes: readonly ((holder: Holder, key: string | number) => void)[] = [
  (holder, key) =>
    (holder[key] = typeof holder[key] === 'number' ? holder[key] + 1 : `${String(holder[key])} `),
  (holder, key) => (holder[key] = typeof holder[key] === 'string' ? 7 : 'sieben'),
  (holder, key) => (holder[key] = [holder[key]]),
  (holder, key) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
  (holder, key) => (Array.isArray(holder) ? holder.push(holder[key]) : (holder['mehr'] = true)),
]

const swap = <T>(list: Record<string, T>, one: string, other: string): void => {
  const [a, b] = [must(list[one], 'it is there'), must(list[other], 'it is there')]
  list[one] = b
  list[other] = a
}

function forgeries(): Record<string, (proof: Proof) => void> {
  const sectionsOf = (proof: Proof) => must(proof.manifest.chapters[0], 'a chapter').sections
  const two = (of: object): [string, string] => {
    const [one, other] = Object.keys(of)
    return [must(one, 'one'), must(other, 'another')]
  }
  return {
    'a version less at the end': ({ chain }) => void chain.pop(),
    'a version less at the beginning': ({ chain }) => void chain.shift(),
    'a version less in the middle': ({ chain }) => void chain.splice(1, 1),
    'a version twice': ({ chain }) => void chain.push(must(chain[2], 'the third')),
    'versions in another order': ({ chain }) => void chain.reverse(),
    'sections in another order': (proof) => void sectionsOf(proof).reverse(),
    'a section less': (proof) => void sectionsOf(proof).pop(),
    'texts exchanged': ({ contents }) => swap(contents, ...two(contents)),
    'a text less': ({ contents }) => void delete contents[two(contents)[0]],
    'a text that nobody named': ({ contents }) =>
      (contents['0'.repeat(64)] = must(contents[two(contents)[0]], 'one')),
    'names exchanged': ({ openings }) => swap(openings, ...two(openings)),
    'a name that nobody named': ({ openings }) =>
      (openings['p999'] = must(openings[two(openings)[0]], 'one')),
    'the seal of another version': ({ chain }) => {
      must(chain[1], 'the second').signature = must(chain[0], 'the first').signature
    },
    'a sign-off less': (proof) => {
      for (const { signOffs } of sectionsOf(proof)) signOffs.pop()
    },
  }
}
