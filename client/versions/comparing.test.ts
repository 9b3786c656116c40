import { expect, test } from 'vitest'
import { differenceOf, type TextDifference } from '#shared/difference'
import { sectionOf } from '#shared/difference.fake'
import { compare, type Comparer, type Comparing } from './comparing.ts'

const texts: Comparing = {
  before: [sectionOf('kita', '1.1', 'Kitas', 'Jede Kita ist offen.')],
  after: [sectionOf('kita', '1.1', 'Kitas', 'Jede Kita ist für alle offen.')],
}
const expected = differenceOf(texts.before, texts.after, () => false)

/** A worker that does with what it is given whatever `answer` says. */
class ComparerFake implements Comparer {
  onmessage: Comparer['onmessage'] = null
  onerror: Comparer['onerror'] = null
  ended = 0
  readonly #answer: (comparer: ComparerFake, texts: Comparing) => void

  constructor(answer: (comparer: ComparerFake, texts: Comparing) => void) {
    this.#answer = answer
  }

  postMessage(given: Comparing): void {
    this.#answer(this, given)
  }

  terminate(): void {
    this.ended += 1
  }
}

test('[D14] a worker compares, and is ended when it has', async () => {
  const said: TextDifference = { sections: [], changes: [{ section: 7, block: null }] }
  const comparer = new ComparerFake((one) => one.onmessage?.(new MessageEvent('message', { data: said })))
  expect(await compare(texts, () => comparer)).toBe(said)
  expect(comparer.ended).toBe(1)
})

test('[D14] where the worker does not come, or there is none, the page compares', async () => {
  const broken = new ComparerFake((one) => one.onerror?.(new ErrorEvent('error')))
  expect(await compare(texts, () => broken)).toEqual(expected)
  expect(broken.ended).toBe(1)
  const none = () => {
    throw new Error('no workers here')
  }
  expect(await compare(texts, none)).toEqual(expected)
})
