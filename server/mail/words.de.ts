/** What mails say in German, the language of the paper. */
import { unreachable } from '#shared/failure'
import type { Closing } from '#shared/decision-events'
import type { AnswerKind, RecountCause } from '#shared/signoff-events'
import type { SignOffTold } from '#shared/signoff-notices'
import type { Purpose } from '#shared/version'
import type { MailWords } from './words.ts'

type Recount = Extract<SignOffTold, { because: unknown }>

const outcomes = {
  adopted: 'übernommen',
  partlyAdopted: 'teilweise übernommen',
  notAdopted: 'nicht übernommen',
  noChangeNeeded: 'keine Textänderung nötig',
} as const

const answers: Readonly<Record<AnswerKind, string>> = {
  signed: 'mitgezeichnet',
  signedWithNote: 'mit Hinweis mitgezeichnet',
  objection: 'nicht mitgezeichnet',
  acknowledged: 'zur Kenntnis genommen',
}

const because: Readonly<Record<RecountCause, string>> = {
  members: 'Neu gezählt, weil die AG andere Mitglieder hat.',
  quorum: 'Neu gezählt, weil jetzt eine andere Zahl nötig ist.',
}

const counted = ({ kind, tally: { signed, members, needed } }: Pick<Recount, 'kind' | 'tally'>): string =>
  kind === 'quorumReached'
    ? `Mitgezeichnet: ${signed} von ${members}.`
    : `Nicht mehr mitgezeichnet: ${signed} von ${members}, nötig sind ${needed}.`

const frozen: Readonly<Record<Purpose, string>> = {
  interim: 'diese Zwischenfassung eingefroren. Sie ist nicht mitgezeichnet',
  submission: 'diese Vorlage eingefroren und der Lenkungsgruppe vorgelegt',
  resolution: 'diese Beschlussfassung eingefroren',
}

const closed: Readonly<Record<Closing, string>> = {
  adopted: 'beschlossen',
  adoptedWithChanges: 'mit Änderungen beschlossen',
  rejected: 'abgelehnt',
  deferred: 'vertagt',
}

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
  erased: 'Eine gelöschte Person',
  workshop: 'Die Werkstatt',
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
    toComment: 'Zur Mitzeichnung',
    asked: 'Ihre Mitzeichnung wird erbeten.',
    corrected: (who, words, until) => {
      const changes = words.map(({ before, after }) => `statt „${before}“ jetzt „${after}“`)
      return `${who} hat den Text, auf den Sie geantwortet haben, redaktionell geändert: ${changes.join('; ')}. Ihre Antwort gilt weiter; Einspruch ist bis zum ${until} möglich.`
    },
    told: (told, who) => {
      switch (told.kind) {
        case 'called':
          return `${who} bittet um Ihre Mitzeichnung.`
        case 'outdated':
          return `${who} hat neu zur Mitzeichnung aufgerufen. Ihre Antwort galt einem anderen Text: bitte erneut mitzeichnen.`
        case 'reopened':
          return `${who} hat den Abschnitt wieder geöffnet, auf den Sie geantwortet haben.`
        case 'entered':
          return `${who} hat in Ihrem Namen eine Antwort eingetragen: ${answers[told.answer]}.`
        case 'objectionAnswered':
          return `${who} hat Ihr „nicht mitzeichnen“ begründet beantwortet.`
        case 'objected':
          return `${who} zeichnet nicht mit.`
        case 'disputed':
          return `${who} widerspricht der Antwort, die im Auftrag eingetragen wurde.`
        case 'quorumReached':
        case 'quorumLost':
          return [counted(told), told.because === null ? [] : because[told.because]].flat().join(' ')
        default:
          return unreachable(told)
      }
    },
  },
  version: {
    subject: (count) => `Fassungen: ${count === 1 ? 'eine Nachricht' : `${count} Nachrichten`}`,
    lead: () => 'zu Fassungen:',
    toComment: 'Zur Fassung',
    place: (number, name) => `Fassung ${number}: ${name}`,
    frozen: (who, purpose) => `${who} hat ${frozen[purpose]}.`,
    decided: (section, kind, conditions, corrected) => {
      const count = conditions === 1 ? 'eine Auflage' : `${conditions} Auflagen`
      const what = kind === 'accepted' ? 'angenommen' : `zur Überarbeitung zurückgegeben, ${count}`
      return `Die Lenkungsgruppe hat ${corrected ? 'korrigiert' : 'entschieden'}: ${section} ist ${what}.`
    },
    accepted: 'Die Lenkungsgruppe hat die ganze Vorlage angenommen.',
    closed: (date, printedMatter, outcome, corrected) =>
      `${corrected ? 'Korrigiert: ' : ''}Der Ausschuss hat die Vorlage am ${date} ${closed[outcome]} (Drucksache ${printedMatter}).`,
  },
  fingerprint: 'Fingerabdruck (SHA-256)',
  head: 'Neueste Fassung in der Werkstatt',
  code: (number) => `QR-Code mit Adresse und Fingerabdruck der Fassung ${number}`,
  consultation: {
    subject: () => 'Stellungnahme erbeten',
    lead: () => 'Ihr Gremium ist um eine Stellungnahme gebeten:',
    toComment: 'Zur Stellungnahme',
    place: (number, name) => `Fassung ${number}: ${name}`,
    asked: (body) => `Die Stellungnahme steht noch aus: ${body}.`,
  },
  due: (date) => `Fällig am ${date}.`,
  dueToday: 'Heute fällig.',
  overdue: (date) => `Überfällig, war bis ${date} zu erledigen.`,
}
