/**
 * The page that checks a version without this server: one file with the Prüfdatei in it, that reaches nothing and lets
 * nothing run but its own lines.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The files beside this program; they stand in the sources only, as they are handed out. */
function offline(name: string): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'offline', name))) {
    if (dirname(folder) === folder) throw new Error(`bug: no offline/${name} above the program`)
    folder = dirname(folder)
  }
  return readFileSync(join(folder, 'offline', name), 'utf8')
}

/** The script that checks a Prüfdatei with nothing but Node. */
export const checkScript = (): string => offline('check-proof.mjs')

/** The page as HTML in pieces. @param proof the Prüfdatei, as JSON in pieces */
export function proofPage(proof: readonly string[]): string[] {
  const page = offline('page.html')
  const style = /<style>(?<inside>[^]*?)<\/style>/u.exec(page)?.groups?.['inside'] ?? ''
  const script = `\n${checkScript()}\n${offline('page.mjs').replace(/^import .*\n/u, '')}`
  const whole = page.replace('{{policy}}', policyOf(script, style)).replace(emptyScript, () => filled(script))
  const [head = '', tail = ''] = whole.split(proofPlace)
  return [head, proofPlace, ...proof.map(harmless), tail]
}

const emptyScript = '<script type="module"></script>'
const filled = (script: string): string => `<script type="module">${script}</script>`
const proofPlace = '<script type="application/json" id="proof">'

/** In a page, JSON must not end the element that it stands in. */
const harmless = (json: string): string => json.replaceAll('<', '\\u003c')

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const policyOf = (script: string, style: string): string =>
  `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`
