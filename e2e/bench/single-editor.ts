/**
 * The peer of the writing page: one TipTap editor, as its handbook starts one (StarterKit and Collaboration), with the
 * text of the whole chapter in one Y.Doc. Nothing goes over a network: it has only its own work to do.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { must } from '#shared/failure'
import { writeText } from '#shared/text-doc'
import { build } from 'vite'
import * as Y from 'yjs'
import type { Length } from './keydown.ts'
import { longText, markOf } from './long-chapter.ts'

const version = '3.34.0'
const packages = [
  `@tiptap/core@${version}`,
  `@tiptap/pm@${version}`,
  `@tiptap/starter-kit@${version}`,
  `@tiptap/extension-collaboration@${version}`,
  '@tiptap/y-tiptap@3.0.9',
  'yjs@13.6.33',
  'y-protocols@1.0.7',
]
const scratch = fileURLToPath(
  new URL('../../../node_modules/.cache/lip/bench-single-editor/', import.meta.url),
)
const inScratch = (path: string): string => join(scratch, path)
const page =
  '<!doctype html><meta charset="utf-8"><title>One editor</title><main></main><script type="module" src="/page.js"></script>'

/** Serves the page and the text on a free port. */
export async function serveSingleEditor({
  sections,
  words,
}: Length): Promise<{ origin: string; close: () => void }> {
  const script = await builtScript()
  const text = textOf(sections, words)
  const server = createServer((request, response) => {
    const type = request.url === '/page.js' ? 'text/javascript' : 'text/html'
    if (request.url === '/text') response.end(text)
    else response.setHeader('content-type', type).end(request.url === '/page.js' ? script : page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? must(address, 'it listens').port : 0
  return { origin: `http://127.0.0.1:${port}`, close: () => server.closeAllConnections() ?? server.close() }
}

/** What its script weighs under gzip, in kB. */
export const weighSingleEditor = async (): Promise<number> => gzipSync(await builtScript()).length / 1000

function textOf(sections: number, words: number): Uint8Array {
  const doc = new Y.Doc()
  for (let number = 0; number < sections; number++) writeText(doc, longText(words, markOf(number)))
  return Y.encodeStateAsUpdate(doc)
}

let built: Promise<Buffer> | null = null

const builtScript = (): Promise<Buffer> => (built ??= buildScript())

async function buildScript(): Promise<Buffer> {
  if (!existsSync(inScratch('node_modules/@tiptap/starter-kit'))) install()
  copyFileSync(new URL('../servers/single-editor.mjs', import.meta.url), inScratch('single-editor.mjs'))
  await build({
    root: scratch,
    configFile: false,
    logLevel: 'error',
    resolve: { dedupe: ['yjs', '@tiptap/core', '@tiptap/pm'] },
    build: {
      outDir: 'dist',
      lib: { entry: 'single-editor.mjs', formats: ['es'], fileName: 'page' },
      minify: true,
    },
  })
  const file = readdirSync(inScratch('dist')).find((name) => /^page\.m?js$/u.test(name))
  return readFileSync(inScratch(`dist/${must(file, 'it was built')}`))
}

function install(): void {
  mkdirSync(scratch, { recursive: true })
  writeFileSync(inScratch('package.json'), '{ "private": true, "type": "module" }\n')
  console.log(`installing ${packages.join(' ')} …`)
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], {
    cwd: scratch,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}
