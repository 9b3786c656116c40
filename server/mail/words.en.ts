/** What mails say in English. What people wrote, and the paper's own titles, stay as they are. */
import { unreachable } from '#shared/failure'
import type { Closing } from '#shared/decision-events'
import type { AnswerKind, RecountCause } from '#shared/signoff-events'
import type { SignOffTold } from '#shared/signoff-notices'
import type { Purpose } from '#shared/version'
import type { MailWords } from './words.ts'

type Recount = Extract<SignOffTold, { because: unknown }>

const outcomes = {
  adopted: 'adopted',
  partlyAdopted: 'partly adopted',
  notAdopted: 'not adopted',
  noChangeNeeded: 'no change of the text needed',
} as const

const answers: Readonly<Record<AnswerKind, string>> = {
  signed: 'signed off',
  signedWithNote: 'signed off with a note',
  objection: 'not signed off',
  acknowledged: 'acknowledged',
}

const because: Readonly<Record<RecountCause, string>> = {
  members: 'Counted anew because the working group has other members.',
  quorum: 'Counted anew because another number of sign-offs is needed.',
}

const counted = ({ kind, tally: { signed, members, needed } }: Pick<Recount, 'kind' | 'tally'>): string =>
  kind === 'quorumReached'
    ? `Signed off: ${signed} of ${members}.`
    : `No longer signed off: ${signed} of ${members}, ${needed} are needed.`

const frozen: Readonly<Record<Purpose, string>> = {
  interim: 'this interim version. It is not signed off',
  submission: 'this version and laid it before the steering group',
  resolution: 'this version as it was adopted',
}

const closed: Readonly<Record<Closing, string>> = {
  adopted: 'adopted it',
  adoptedWithChanges: 'adopted it with changes',
  rejected: 'rejected it',
  deferred: 'deferred it',
}

export const english: MailWords = {
  language: 'en',
  subject: (count) => `Werkstatt Integrationsplan: ${count === 1 ? 'one news item' : `${count} news items`}`,
  greeting: (name) => `Hello ${name},`,
  lead: (count) => `there ${count === 1 ? 'is one news item' : `are ${count} news items`} for you:`,
  more: (count) => `And ${count} more comments`,
  waiting: 'This is waiting for you',
  house: 'Werkstatt Integrationsplan, City of Hannover',
  settings: 'Set up e-mails',
  settingsHere: 'How often and in which language you get such e-mails is set here',
  toComment: 'To the comment',
  about: (words) => `Comment: “${words}”`,
  quoted: (words) => `“${words}”`,
  erased: 'An erased person',
  workshop: 'The workshop',
  notice: (kind, who, outcome) => {
    switch (kind) {
      case 'assigned':
        return `${who} has assigned this comment to you.`
      case 'mentioned':
        return `${who} has mentioned you.`
      case 'answered':
        return `${who} has replied.`
      case 'resolved':
        return `${who} has resolved your comment${outcome === null ? '' : `: ${outcomes[outcome]}`}.`
      case 'reopened':
        return `${who} has reopened your comment.`
      case 'accepted':
        return `${who} has accepted your suggestion.`
      case 'rejected':
        return `${who} has rejected your suggestion.`
      default:
        return unreachable(kind)
    }
  },
  signOff: {
    subject: (count) => `Sign-off: ${count === 1 ? 'one message' : `${count} messages`}`,
    lead: () => 'about signing off:',
    toComment: 'To the sign-off',
    asked: 'You are asked to sign off.',
    corrected: (who, words, until) => {
      const changes = words.map(({ before, after }) => `“${after}” in place of “${before}”`)
      return `${who} has made an editorial correction to the text you answered to: ${changes.join('; ')}. Your answer still holds; you can object until ${until}.`
    },
    told: (told, who) => {
      switch (told.kind) {
        case 'called':
          return `${who} asks you to sign off.`
        case 'outdated':
          return `${who} has called for sign-off again. Your answer was to another text: please sign off again.`
        case 'reopened':
          return `${who} has reopened the section that you answered to.`
        case 'entered':
          return `${who} has entered an answer in your name: ${answers[told.answer]}.`
        case 'objectionAnswered':
          return `${who} has answered your objection with a reason.`
        case 'objected':
          return `${who} does not sign off.`
        case 'disputed':
          return `${who} objects to the answer that was entered in their name.`
        case 'quorumReached':
        case 'quorumLost':
          return [counted(told), told.because === null ? [] : because[told.because]].flat().join(' ')
        default:
          return unreachable(told)
      }
    },
  },
  version: {
    subject: (count) => `Versions: ${count === 1 ? 'one message' : `${count} messages`}`,
    lead: () => 'about versions:',
    toComment: 'To the version',
    place: (number, name) => `Version ${number}: ${name}`,
    frozen: (who, purpose) => `${who} has frozen ${frozen[purpose]}.`,
    decided: (section, kind, conditions, corrected) => {
      const count = conditions === 1 ? 'one condition' : `${conditions} conditions`
      const what = kind === 'accepted' ? 'accepted' : `returned for revision, with ${count}`
      return `The steering group has ${corrected ? 'corrected its decision' : 'decided'}: ${section} is ${what}.`
    },
    accepted: 'The steering group has accepted all of it.',
    closed: (date, printedMatter, outcome, corrected) =>
      `${corrected ? 'Corrected: ' : ''}The committee ${closed[outcome]} on ${date} (printed matter ${printedMatter}).`,
  },
  fingerprint: 'Fingerprint (SHA-256)',
  head: 'Newest version in the workshop',
  code: (number) => `QR code with the address and the fingerprint of version ${number}`,
  consultation: {
    subject: () => 'A statement is asked for',
    lead: () => 'your body is asked for a statement:',
    toComment: 'To the statement',
    place: (number, name) => `Version ${number}: ${name}`,
    asked: (body) => `The statement has still to come: ${body}.`,
  },
  due: (date) => `Due on ${date}.`,
  dueToday: 'Due today.',
  overdue: (date) => `Overdue, was to be done by ${date}.`,
}
