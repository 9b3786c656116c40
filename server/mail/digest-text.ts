/** The mail as plain text. Each line is one sentence or one address; nothing in it is longer than a mail's line may be. */
import type { Digest, DigestThread } from './digest.ts'

export function digestText(digest: Digest): string {
  const blocks = [
    `Guten Tag ${digest.name},`,
    digest.count === 1 ? 'es gibt eine Neuigkeit für Sie:' : `es gibt ${digest.count} Neuigkeiten für Sie:`,
    ...digest.threads.map(block),
    ...(digest.more === 0 ? [] : [`Und ${digest.more} weitere Kommentare: ${digest.newsLink}`]),
    ...(digest.tasks.length === 0 ? [] : ['Das wartet auf Sie:', ...digest.tasks.map(block)]),
    `--\nWerkstatt Integrationsplan, Landeshauptstadt Hannover\nWie oft Sie solche E-Mails bekommen, stellen Sie hier ein: ${digest.settingsLink}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

const block = ({ place, about, lines, link }: DigestThread): string =>
  [
    place,
    ...(about === null ? [] : [`  Kommentar: „${about}“`]),
    ...lines.map(({ says, words }) =>
      words === null || words === about ? `  ${says}` : `  ${says} „${words}“`,
    ),
    `  ${link}`,
  ].join('\n')
