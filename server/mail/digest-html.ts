/** The mail as simple HTML: words and links, nothing that is fetched from anywhere, nothing that tells on who reads it. */
import type { Digest, DigestLine, DigestThread } from './digest.ts'

export function digestHtml(digest: Digest): string {
  const { name, count, threads, more, tasks, newsLink, settingsLink } = digest
  return page(
    `<p>Guten Tag ${escaped(name)},</p>`,
    `<p>es gibt ${count === 1 ? 'eine Neuigkeit' : `${count} Neuigkeiten`} für Sie:</p>`,
    ...threads.map(section),
    more === 0 ? '' : `<p>Und <a href="${escaped(newsLink)}">${more} weitere Kommentare</a>.</p>`,
    tasks.length === 0 ? '' : '<h1 style="font-size:18px">Das wartet auf Sie</h1>',
    ...tasks.map(section),
    '<hr>',
    `<p>Werkstatt Integrationsplan, Landeshauptstadt Hannover<br><a href="${escaped(settingsLink)}">Einstellen, wie oft Sie solche E-Mails bekommen</a></p>`,
  )
}

const page = (...body: readonly string[]): string =>
  [
    '<!doctype html>',
    '<html lang="de"><head><meta charset="utf-8"><title>Werkstatt Integrationsplan</title></head>',
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">',
    ...body.filter((part) => part !== ''),
    '</body></html>',
    '',
  ].join('\n')

const section = ({ place, about, lines, link }: DigestThread): string =>
  [
    `<h2 style="font-size:16px;margin-bottom:0">${escaped(place)}</h2>`,
    about === null ? '' : `<p style="margin:0">Kommentar: „${escaped(about)}“</p>`,
    lines.length === 0 ? '' : `<ul>${lines.map((line) => item(line, about)).join('')}</ul>`,
    `<p style="margin:0"><a href="${escaped(link)}">Zum Kommentar</a></p>`,
  ].join('\n')

const item = ({ says, words }: DigestLine, about: string | null): string =>
  `<li>${escaped(says)}${words === null || words === about ? '' : ` „${escaped(words)}“`}</li>`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (letter) => entities[letter] ?? '')
