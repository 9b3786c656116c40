/** Has two texts compared: by a worker of its own, which is ended when it has answered; without one by the page itself, in short. */
import type { ComparedSection, TextDifference } from '#shared/difference'
import { ownScript } from '../sync/own-script.ts'
import address from './compare.worker.ts?worker&url'

export interface Comparing {
  readonly before: readonly ComparedSection[]
  readonly after: readonly ComparedSection[]
}

/** As much of a Worker as comparing needs. */
export interface Comparer {
  onmessage: ((event: MessageEvent<TextDifference>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(texts: Comparing, transferred: Transferable[]): void
  terminate(): void
}

/** The worker ends by itself long before; one that hangs is not waited for. */
const patienceMillis = 8000
/** So long the page may stand still. */
const mostMillis = 80

const startComparer = (): Comparer => new Worker(ownScript(address), { type: 'module', name: 'compare' })

export async function compare(
  texts: Comparing,
  start: () => Comparer = startComparer,
): Promise<TextDifference> {
  return (await compareInWorker(texts, start)) ?? compareHere(texts)
}

/** null: the worker did not come, or not to an end. */
async function compareInWorker(texts: Comparing, start: () => Comparer): Promise<TextDifference | null> {
  try {
    const comparer = start()
    const answer = await answerOf(comparer, texts)
    comparer.terminate()
    return answer
  } catch {
    return null
  }
}

const answerOf = (comparer: Comparer, texts: Comparing): Promise<TextDifference | null> =>
  new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), patienceMillis)
    const end = (answer: TextDifference | null) => {
      clearTimeout(late)
      resolve(answer)
    }
    comparer.onmessage = ({ data }) => end(data)
    comparer.onerror = () => end(null)
    comparer.postMessage(texts, [])
  })

async function compareHere({ before, after }: Comparing): Promise<TextDifference> {
  const { differenceOf } = await import('#shared/difference')
  const end = performance.now() + mostMillis
  return differenceOf(before, after, () => performance.now() > end)
}
