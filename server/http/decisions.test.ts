import { describe, expect, test } from 'vitest'
import type { ThreadsView } from '#shared/api'
import type { Closing } from '#shared/decision-events'
import type { DecisionsView, PaperStatus } from '#shared/decision-api'
import { must, ok } from '#shared/failure'
import type { SectionId, VersionId } from '#shared/ids'
import type { VersionsView } from '#shared/version-api'
import { openHouse, type House } from './house.fake.ts'
import { calls, chapter, idOf, other, section, stage } from './signoff.fake.ts'
import { frozen, order, sectionsOf, textOf } from './versions.fake.ts'

const cast = ['aylin', 'olena', 'sabine', 'henrik', 'ursula', 'amir', 'thomas', 'nadine'] as const
const accepting = { decision: 'accepted', note: null, corrects: null }
const returning = (paragraph: number | null = null, thread = 'thr_auflage1') => ({
  decision: 'returned',
  conditions: [{ thread, body: 'Bitte die Mittel nennen.', paragraph }],
  note: null,
  corrects: null,
})

/** A house in which Bildung, here of two sections, is laid before the Lenkungsgruppe. */
async function withSubmission(): Promise<readonly [House, VersionId]> {
  const house = await openHouse()
  const others = sectionsOf(house).filter((id) => id !== section && id !== other) as SectionId[]
  await house.keeper.commit(idOf('sabine'), () =>
    ok(others.map((gone) => ({ type: 'sectionRemoved', section: gone }))),
  )
  const called = { sections: [section, other], due: null, message: null }
  await (await house.as('sabine')).post(calls).send(called).expect(200)
  for (const name of ['aylin', 'jonas'] as const) {
    const agent = await house.as(name)
    for (const id of [section, other]) {
      const given = { answer: 'signed', words: null, hash: house.keeper.signOffs[id]?.locked }
      await agent.post(`/api/sections/${id}/sign-off`).send(given).expect(201)
    }
  }
  return [house, await frozen(house, order('submission'))]
}

const at = (version: VersionId, rest = '/decision', of: string = section): string =>
  `/api/versions/${version}/sections/${of}${rest}`

async function decide(house: House, version: VersionId, said: object, of: string = section, name = 'ursula') {
  return (await house.as(name)).post(at(version, '/decision', of)).send(said)
}

async function acceptAll(house: House, version: VersionId): Promise<void> {
  for (const one of sectionsOf(house)) expect((await decide(house, version, accepting, one)).status).toBe(201)
}

async function view(house: House, version: VersionId, name = 'ursula'): Promise<DecisionsView> {
  return (await (await house.as(name)).get(`/api/versions/${version}/decisions`).expect(200))
    .body as DecisionsView
}

const sectionIn = ({ sections }: DecisionsView, of: string = section) =>
  must(
    sections.find((one) => one.section === of),
    'it stands in the version',
  )

const closing = (outcome: Closing = 'adopted') => ({
  date: '2026-12-10',
  printedMatter: '15-1234/2026',
  outcome,
  note: null,
  corrects: null,
})

