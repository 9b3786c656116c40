/** The mail as plain text. Each line is one sentence or one address; nothing in it is longer than a mail's line may be. */
import type { Digest, DigestThread } from './digest.ts'
import type { MailWords } from './words.ts'

export function digestText(digest: Digest): string {
  const { words: say, name, count, threads, more, tasks, newsLink, settingsLink } = digest
  const blocks = [
    say.greeting(name),
    say.lead(count),
    ...threads.map((thread) => block(say, thread)),
    ...(more === 0 ? [] : [`${say.more(more)}: ${newsLink}`]),
    ...(tasks.length === 0 ? [] : [`${say.waiting}:`, ...tasks.map((task) => block(say, task))]),
    `--\n${say.house}\n${say.settingsHere}: ${settingsLink}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

const block = (say: MailWords, { place, about, lines, link }: DigestThread): string =>
  [
    place,
    ...(about === null ? [] : [`  ${say.about(about)}`]),
    ...lines.map(({ says, words }) =>
      words === null || words === about ? `  ${says}` : `  ${says} ${say.quoted(words)}`,
    ),
    `  ${link}`,
  ].join('\n')
