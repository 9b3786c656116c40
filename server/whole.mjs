/**
 * Part of `npm run build`: puts what `tsc` has made of the server, and the packages it needs, into one file,
 * `dist/whole.js`. To read them one by one, some five hundred, was two thirds of the time of a start and of each command.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const dist = path.join(root, 'server/dist')

/**
 * A module finds its neighbours by its own place: that stays the one it comes from.
 * @returns {import('vite').Plugin}
 */
const ownPlaces = () => ({
  name: 'own-places',
  transform(code, id) {
    // Rolldown's own parts have no place.
    if (id.startsWith('\0') || !code.includes('import.meta.')) return null
    const from = path.relative(dist, id).split(path.sep).join('/')
    const folder = JSON.stringify(`/${path.posix.dirname(from)}`)
    return code
      .replaceAll('import.meta.dirname', `import.meta.dirname + ${folder}`)
      .replaceAll('import.meta.url', `new URL(${JSON.stringify(from)}, import.meta.url).href`)
  },
})

await build({
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  plugins: [ownPlaces()],
  // What is no JavaScript (a password's hash, the compiler of PDF files) stays where it was installed.
  ssr: { noExternal: true, external: ['@node-rs/argon2', '@myriaddreamin/typst-ts-web-compiler'] },
  build: {
    ssr: path.join(dist, 'house.js'),
    outDir: dist,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'whole.js' } },
  },
})
