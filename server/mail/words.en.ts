/** What mails say in English. What people wrote, and the paper's own titles, stay as they are. */
import { unreachable } from '#shared/failure'
import type { MailWords } from './words.ts'

const outcomes = {
  adopted: 'adopted',
  partlyAdopted: 'partly adopted',
  notAdopted: 'not adopted',
  noChangeNeeded: 'no change of the text needed',
} as const

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
  somebody: 'Somebody who no longer takes part',
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
    toComment: 'To the section',
    asked: 'You are asked to sign off.',
    reached: ({ signed, members }) => `Signed off: ${signed} of ${members}.`,
    objected: (who) => `${who} does not sign off.`,
    corrected: (who, words, until) => {
      const changes = words.map(({ before, after }) => `“${after}” in place of “${before}”`)
      return `${who} has made an editorial correction to the text you answered to: ${changes.join('; ')}. Your answer still holds; you can object until ${until}.`
    },
  },
  due: (date) => `Due on ${date}.`,
  dueToday: 'Due today.',
  overdue: (date) => `Overdue, was to be done by ${date}.`,
}
