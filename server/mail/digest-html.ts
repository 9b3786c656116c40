/**
 * The mail as simple HTML: words and links, nothing that is fetched from anywhere, nothing that tells on who reads it. Pictures
 * come with it (`picturesIn`).
 */
import { headBeside, type Digest, type DigestLine, type DigestThread } from './digest.ts'
import type { VersionMark } from '../work/version-mark.ts'
import type { Picture } from './mail.ts'
import { sayVersion, type MailWords } from './words.ts'

export function digestHtml(digest: Digest): string {
  const { words: say, name, count, threads, more, tasks, newsLink, settingsLink } = digest
  const head = headBeside(digest)
  return page(
    say,
    `<p>${escaped(say.greeting(name))}</p>`,
    `<p>${escaped(say.lead(count))}</p>`,
    ...threads.map((thread) => section(say, thread)),
    more === 0 ? '' : `<p><a href="${escaped(newsLink)}">${escaped(say.more(more))}</a></p>`,
    tasks.length === 0 ? '' : `<h1 style="font-size:18px">${escaped(say.waiting)}</h1>`,
    ...tasks.map((task) => section(say, task)),
    '<hr>',
    ...(head === null ? [] : headPart(say, head)),
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

const section = (say: MailWords, { place, about, lines, link, mark }: DigestThread): string =>
  [
    `<h2 lang="de" style="font-size:16px;margin-bottom:0">${escaped(place)}</h2>`,
    about === null ? '' : `<p style="margin:0">${escaped(say.about(about))}</p>`,
    lines.length === 0 ? '' : `<ul>${lines.map((line) => item(say, line, about)).join('')}</ul>`,
    `<p style="margin:0"><a href="${escaped(link)}">${escaped(say.toComment)}</a></p>`,
    ...(mark === null ? [] : marked(say, mark)),
  ].join('\n')

const headPart = (say: MailWords, head: VersionMark): string[] => [
  `<p style="margin:0">${escaped(say.head)}: ${escaped(sayVersion(say, head))}</p>`,
  ...marked(say, head),
]

/** What a version is told by, as people and as telephones read it. */
const marked = (say: MailWords, { number, fingerprint }: VersionMark): string[] => [
  `<p style="margin:0">${escaped(say.fingerprint)}:<br><code style="overflow-wrap:anywhere">${fingerprint}</code></p>`,
  `<p style="margin:0"><img src="cid:${cidOf(fingerprint)}" alt="${escaped(say.code(number))}" width="180" height="180"></p>`,
]

/** The pictures of the versions that it is about, each once. */
export function picturesIn({ threads, head }: Digest): Picture[] {
  const marks = [...threads.map(({ mark }) => mark), head].flatMap((mark) => mark ?? [])
  const pictures = marks.map(({ fingerprint, number, code }): [string, Picture] => {
    const cid = cidOf(fingerprint)
    return [cid, { cid, name: `${number}.png`, png: code }]
  })
  return [...new Map(pictures).values()]
}

/** An id in the form that RFC 2392 asks for; it is of this mail alone. */
const cidOf = (fingerprint: string): string => `${fingerprint.slice(0, 32)}@fingerprint`

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