describe('the way of a submission', () => {
  test('[V13] [V15] [V17] returned with a condition, answered, laid before it again: what became of it', async () => {
    const [house, first] = await withSubmission()
    const ursula = await house.as('ursula')
    await ursula.put(at(first, '/note')).send({ decision: 'returned', words: 'Mittel?' }).expect(200)
    expect((await decide(house, first, returning(1))).status).toBe(201)
    expect(stage(house)).toBe('drafting')
    const aylin = await house.as('aylin')
    const { threads } = (await aylin.get(`/api/chapters/${chapter}/threads`).expect(200)).body as ThreadsView
    const thread = must(
      threads.find(({ id }) => id === 'thr_auflage1'),
      'it is a thread',
    )
    expect(thread).toMatchObject({
      by: idOf('ursula'),
      section,
      condition: { version: first, number: '1.0', paragraph: 1 },
    })
    expect(thread.quote).toBe(thread.anchor?.quote)
    expect(thread.quote?.length).toBeGreaterThan(0)
    const told = (await aylin.get('/api/news').expect(200)).body as { threads: { thread: string }[] }
    expect(told.threads.map((one) => one.thread)).toContain('thr_auflage1')

    const said = { reply: 'rep_0001', body: 'Steht jetzt in Absatz 3.', mentions: [] }
    await aylin.post('/api/threads/thr_auflage1/replies').send(said).expect(201)
    const sabine = await house.as('sabine')
    await sabine
      .post('/api/threads/thr_auflage1/resolve')
      .send({ outcome: 'adopted', reason: null })
      .expect(200)
    await sabine
      .post(calls)
      .send({ sections: [section], due: null, message: null })
      .expect(200)
    house.pass(1000)
    const second = await frozen(house, order('submission'))
    const { standing, conditions, notes } = sectionIn(await view(house, second))
    expect([standing, notes]).toEqual(['undecided', []])
    expect(conditions).toMatchObject([
      {
        of: first,
        number: '1.0',
        thread: 'thr_auflage1',
        state: 'resolved',
        resolution: { outcome: 'adopted', by: idOf('sabine') },
        answers: [{ by: idOf('aylin'), words: 'Steht jetzt in Absatz 3.' }],
      },
    ])
    expect(sectionIn(await view(house, first))).toMatchObject({
      standing: 'returned',
      notes: [{ by: idOf('ursula'), decision: 'returned', words: 'Mittel?' }],
      may: { note: false, decide: false, correct: false },
    })
  })

  test('[V17] of a section that was taken out after its return one sees what became of its conditions', async () => {
    const [house, first] = await withSubmission()
    expect((await decide(house, first, returning(1))).status).toBe(201)
    await (await house.as('sabine')).delete(`/api/sections/${section}`).expect(200)
    const second = await frozen(house, order('submission'))
    const { sections, left } = await view(house, second)
    expect(sections.map((one) => one.section)).toEqual([other])
    expect(left).toMatchObject([{ section, conditions: [{ of: first, state: 'open', answers: [] }] }])
    expect((await view(house, first)).left).toEqual([])
    const asked = { bodies: ['Integrationsbeirat Linden-Limmer'], due: '2026-12-10', message: null }
    await (await house.as('ursula')).put(`/api/versions/${second}/consultation`).send(asked).expect(200)
    expect((await view(house, second, 'amir')).left).toEqual([])
  })

  test('[V29] names chapters and sections as they were frozen, whatever they are called since', async () => {
    const [house, version] = await withSubmission()
    const named = async () => {
      const { sections } = await view(house, version)
      return sections.map(({ chapter: { number, title }, ...one }) => [number, title, one.number, one.title])
    }
    const before = await named()
    expect(before[0]).toEqual([1, 'Bildung', '1.1', expect.any(String)])
    await house.keeper.commit(idOf('sabine'), () =>
      ok([{ type: 'sectionRenamed', section, title: 'Kitas und Horte' }]),
    )
    expect(await named()).toEqual(before)
  })

  test('[V16] [V18] [V19] [V34] accepted as the version has it, decided on by the committee, and made a resolution', async () => {
    const [house, version] = await withSubmission()
    const [sabine, thomas] = [await house.as('sabine'), await house.as('thomas')]
    await acceptAll(house, version)
    const { manifest } = await textOf(house, version)
    const { sections } = await view(house, version)
    expect(sections.map(({ decisions }) => decisions.map(({ content }) => content))).toEqual(
      must(manifest.chapters[0], 'one chapter').sections.map(({ content }) => [content]),
    )
    await sabine
      .post(`/api/sections/${section}/reopen`)
      .send({ reason: 'Neue Zahl' })
      .expect(409, { failure: { kind: 'overtaken', why: 'decided' } })
    const resolution = order('resolution')
    const notYet = { failure: { kind: 'overtaken', why: 'notDecided' } }
    await sabine.post('/api/versions').send(resolution).expect(409, notYet)
    await thomas.post(`/api/versions/${version}/closing`).send(closing()).expect(201)
    expect((await view(house, version, 'thomas')).may).toEqual({ close: false, correct: true })
    await sabine.post('/api/versions').send(resolution).expect(201)
    const made = { failure: { kind: 'resolutionMade', number: '2.0' } }
    const path = `/api/versions/${version}/closing`
    await thomas
      .post(path)
      .send({ ...closing('rejected'), corrects: 'Verlesen.' })
      .expect(409, made)
    await thomas
      .post(path)
      .send({ ...closing(), printedMatter: '15-1243/2026', corrects: 'Vertippt.' })
      .expect(201)
    expect((await textOf(house, resolution.id, 'thomas')).manifest).toMatchObject({
      number: '2.0',
      purpose: 'resolution',
    })
    const { closings, may } = await view(house, version, 'thomas')
    expect(may).toEqual({ close: false, correct: true })
    expect(closings).toMatchObject([
      { by: idOf('thomas'), date: '2026-12-10', printedMatter: '15-1234/2026', outcome: 'adopted' },
      { printedMatter: '15-1243/2026', outcome: 'adopted', corrects: 'Vertippt.' },
    ])
  })

  test('[V13] [V14] said again it is nothing new; anything else is refused and leaves everything as it was', async () => {
    const [house, version] = await withSubmission()
    const answers = [await decide(house, version, returning()), await decide(house, version, returning())]
    const seqs = answers.map(({ status, body }) => [status, (body as { seq: number }).seq])
    expect(seqs[1]?.[0]).toBe(201)
    expect(seqs[1]?.[1]).toBe(seqs[0]?.[1])
    const before = house.keeper.decisions
    const refused = [
      [409, returning(null, 'thr_auflage2')],
      [409, accepting],
      [400, { ...returning(), conditions: [] }],
      [400, { ...returning(), conditions: [...returning().conditions, ...returning().conditions] }],
      [400, { ...accepting, conditions: [] }],
      [400, { ...accepting, decision: 'vielleicht' }],
    ] as const
    for (const [status, said] of refused) expect((await decide(house, version, said)).status).toBe(status)
    const more = [
      [400, returning(500, 'thr_auflage3')],
      [409, returning(null, 'thr_auflage1')],
    ] as const
    for (const [status, said] of more) expect((await decide(house, version, said, other)).status).toBe(status)
    expect(house.keeper.decisions).toEqual(before)
    const corrected = { ...returning(null, 'thr_auflage4'), corrects: 'Zweite Auflage vergessen.' }
    expect((await decide(house, version, corrected)).status).toBe(201)
    const { decisions } = sectionIn(await view(house, version, 'aylin'))
    expect(decisions.map(({ corrects }) => corrects)).toEqual([null, 'Zweite Auflage vergessen.'])
    house.kept.files.clear()
    expect((await decide(house, version, accepting, other)).status).toBe(503)
  })
})

