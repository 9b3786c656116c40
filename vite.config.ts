import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const conditions = ['source', 'module', 'browser', 'development|production']

const standIns = fileURLToPath(new URL('client/editor/stand-ins.ts', import.meta.url))
const lib0StandIns = fileURLToPath(new URL('client/sync/stand-ins.ts', import.meta.url))

const workerSource = fileURLToPath(new URL('client/worker/worker.ts', import.meta.url))

/** What everyone inside has, read or write: the house, the line and the records. */
const ofTheHouse =
  /client.app.(?:house|bell\.|kept-here|line-|uncover|rooms|calm)|client.people.account-menu|client.sync.(?!letterbox|telling|drafts|late-words|follower|per-chapter|threads|signoffs|upload|news|section-room|channel|drawer|ledger|hold|bring|use-|chapter-presence|here|lines-of|stand-ins)|shared.(?:protocol|ids|grant|stage|one-line|events|thread-events|signoff-events|version-events|decision-events|consultation-events|version|seal|quorum|content|text|reducer|records|policy|grammar|close-code|line-path|long-frame)\.ts|lib0.(?:encoding|decoding|binary|math|number|string|array|map|error|set)\.js|icons.(?:bell|chevron-down)\./u
/** What pages are drawn with from the start; what one fills in and is asked with comes when one is asked. */
const ofParts = /client.ui.(?:dialog|drop|initials|mark|on-move|tab-title)\.tsx?$|client.words.dates/u
/** What only those fetch who write, or read along: the chapter that is read comes as plain data. */
const ofTexts =
  /node_modules.(?:yjs|lib0|y-protocols|y-websocket)|client.sync.(?:section-room|channel|drawer|ledger|hold|bring|use-|chapter-presence|here|lines-of|stand-ins)|client.editor.(?:blocks|own-words|addresses|anchor-door)|icons.(?:trash|undo-2|redo-2)|words.editor.de|shared.(?:anchor|text-doc|presence)\.ts/u

/** What every page of a chapter has. */
const ofChapters =
  /client.text.(?:block-list|blocks)\.tsx?$|client.chapter.(?:numbered|chapter-bar|chapter-head|contents|in-view|hash-arrival|hidden\.|missing-part|mode-switch|find-button|rights)|client.editor.(?:shortcut|desk-context)|shared.content-blocks|client.sync.telling|icons.(?:arrow-up|arrow-down|chevron-left|lock-open|pencil|pen-line|search|printer)\./u

/** What the moderation alone has on the page it writes on. */
const ofArranging =
  /client.chapter.(?:arrange-chapter|arrange-late|arrange\.ts|section-menu)|words.arrange\.|icons.(?:corner-down-right|ellipsis|plus)\./u

/** Files that name each other in a circle begin before what they need is there: such a build must not be. */
const noCircles = (): Plugin => ({
  name: 'no-circles',
  apply: 'build',
  generateBundle(_options, bundle) {
    const importsOf = (name: string): readonly string[] => {
      const file = bundle[name]
      return file?.type === 'chunk' ? file.imports : []
    }
    const walk = (path: readonly string[]): void => {
      for (const next of importsOf(path.at(-1) ?? '')) {
        if (path.includes(next))
          throw new Error(`the build's files are a circle: ${[...path, next].join(' → ')}`)
        walk([...path, next])
      }
    }
    for (const name of Object.keys(bundle)) walk([name])
  },
})

/** The service worker as `worker.js`, with the files of the build written in: it starts the page without a network. */
const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry)?.fileName ?? ''
    const files = Object.keys(bundle).filter((name) => /\.(js|css|svg|woff2)$/u.test(name))
    const BUILD = JSON.stringify({ name: entry, entry, files: files.map((name) => `/${name}`) })
    const built = await build({
      configFile: false,
      root: fileURLToPath(new URL('client', import.meta.url)),
      publicDir: false,
      logLevel: 'warn',
      define: { BUILD },
      build: {
        write: false,
        target: 'es2022',
        rolldownOptions: { input: workerSource, output: { format: 'iife' } },
      },
    })
    const code = [built].flat().flatMap((one) => ('output' in one ? one.output : []))[0]
    if (code?.type !== 'chunk') throw new Error('the service worker was not built')
    this.emitFile({ type: 'asset', fileName: 'worker.js', source: code.code })
  },
})

