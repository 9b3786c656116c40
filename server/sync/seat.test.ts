import { describe, expect, test } from 'vitest'
import type { Member } from './member.ts'
import { Seat } from './seat.ts'

const seat = () => new Seat({} as Member, { access: 'write', failure: null })

describe('the count of saved updates', () => {
  test('[T5] grows with every update that was kept', () => {
    const mine = seat()
    mine.kept(true)
    mine.kept(false)
    expect(mine.saved).toBe(2)
  })

  test('[T10] stands still behind one that was missed, and takes all in with the next step 2', () => {
    const mine = seat()
    mine.kept(true)
    mine.missed(false)
    mine.kept(false)
    expect(mine.saved).toBe(1)
    mine.kept(true)
    expect(mine.saved).toBe(4)
  })
})
