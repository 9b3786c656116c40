/** What is said about news and tasks, in English. */
import type { tasks as german } from './tasks.de.ts'

type Spoken<T> = { [K in keyof T]: T[K] extends string ? string : Spoken<T[K]> }

export const tasks: Spoken<typeof german> = {
  title: 'News and tasks',
  loading: 'One moment, please …',
  missing: 'The news cannot be loaded just now. They will be as soon as the connection is back.',
  mine: 'My tasks',
  mineNone: 'Nothing waits for you. What is assigned to you stands here.',
  signOffs: {
    title: 'My sign-offs',
    place: 'Sign-off',
    of: 'sign-off of {{place}}',
    none: '{{title}}: you have answered everywhere.',
    again: 'Your answer of {{date}} is outdated: please sign off again.',
  },
  due: 'due on {{date}}',
  dueToday: 'due today',
  overdue: 'overdue, was due on {{date}}',
  noDue: 'no date',
  news: 'News',
  newsNone:
    'Nothing new yet. When somebody answers, mentions or assigns you, or asks you to sign off, it stands here.',
  unread_one: '{{count}} entry with something unread',
  unread_other: '{{count}} entries with something unread',
  allRead: 'Everything read',
  markAll: 'Mark everything as read',
  markOne: 'Read',
  markOneOf: 'Read: {{place}}',
  isNew: 'new',
  more_one: 'and {{count}} older one',
  more_other: 'and {{count}} older ones',
  toThread: 'To the comment',
  takenBack: 'Comment that was taken back',
  somebody: 'Somebody',
  removed: 'removed',
  kinds: {
    assigned: '{{name}} has assigned this comment to you.',
    mentioned: '{{name}} has mentioned you.',
    answered: '{{name}} has answered.',
    resolved: '{{name}} has resolved your comment: {{outcome}}.',
    reopened: '{{name}} has reopened your comment.',
    accepted: '{{name}} has accepted your suggestion.',
    rejected: '{{name}} has rejected your suggestion.',
  },
  told: {
    called: '{{name}} asks you to sign off.',
    outdated:
      '{{name}} has called for sign-off again. Your answer was to another text: please sign off again.',
    reopened: '{{name}} has reopened the section that you answered to.',
    corrected:
      '{{name}} made an editorial correction in what you answered to: {{changes}}. Your answer still holds.',
    entered: '{{name}} has entered an answer in your name: {{answer}}.',
    objectionAnswered: '{{name}} has answered your objection with a reason.',
    objected: '{{name}} does not sign off.',
    disputed: '{{name}} objects to the answer that was entered in their name.',
    quorumReached: 'Signed off: {{signed}} of {{members}}.',
    quorumLost: 'No longer signed off: {{signed}} of {{members}}, {{needed}} are needed.',
  },
  changedWords: '“{{after}}” in place of “{{before}}”',
  because: {
    members: 'Counted anew because the working group has other members.',
    quorum: 'Counted anew because another number of sign-offs is needed.',
  },
  until: { answer: 'Answers by {{date}}.', object: 'You can object until {{date}}.' },
  answers: {
    signed: 'signed off',
    signedWithNote: 'signed off with a note',
    objection: 'not signed off',
    acknowledged: 'acknowledged',
  },
  outcomes: {
    adopted: 'adopted',
    partlyAdopted: 'partly adopted',
    notAdopted: 'not adopted',
    noChangeNeeded: 'no change of the text needed',
  },
  mail: {
    title: 'E-mails',
    choice: 'News by e-mail too',
    choices: {
      immediate: 'at once, gathered for some minutes',
      daily: 'every morning at 7',
      weekly: 'every Monday at 7',
      off: 'no e-mails',
    },
    language: 'Language of e-mails',
    languages: { de: 'German', en: 'English' },
    what: 'What you have read here does not come by e-mail any more.',
    saved: 'Your choice is saved.',
    demoTitle: 'This demo world sends no e-mails',
    demo: 'They are put as files into the folder data/outbox on the server; any mail program opens them.',
    outboxTitle: 'E-mails do not reach you at present',
    outbox:
      'No mail server is set up here yet. The administration can change that; your choice will hold then.',
  },
}