describe('the doors to decisions', () => {
  const refusal = (action: string) => ({ failure: { kind: 'forbidden', action } })
  const readers = ['aylin', 'olena', 'sabine', 'henrik', 'ursula']
  type Door = readonly [method: 'get' | 'put' | 'post', path: string, body?: object]
  const noted = { decision: 'accepted', words: 'Gut.' }

  /** What each of the cast is answered. */
  async function answersTo(house: House, [method, path, body]: Door): Promise<Record<string, unknown>> {
    const answers: Record<string, unknown> = {}
    for (const name of cast) {
      const answer = await (await house.as(name))[method](path).send(body)
      answers[name] = answer.status < 300 ? 'yes' : (answer.body as unknown)
    }
    return answers
  }

  /** Whoever is not named is refused. */
  const only = (names: readonly string[], action: string): Record<string, unknown> =>
    Object.fromEntries(cast.map((name) => [name, names.includes(name) ? 'yes' : refusal(action)]))

  test('[V13] [V19] [V21] each opens to those whom the table of rights names', async () => {
    const [house, version] = await withSubmission()
    const path = `/api/versions/${version}/decisions`
    expect(await answersTo(house, ['put', at(version, '/note'), noted])).toEqual(
      only(['ursula'], 'decideVersion'),
    )
    expect(await answersTo(house, ['get', path])).toEqual(only(readers, 'readVersion'))
    expect(await answersTo(house, ['post', at(version), accepting])).toEqual(
      only(['ursula'], 'decideVersion'),
    )
    await acceptAll(house, version)
    expect(await answersTo(house, ['get', path])).toEqual(only([...readers, 'thomas'], 'readVersion'))
    for (const name of cast) {
      const { body } = await (await house.as(name)).get('/api/versions').expect(200)
      const reads = [...readers, 'thomas'].includes(name)
      expect((body as VersionsView).versions.length).toBe(reads ? 1 : 0)
      if (!reads) continue
      const { notes, conditions, standing } = sectionIn(await view(house, version, name))
      const mine = name === 'ursula' ? [{ ...noted, by: idOf('ursula'), at: notes?.[0]?.at }] : null
      expect([standing, notes, conditions]).toEqual(['accepted', mine, name === 'thomas' ? null : []])
    }
    expect(await answersTo(house, ['post', `/api/versions/${version}/closing`, closing()])).toEqual(
      only(['thomas'], 'closeVersion'),
    )
  })

  test('[V20] the matrix is for everyone who is signed in, as far as she may read', async () => {
    const [house, version] = await withSubmission()
    await decide(house, version, returning())
    const paper = must(Object.keys(house.keeper.records.papers)[0], 'there is a paper')
    for (const name of cast) {
      const { body } = await (await house.as(name)).get(`/api/papers/${paper}/decisions`).expect(200)
      const { chapters } = body as PaperStatus
      expect(chapters.length).toBe(6)
      const cell = chapters[0]?.sections.find((one) => one.section === section)
      expect([cell?.standing, cell?.version?.number ?? null]).toEqual(
        readers.includes(name) ? ['returned', '1.0'] : ['undecided', null],
      )
    }
  })

  test('[V21] without a session there is nothing, and what is unknown is not found', async () => {
    const house = await openHouse()
    const version = await frozen(house, order('interim'))
    const paths = [`/api/versions/${version}/decisions`, '/api/papers/pap_lip/decisions']
    for (const path of paths) await house.visitor.get(path).expect(401)
    await house.visitor.post(at(version)).send(accepting).expect(401)
    await house.visitor.put(at(version, '/note')).send(noted).expect(401)
    await house.visitor.post(`/api/versions/${version}/closing`).send(closing()).expect(401)
    const ursula = await house.as('ursula')
    await ursula.get('/api/versions/ver_unknown/decisions').expect(404)
    await ursula.get('/api/papers/pap_unknown/decisions').expect(404)
    await ursula.post('/api/versions/ver_unknown/sections/x/decision').send(accepting).expect(404)
    expect((await decide(house, version, accepting)).status).toBe(400)
  })
})
