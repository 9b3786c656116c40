import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const conditions = ['source', 'module', 'browser', 'development|production']

const standIns = fileURLToPath(new URL('client/editor/stand-ins.ts', import.meta.url))

export default defineConfig({
  root: 'client',
  plugins: [react()],
  resolve: {
    conditions,
    dedupe: ['yjs', 'y-protocols', 'lib0'],
    alias: {
      '@tiptap/pm/history': standIns,
      // React has had it itself since 18.
      'use-sync-external-store/shim/index.js': 'react',
    },
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
      treeshake: { manualPureFunctions: ['z', '$', 'idOf', 'oneLine'] },
      // What every page begins with is one file: small ones compress badly and cost a line wherever they are named.
      // So is what every text needs: without its own name it is cut in two for each part that comes late.
      output: {
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'] },
            { name: 'texts', test: /node_modules.(?:yjs|lib0|y-protocols|y-websocket)|client.sync/u },
          ],
        },
      },
    },
  },
  test: {
    root: '.',
    projects: [
      {
        test: {
          name: 'house',
          include: ['shared/**/*.test.ts', 'server/**/*.test.ts', 'e2e/**/*.test.ts'],
          exclude: ['**/dist/**', '**/node_modules/**'],
          environment: 'node',
        },
        ssr: { resolve: { conditions: ['source', 'node'] } },
      },
      {
        plugins: [react()],
        resolve: {
          conditions: ['source', 'module', 'browser', 'import', 'default'],
          dedupe: ['yjs', 'y-protocols', 'lib0'],
        },
        ssr: { resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] } },
        test: {
          name: 'client',
          include: ['client/**/*.test.ts', 'client/**/*.test.tsx'],
          exclude: ['**/dist/**', '**/node_modules/**'],
          environment: 'happy-dom',
        },
      },
    ],
  },
})
