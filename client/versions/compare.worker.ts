/** The worker that compares two texts: the page goes on meanwhile. Its answer carries a policy under which it reaches nothing. */
import { differenceOf } from '#shared/difference'
import type { Comparing } from './comparing.ts'

/** Nobody waits longer for words: what is left then is compared by whole lines. */
const mostMillis = 2000

addEventListener('message', ({ data }: MessageEvent<Comparing>) => {
  const end = performance.now() + mostMillis
  postMessage(differenceOf(data.before, data.after, () => performance.now() > end))
})