/** No time is asserted in a unit test: that the machine is busy with other things is no fault. */
const patience = { testTimeout: 30_000, hookTimeout: 30_000 }

/** What reads files from elsewhere, in a worker: no page is there. */
const withoutPage = ['client/editor/intake/{docx/docx,odt/odt,hostile,text-files}.test.ts']
/** Each of these needs a page that has just been loaded, and has fetched nothing late. */
const freshlyLoaded = ['client/editor/paste-door.test.ts', 'client/editor/save-state.test.tsx']
const notTests = ['**/dist/**', '**/node_modules/**']
const inPage = { ...patience, environment: 'happy-dom', pool: 'threads' } as const

/** How modules of the page are found in unit tests. */
const pageModules = {
  plugins: [react()],
  resolve: {
    conditions: ['source', 'module', 'browser', 'import', 'default'],
    dedupe: ['yjs', 'y-protocols', 'lib0'],
  },
  ssr: { resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] } },
}

/** Whoever names test files does not wait until everything is loaded that all of them share. */
const isNamed = process.argv.slice(2).some((word) => /\.test\b/u.test(word))

export default defineConfig({
  root: 'client',
  plugins: [react(), noCircles(), serviceWorker()],
  resolve: {
    conditions,
    dedupe: ['yjs', 'y-protocols', 'lib0'],
    alias: [
      { find: '@tiptap/pm/history', replacement: standIns },
      { find: /^lib0\/(?:broadcastchannel|logging|environment)$/u, replacement: lib0StandIns },
      // As lib0 itself names it; nobody else has such a file.
      { find: './environment.js', replacement: lib0StandIns },
      { find: 'lib0/hash/sha256', replacement: standIns },
      // React has had it itself since 18.
      { find: 'use-sync-external-store/shim/index.js', replacement: 'react' },
    ],
  },
  // Everything the page needs comes from our own origin as a file: data: URLs would need a wider CSP.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    target: 'es2022',
    rolldownOptions: {
      // Making a parser has no effect: nouns whose shape only the server checks leave theirs behind (`z`, and lib0's `$`).
      treeshake: { manualPureFunctions: ['z', '$', 'idOf', 'oneLine', 'wordsUpTo', 'quoted', 'atMost'] },
      // What every page begins with is one file: small ones compress badly and cost a line wherever they are named.
      // So is what every text needs: without its own name it is cut in two for each part that comes late.
      output: {
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], priority: 3 },
            { name: 'parts', test: ofParts, priority: 2.9 },
            { name: 'forms', test: /client.ui.*\.tsx?$/u, priority: 2.8 },
            { name: 'house', test: ofTheHouse, priority: 2.5, includeDependenciesRecursively: false },
            { name: 'texts', test: ofTexts, priority: 2, includeDependenciesRecursively: false },
            { name: 'arranging', test: ofArranging, priority: 1.5, includeDependenciesRecursively: false },
            { name: 'chapter', test: ofChapters, priority: 1, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  // The worker that reads files: the server serves this folder under a policy that lets it reach nothing.
  worker: {
    rolldownOptions: { output: { entryFileNames: 'assets/sealed/[name]-[hash].js' } },
  },
  test: {
    root: '.',
    // As many as there are processors: without being told, one is left idle, of two that is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'house',
          ...patience,
          include: ['shared/**/*.test.ts', 'server/**/*.test.ts', 'e2e/**/*.test.ts', ...withoutPage],
          exclude: notTests,
          environment: 'node',
          // These rooms keep no state in their modules: each is loaded once for all tests of a process.
          isolate: false,
        },
        ssr: { resolve: { conditions: ['source', 'node'] } },
      },
      {
        ...pageModules,
        test: {
          name: 'client',
          ...inPage,
          include: ['client/**/*.test.ts', 'client/**/*.test.tsx'],
          exclude: [...notTests, ...withoutPage, ...freshlyLoaded],
          // One page for all tests of a process, and each module loaded once: half of the processor's time.
          isolate: isNamed,
          setupFiles: ['client/app/patience.fake.ts', ...(isNamed ? [] : ['client/app/fresh-page.fake.ts'])],
        },
      },
      {
        ...pageModules,
        test: {
          name: 'client-loaded',
          ...inPage,
          include: freshlyLoaded,
          setupFiles: ['client/app/patience.fake.ts'],
        },
      },
    ],
  },
})
