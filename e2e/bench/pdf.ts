/** From asking the press for a PDF to its bytes: words that it has not seen before, set in its thread as the server has it. */
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { contentOf } from '#shared/content'
import type { TextElement } from '#shared/text'
import { Latencies } from './figures.ts'
import { sentence } from './long-chapter.ts'
import type { Row } from './rows.ts'

const program = fileURLToPath(new URL('../../../server/dist/press/press-thread.js', import.meta.url))
/** So many after the first one, for which the compiler is loaded. */
const runs = 7
/** About 20 pages. */
const [sections, paragraphs, words] = [5, 25, 80]

const millis = { unit: 'ms', digits: 1 }

export const pdf: Row = {
  id: 'pdf',
  title: 'A version of 20 pages as tagged PDF, in the thread of the press',
  who: ['ours'],
  figures: [
    { key: 'first', title: 'the first, with loading the compiler', ...millis },
    { key: 'p50', title: 'those after it: p50', ...millis },
    { key: 'max', title: 'the worst of 7', ...millis },
    { key: 'pages', title: 'pages', unit: 'pages', digits: 0 },
  ],
  measure: measurePdf,
}

/** In ms; the pages of the last one. */
async function measurePdf(): Promise<Record<'first' | 'p50' | 'max' | 'pages', number>> {
  const thread = new Worker(program)
  const latencies = new Latencies()
  let [first, pages] = [0, 0]
  for (let run = 0; run <= runs; run++) {
    const begun = performance.now()
    const bytes = await made(thread, run)
    if (run === 0) first = performance.now() - begun
    else latencies.add(performance.now() - begun)
    pages = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/\/Type \/Page\b/gu),
    ].length
  }
  await thread.terminate()
  return { first, pages, p50: latencies.percentile(0.5), max: latencies.max }
}

function made(thread: Worker, run: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const listen = (word: { kind: string; bytes?: Uint8Array }): void => {
      if (word.bytes === undefined) return
      thread.off('message', listen).off('error', reject)
      resolve(word.bytes)
    }
    thread.on('message', listen).once('error', reject)
    thread.postMessage({ format: 'pdf', data: versionOf(run) }, [])
  })
}

const at = '2026-11-22T10:30:00.000Z'

/** A chapter as the server hands it to the press. */
const versionOf = (run: number) => ({
  lang: 'de',
  paper: 'Lokaler Integrationsplan',
  version: {
    number: `${run}.0`,
    name: 'Gemessen',
    purpose: 'submission',
    note: null,
    frozenAt: at,
    frozenBy: 'Sabine Roth',
    fingerprint: 'ab'.repeat(32),
    url: 'https://lip.example/versions/ver_gemessen',
  },
  chapters: [
    {
      number: '1',
      title: 'Bildung',
      group: 'AG 1',
      sections: Array.from({ length: sections }, (_none, place) => sectionOf(run, place)),
    },
  ],
})

const sectionOf = (run: number, place: number) => ({
  number: `1.${place + 1}`,
  title: `Abschnitt ${place + 1}`,
  stage: 'signedOff',
  doc: contentOf('', textOf(run * sections + place)).doc,
  signOffs: Array.from({ length: 8 }, (_none, one) => ({
    name: `Person ${one}`,
    kind: 'signed',
    at,
    words: null,
    validity: 'valid',
    isEntered: false,
  })),
  threads: [],
})

/** No paragraph of it stands in another text. */
const textOf = (mark: number): TextElement[] =>
  Array.from({ length: paragraphs }, (_none, place) => ({
    name: place % 5 === 0 ? 'heading' : 'paragraph',
    ...(place % 5 === 0 ? { attributes: { level: 1 } } : {}),
    children: [{ text: place % 5 === 0 ? `Teil ${place}` : unique(mark * paragraphs + place) }],
  }))

const unique = (mark: number): string =>
  Array.from(
    { length: words / 8 },
    (_none, place) => `${sentence(mark + 3 * place, 7)} ${mark}x${place}`,
  ).join(' ')
