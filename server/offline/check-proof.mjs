/**
 * Prüft eine Prüfdatei, ohne Netz und ohne den Server, der sie gemacht hat:
 *
 *     node check-proof.mjs Pruefdatei.json [öffentlicher Schlüssel der Stadt]
 *
 * Nur Bordmittel, zum Nachlesen: JSON in der Schreibweise von RFC 8785, SHA-256, Ed25519. Dieselben Zeilen stehen in der
 * Prüfseite. What it checks is told by shared/version-check.ts, of which it is an independent second writing.
 */

/** RFC 8785: keys in the order of their UTF-16 code units, no white space, letters and numbers as ECMAScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
  return `{${members.join(',')}}`
}

const hex = (bytes) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (digits) => Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const utf8 = (text) => new TextEncoder().encode(text)

const sha256 = async (value) => hex(await crypto.subtle.digest('SHA-256', utf8(canonical(value))))

/** Whether the key's owner signed this; null where this browser knows no Ed25519. */
async function isSigned(key, value, signature) {
  if (!/^[0-9a-f]{64}$/.test(key) || !/^[0-9a-f]{128}$/.test(signature)) return false
  const imported = await crypto.subtle
    .importKey('raw', bytesOf(key), 'Ed25519', false, ['verify'])
    .catch(() => null)
  return imported && crypto.subtle.verify('Ed25519', imported, bytesOf(signature), utf8(canonical(value)))
}

/** The same keys and no others. */
const hasOnly = (value, ...keys) =>
  typeof value === 'object' &&
  value !== null &&
  canonical(Object.keys(value).sort()) === canonical(keys.sort())

/** The seals follow each other without a gap, and each is signed. */
async function checkChain(chain, found) {
  for (const [at, seal] of chain.entries()) {
    const { version, ordinal, scope, number, fingerprint, previous, key, signature, ...more } = seal
    const follows = ordinal === at + 1 && previous === (chain[at - 1]?.fingerprint ?? null)
    const isNew = chain.findIndex((other) => other.version === version) === at
    if (!follows || !isNew || Object.keys(more).length > 0)
      found.push(`Kette: Die ${at + 1}. Fassung schließt nicht an die vorige an.`)
    const sealed = { format: 'lip-seal/1', version, ordinal, scope, number, fingerprint, previous, key }
    if ((await isSigned(key, sealed, signature)) === false)
      found.push(`Siegel: Das Siegel der ${at + 1}. Fassung stimmt nicht.`)
  }
}

/** The chain ends where the server said it did when it made the file. */
async function checkHead(chain, checkpoint, found) {
  const { at, ordinal, fingerprint, key, signature, ...more } = checkpoint
  const head = { format: 'lip-checkpoint/1', at, ordinal, fingerprint, key }
  const signed = await isSigned(key, head, signature)
  const last = chain.at(-1)
  const isHead =
    last?.ordinal === ordinal && last?.fingerprint === fingerprint && Object.keys(more).length === 0
  if (signed === false || !isHead)
    found.push('Kette: Ihr Ende ist nicht das, das der Server unterschrieben hat.')
  return signed !== null
}

/** Each file is there under its hash, and none that nobody named. */
async function checkFiles(what, files, named, found) {
  for (const hash of new Set([...named, ...Object.keys(files)]))
    if (!named.includes(hash) || files[hash] === undefined || (await sha256(files[hash])) !== hash)
      found.push(`${what}: ${hash.slice(0, 12)}… fehlt, ist verändert oder gehört nicht dazu.`)
}

/** The version is the sealed one, with all its texts, what was open about them, and its people. */
async function checkVersion({ manifest, contents, threads, openings }, seal, found) {
  const { id, ordinal, number, previous, scope, people, chapters } = manifest
  const said = { version: id, ordinal, number, previous, scope }
  const isSame = seal && Object.keys(said).every((key) => canonical(said[key]) === canonical(seal[key]))
  if (!isSame || manifest.format !== 'lip-version/1' || (await sha256(manifest)) !== seal.fingerprint)
    found.push('Fassung: Verzeichnis und Fingerabdruck passen nicht zusammen.')
  const sections = chapters.flatMap((chapter) => chapter.sections)
  await checkFiles(
    'Text',
    contents,
    sections.map(({ content }) => content),
    found,
  )
  await checkFiles(
    'Kommentare',
    threads,
    sections.flatMap((one) => one.threads ?? []),
    found,
  )
  for (const section of sections) {
    if (contents[section.content]?.title !== section.title)
      found.push(`Text: ${section.number} trägt eine andere Überschrift.`)
    if (section.threads !== null && threads[section.threads]?.section !== section.id)
      found.push(`Kommentare: Die zu ${section.number} gehören nicht dazu.`)
  }
  for (const [key, opening] of Object.entries(openings))
    if ((await sha256(opening)) !== people[key])
      found.push(`Name: ${key} ist nicht die Person, die gemeint war.`)
}

/** Every string of a JSON text, with the colon behind those that are names. */
const strings = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/gu

/** Of a name that stands twice JavaScript takes the last; the first would be hidden (RFC 7493, 2.3). */
const isAnyNameTwice = (text, value) =>
  [...text.matchAll(strings)].filter(([, colon]) => colon !== undefined).length !== countNames(value)

function countNames(value) {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? 0 : Object.keys(value).length
  return Object.values(value).reduce((sum, one) => sum + countNames(one), own)
}

/**
 * @param {string} text a Prüfdatei
 * @returns what is not as it was sealed (nothing: all is), the keys that sealed, and whether seals could be checked here
 */
export async function checkProof(text) {
  const found = []
  try {
    const proof = JSON.parse(text)
    if (isAnyNameTwice(text, proof)) found.push('Ein Name steht zweimal da.')
    const { format, manifest, chain, checkpoint } = proof
    const parts = ['format', 'manifest', 'contents', 'threads', 'openings', 'chain', 'checkpoint']
    if (!hasOnly(proof, ...parts) || format !== 'lip-proof/1') found.push('Das ist keine Prüfdatei.')
    await checkVersion(proof, chain[manifest.ordinal - 1], found)
    await checkChain(chain, found)
    const isSealChecked = await checkHead(chain, checkpoint, found)
    const keys = [...new Set([...chain.map(({ key }) => key), checkpoint.key])]
    return { found, keys, isSealChecked, manifest, fingerprint: chain[manifest.ordinal - 1]?.fingerprint }
  } catch {
    return { found: [...found, 'Das ist keine ganze Prüfdatei.'], keys: [], isSealChecked: true }
  }
}

/** In Node, and asked for: not where a browser or a test reads these lines. */
if (globalThis.process?.argv[1]?.endsWith('check-proof.mjs')) {
  const { readFileSync } = await import('node:fs')
  const [path, known] = process.argv.slice(2)
  const { found, keys, manifest, fingerprint } = await checkProof(readFileSync(path, 'utf8'))
  const isOurs = known === undefined || keys.every((key) => key === known)
  if (!isOurs) found.push('Siegel: Der Schlüssel ist ein anderer als der angegebene.')
  console.log(
    found.length === 0 ? `Unverändert: Fassung ${manifest.number} „${manifest.name}“` : found.join('\n'),
  )
  if (found.length === 0) console.log(`Fingerabdruck ${fingerprint}\nGesiegelt mit ${keys.join(', ')}`)
  process.exitCode = found.length === 0 ? 0 : 1
}
