/** The mail as simple HTML: words and links, nothing that is fetched from anywhere, nothing that tells on who reads it. */
import type { Digest, DigestLine, DigestThread } from './digest.ts'
import type { MailWords } from './words.ts'

export function digestHtml(digest: Digest): string {
  const { words: say, name, count, threads, more, tasks, newsLink, settingsLink } = digest
  return page(
    say,
    `<p>${escaped(say.greeting(name))}</p>`,
    `<p>${escaped(say.lead(count))}</p>`,
    ...threads.map((thread) => section(say, thread)),
    more === 0 ? '' : `<p><a href="${escaped(newsLink)}">${escaped(say.more(more))}</a></p>`,
    tasks.length === 0 ? '' : `<h1 style="font-size:18px">${escaped(say.waiting)}</h1>`,
    ...tasks.map((task) => section(say, task)),
    '<hr>',
    `<p>${escaped(say.house)}<br><a href="${escaped(settingsLink)}">${escaped(say.settings)}</a></p>`,
  )
}

const page = ({ language }: MailWords, ...body: readonly string[]): string =>
  [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><title>Werkstatt Integrationsplan</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">',
    ...body.filter((part) => part !== ''),
    '</body></html>',
    '',
  ].join('\n')

const section = (say: MailWords, { place, about, lines, link }: DigestThread): string =>
  [
    `<h2 lang="de" style="font-size:16px;margin-bottom:0">${escaped(place)}</h2>`,
    about === null ? '' : `<p style="margin:0">${escaped(say.about(about))}</p>`,
    lines.length === 0 ? '' : `<ul>${lines.map((line) => item(say, line, about)).join('')}</ul>`,
    `<p style="margin:0"><a href="${escaped(link)}">${escaped(say.toComment)}</a></p>`,
  ].join('\n')

const item = (say: MailWords, { says, words }: DigestLine, about: string | null): string =>
  `<li>${escaped(says)}${words === null || words === about ? '' : ` ${escaped(say.quoted(words))}`}</li>`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (letter) => entities[letter] ?? '')
