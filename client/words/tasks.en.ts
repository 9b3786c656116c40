/** What is said about news and tasks, in English. */
import type { tasks as german } from './tasks.de.ts'

type Spoken<T> = { [K in keyof T]: T[K] extends string ? string : Spoken<T[K]> }

export const tasks: Spoken<typeof german> = {
  title: 'News and tasks',
  loading: 'One moment, please …',
  missing: 'The news cannot be loaded just now. They will be as soon as the connection is back.',
  mine: 'My tasks',
  mineNone: 'Nothing waits for you. What is assigned to you stands here.',
  due: 'due on {{date}}',
  dueToday: 'due today',
  overdue: 'overdue, was due on {{date}}',
  noDue: 'no date',
  news: 'News',
  newsNone: 'Nothing new yet. When somebody answers, mentions or assigns you, it stands here.',
  unread_one: '{{count}} comment with something unread',
  unread_other: '{{count}} comments with something unread',
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
    what: 'What you have read here does not come by e-mail any more. E-mails are written in German.',
    saved: 'Your choice is saved.',
    demoTitle: 'This demo world sends no e-mails',
    demo: 'They are put as files into the folder data/outbox on the server; any mail program opens them.',
    outboxTitle: 'E-mails do not reach you at present',
    outbox:
      'No mail server is set up here yet. The administration can change that; your choice will hold then.',
  },
}
