import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { amira, bildung, docOf, loaded, openTexts, soziales, sport } from './room.fake.ts'
import { crashedCopy, scratchFolder } from './scratch.fake.ts'
import type { TextFiles } from './text-store.ts'

describe('random histories', () => {
  const section = fc.constantFrom(bildung, soziales, sport)
  const wait = fc.boolean()
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('write' as const),
        section,
        words: fc.string({ minLength: 1, maxLength: 8 }),
        wait,
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('settle' as const), section, wait }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('settleIdle' as const), section, wait }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('load' as const), section, wait }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  )

  const clientsOf = (doc: Y.Doc) => [...doc.store.clients.keys()].sort((one, other) => one - other)

  /** Rooms that take in only what was acknowledged, over a store of tiny segments. */
  class House {
    texts: TextFiles
    folder: string
    rooms: Map<SectionId, Y.Doc>
    #pending: Promise<unknown>[] = []

    constructor(texts: TextFiles, folder: string) {
      this.texts = texts
      this.folder = folder
      this.rooms = new Map([bildung, soziales, sport].map((one) => [one, new Y.Doc()]))
    }

    room(of: SectionId): Y.Doc {
      return must(this.rooms.get(of), 'a room')
    }

    begin(act: Promise<unknown>) {
      this.#pending.push(act)
    }

    async allDone() {
      await Promise.all(this.#pending.splice(0))
    }

    /** Each write is a client of its own, so a missing one is seen in the state vector. */
    async write(to: SectionId, words: string) {
      const fresh = new Y.Doc()
      fresh.getText('default').insert(0, words)
      const update = Y.encodeStateAsUpdate(fresh)
      const result = await this.texts.append(to, { update, claims: [[fresh.clientID, amira]] })
      expect(result.ok).toBe(true)
      Y.applyUpdate(this.room(to), update)
    }

    /** Whatever was acknowledged when loading began must be in what comes back. */
    async load(from: SectionId) {
      const acknowledged = clientsOf(this.room(from))
      const stored = await loaded(this.texts, from)
      expect(clientsOf(docOf(stored))).toEqual(expect.arrayContaining(acknowledged))
      expect(stored.claims.map(([client]) => client)).toEqual(expect.arrayContaining(acknowledged))
    }

    /** Goes on from the folder as it is at this moment; what was under way may be in it or not. */
    async crash() {
      const acknowledged = new Map([...this.rooms].map(([key, room]) => [key, clientsOf(room)]))
      this.folder = crashedCopy(this.folder)
      await this.allDone()
      await this.texts.close()
      this.texts = (await openTexts(this.folder, { segmentBytes: 200 })).texts
      for (const [key, clients] of acknowledged) {
        const doc = docOf(await loaded(this.texts, key))
        expect(clientsOf(doc)).toEqual(expect.arrayContaining(clients))
        this.rooms.set(key, doc)
      }
    }

    async reopen() {
      await this.allDone()
      await this.texts.close()
      this.texts = (await openTexts(this.folder, { segmentBytes: 200 })).texts
    }
  }

  test('[S8] sections that settle over old segments at the same moment leave a log that opens', async () => {
    const folder = scratchFolder()
    const house = new House((await openTexts(folder, { segmentBytes: 200 })).texts, folder)
    const sections = [bildung, soziales, sport]
    for (const one of sections) for (let word = 0; word < 12; word++) await house.write(one, 'Ziele')
    for (const one of sections) house.begin(house.texts.settle(one, Y.encodeStateAsUpdate(house.room(one))))
    await house.reopen()
    for (const [key, room] of house.rooms)
      expect(clientsOf(docOf(await loaded(house.texts, key)))).toEqual(clientsOf(room))
    await house.texts.close()
  })

  /** Where this comes to pass again and again: `HISTORY_RUNS` histories instead of a few (`npm run torture`). */
  const numRuns = Number(process.env['HISTORY_RUNS'] ?? 25)
  const seed = process.env['HISTORY_RUNS'] === undefined ? {} : { seed: Number(process.env['TORTURE_SEED']) }

  test(
    '[S8] any history of writing, settling, crashing and reopening: load is what was acknowledged',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
          const folder = scratchFolder()
          const house = new House((await openTexts(folder, { segmentBytes: 200 })).texts, folder)
          for (const one of steps) {
            if (one.do === 'write') house.begin(house.write(one.section, one.words))
            if (one.do === 'settle') {
              house.begin(house.texts.settle(one.section, Y.encodeStateAsUpdate(house.room(one.section))))
            }
            if (one.do === 'settleIdle') house.begin(house.texts.settleIdle(one.section))
            if (one.do === 'load') house.begin(house.load(one.section))
            if (one.do === 'crash') await house.crash()
            else if (one.do === 'reopen') await house.reopen()
            else if (one.wait) await house.allDone()
          }
          await house.allDone()
          for (const [key, room] of house.rooms) {
            expect(clientsOf(docOf(await loaded(house.texts, key)))).toEqual(clientsOf(room))
          }
          await house.texts.close()
        }),
        { ...seed, numRuns, endOnFailure: true },
      )
    },
    60_000 + 200 * numRuns,
  )
})
