/** The mail as plain text. Each line is one sentence or one address; nothing in it is longer than a mail's line may be. */
import type { VersionMark } from '../work/version-mark.ts'
import { headBeside, type Digest, type DigestThread } from './digest.ts'
import { sayVersion, type MailWords } from './words.ts'

export function digestText(digest: Digest): string {
  const { words: say, name, count, threads, more, tasks, newsLink, settingsLink } = digest
  const head = headBeside(digest)
  const blocks = [
    say.greeting(name),
    say.lead(count),
    ...threads.map((thread) => block(say, thread)),
    ...(more === 0 ? [] : [`${say.more(more)}: ${newsLink}`]),
    ...(tasks.length === 0 ? [] : [`${say.waiting}:`, ...tasks.map((task) => block(say, task))]),
    ...(head === null ? [] : [headLines(say, head)]),
    `--\n${say.house}\n${say.settingsHere}: ${settingsLink}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

const headLines = (say: MailWords, head: VersionMark): string =>
  `${say.head}: ${sayVersion(say, head)}\n${say.fingerprint}:\n${head.fingerprint}`

const block = (say: MailWords, { place, about, lines, link, mark }: DigestThread): string =>
  [
    place,
    ...(about === null ? [] : [`  ${say.about(about)}`]),
    ...lines.map(({ says, words }) =>
      words === null || words === about ? `  ${says}` : `  ${says} ${say.quoted(words)}`,
    ),
    `  ${link}`,
    ...(mark === null ? [] : [`  ${say.fingerprint}:`, `  ${mark.fingerprint}`]),
  ].join('\n')
