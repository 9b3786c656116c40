/** What mails say, in German: the language of the paper. */
import { unreachable } from '#shared/failure'
import type { Notice } from '#shared/notices'
import type { Outcome } from '#shared/thread-events'

const outcomes: Readonly<Record<Outcome, string>> = {
  adopted: 'übernommen',
  partlyAdopted: 'teilweise übernommen',
  notAdopted: 'nicht übernommen',
  noChangeNeeded: 'keine Textänderung nötig',
}

/** @param name null for a person who is gone. */
export function sayNotice({ kind, outcome }: Pick<Notice, 'kind' | 'outcome'>, name: string | null): string {
  const who = name ?? 'Eine frühere Mitwirkende oder ein früherer Mitwirkender'
  switch (kind) {
    case 'assigned':
      return `${who} hat Ihnen diesen Kommentar zugewiesen.`
    case 'mentioned':
      return `${who} hat Sie erwähnt.`
    case 'answered':
      return `${who} hat geantwortet.`
    case 'resolved':
      return `${who} hat Ihren Kommentar erledigt${outcome === null ? '' : `: ${outcomes[outcome]}`}.`
    case 'reopened':
      return `${who} hat Ihren Kommentar wieder geöffnet.`
    case 'accepted':
      return `${who} hat Ihren Vorschlag übernommen.`
    case 'rejected':
      return `${who} hat Ihren Vorschlag nicht übernommen.`
    default:
      return unreachable(kind)
  }
}

const day = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' })

/** Both are days, "2026-11-30". */
export function sayDue(due: string, today: string): string {
  const said = day.format(new Date(due))
  if (due === today) return 'Heute fällig.'
  return due < today ? `Überfällig, war bis ${said} zu erledigen.` : `Fällig am ${said}.`
}

export const saySubject = (count: number): string =>
  `Werkstatt Integrationsplan: ${count === 1 ? 'eine Neuigkeit' : `${count} Neuigkeiten`}`
