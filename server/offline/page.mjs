import { checkProof } from './check-proof.mjs'

/** The page around the check: says in plain German what was found. Whatever a file holds is put in as text only. */
const byId = (id) => document.getElementById(id)

function add(parent, name, text, className = '') {
  const element = document.createElement(name)
  element.textContent = text
  if (className) element.className = className
  parent.append(element)
  return element
}

const purposes = { interim: 'Zwischenfassung', submission: 'Vorlage', resolution: 'Beschlussfassung' }
const inFours = (digits) => digits.match(/.{1,4}/g).join(' ')

function say({ found, isSealChecked }) {
  const result = byId('result')
  result.replaceChildren()
  const verdict = found.length > 0 ? 'Verändert oder unvollständig' : 'Unverändert'
  add(
    result,
    'p',
    isSealChecked || found.length > 0 ? verdict : `${verdict}, aber Siegel nicht geprüft`,
    'verdict',
  )
  if (!isSealChecked)
    add(
      result,
      'p',
      'Dieser Browser kennt Ed25519 nicht. Texte und Fingerabdrücke sind geprüft; die Siegel prüft ein neuerer.',
    )
  for (const sentence of found) add(result, 'p', sentence)
}

function describe({ manifest, keys, fingerprint }) {
  const about = byId('about')
  about.replaceChildren()
  const list = add(about, 'dl', '')
  const tell = (name, text, tag = 'dd') => {
    add(list, 'dt', name)
    if (tag === 'dd') add(list, 'dd', text)
    else add(add(list, 'dd', ''), tag, text)
  }
  const { number, name, purpose, frozenAt, paper, chapters } = manifest
  tell('Fassung', `${number} „${name}“ (${purposes[purpose]})`)
  tell('Papier', paper.title)
  tell('Eingefroren', new Date(frozenAt).toLocaleString('de-DE', { dateStyle: 'long', timeStyle: 'short' }))
  tell('Fingerabdruck', inFours(fingerprint), 'code')
  for (const key of keys) tell('Öffentlicher Schlüssel', inFours(key), 'code')
  for (const chapter of chapters)
    tell(
      `${chapter.number} ${chapter.title}`,
      chapter.sections.map((section) => `${section.number} ${section.title}`).join(' · '),
    )
}

async function check(text) {
  if (!globalThis.crypto?.subtle)
    return say({
      found: ['Dieser Browser kann hier nicht rechnen: Öffnen Sie die Seite als Datei.'],
      isSealChecked: true,
    })
  const checked = await checkProof(text)
  say(checked)
  if (checked.found.length === 0) describe(checked)
  else byId('about').replaceChildren()
}

byId('other').addEventListener('change', async ({ target }) => {
  const [file] = target.files
  if (file) await check(await file.text())
})
await check(byId('proof').textContent)
