/** What mails say in German, the language of the paper. */
import { unreachable } from '#shared/failure'
import type { MailWords } from './words.ts'

const outcomes = {
  adopted: 'übernommen',
  partlyAdopted: 'teilweise übernommen',
  notAdopted: 'nicht übernommen',
  noChangeNeeded: 'keine Textänderung nötig',
} as const

export const german: MailWords = {
  language: 'de',
  subject: (count) =>
    `Werkstatt Integrationsplan: ${count === 1 ? 'eine Neuigkeit' : `${count} Neuigkeiten`}`,
  greeting: (name) => `Guten Tag ${name},`,
  lead: (count) => `es gibt ${count === 1 ? 'eine Neuigkeit' : `${count} Neuigkeiten`} für Sie:`,
  more: (count) => `Und ${count} weitere Kommentare`,
  waiting: 'Das wartet auf Sie',
  house: 'Werkstatt Integrationsplan, Landeshauptstadt Hannover',
  settings: 'E-Mails einstellen',
  settingsHere: 'Wie oft und in welcher Sprache Sie solche E-Mails bekommen, stellen Sie hier ein',
  toComment: 'Zum Kommentar',
  about: (words) => `Kommentar: „${words}“`,
  quoted: (words) => `„${words}“`,
  somebody: 'Eine frühere Mitwirkende oder ein früherer Mitwirkender',
  notice: (kind, who, outcome) => {
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
  },
  signOff: {
    subject: (count) => `Mitzeichnung: ${count === 1 ? 'eine Nachricht' : `${count} Nachrichten`}`,
    lead: () => 'zur Mitzeichnung:',
    toComment: 'Zum Abschnitt',
    asked: 'Ihre Mitzeichnung wird erbeten.',
    reached: ({ signed, members }) => `Mitgezeichnet: ${signed} von ${members}.`,
    objected: (who) => `${who} zeichnet nicht mit.`,
    corrected: (who, words, until) => {
      const changes = words.map(({ before, after }) => `statt „${before}“ jetzt „${after}“`)
      return `${who} hat den Text, auf den Sie geantwortet haben, redaktionell geändert: ${changes.join('; ')}. Ihre Antwort gilt weiter; Einspruch ist bis zum ${until} möglich.`
    },
  },
  due: (date) => `Fällig am ${date}.`,
  dueToday: 'Heute fällig.',
  overdue: (date) => `Überfällig, war bis ${date} zu erledigen.`,
}
