/** What the interface says, in English. The texts people write stay German. */
import { chapter, reading } from './chapter.en.ts'
import { editor } from './editor.en.ts'
import type { Words } from './de.ts'
import { comparison } from './comparison.en.ts'
import { consultation } from './consultation.en.ts'
import { decisions } from './decisions.en.ts'
import { difference } from './difference.en.ts'
import { failure } from './failure.en.ts'
import { intake } from './intake.en.ts'
import { late } from './late.en.ts'
import { signoff } from './signoff.en.ts'
import { tasks } from './tasks.en.ts'
import { threads } from './threads.en.ts'
import { versions } from './versions.en.ts'
import { weighing } from './weighing.en.ts'

export const en: Words = {
  paper: {
    chapter: 'Field of action {{number}}',
    group: 'Working group {{number}} {{name}}',
    groupNumber: 'Working group {{number}}',
    groupName: 'Working group {{name}}',
    noGroup: 'no working group, written by its moderation',
    sections_one: '{{count}} section',
    sections_other: '{{count}} sections',
    stage: {
      drafting: 'draft',
      signing: 'up for sign-off',
      signedOff: 'signed off',
      frozen: 'frozen',
    },
  },
  roles: {
    role: {
      expert: 'Expert',
      moderator: 'Moderation',
      steering: 'Steering group',
      advisor: 'Advisory body',
      committee: 'International committee',
      admin: 'Administration',
    },
    held: {
      expert: 'Expert, working group {{number}} {{name}}',
      moderator: 'Moderation, field of action {{number}}',
      advisor: 'Advisory body, {{body}}',
      chair: '{{role}} (chair)',
    },
  },
  app: {
    keys: { control: 'Ctrl', shift: 'Shift' },
    city: 'City of Hannover',
    name: 'Integration plan workshop',
    home: 'To the overview',
    skip: 'Skip to content',
    demo: 'Demo world',
    loading: 'One moment, please …',
    close: 'Close',
    cancel: 'Cancel',
    again: 'Try again',
    broken: {
      title: 'Something went wrong',
      body: 'The page made an error that it cannot mend. Whatever was shown as saved is on the server.',
      reload: 'Reload the page',
    },
    notLoaded: {
      title: 'This page could not be loaded',
      body: 'Perhaps the connection is interrupted. What you have written stays in this tab.',
    },
    newBuild: {
      title: 'New version: please reload',
      body: 'The server has a new version of this page; a part of the old one is no longer to be had. Everything is saved.',
      unsaved:
        'The server has a new version of this page; a part of the old one is no longer to be had. You have unsaved words: as soon as they are saved, the page reloads by itself.',
      reload: 'Reload page',
    },
    line: {
      offline: {
        title: 'No connection to the server',
        body: 'What you write now stays in this tab and is sent as soon as the connection is back. Please keep the tab open until then.',
        kept: 'What you write now stays on this device, even if you close the page, and is sent as soon as the connection is back.',
        asOf: 'You see it as of {{date}}.',
      },
      refused: {
        title: 'The server takes no words right now',
        body: 'The server answers but lets no connection for writing through. Until it does, the text can only be read, so that nothing is lost. What you wrote last stays in this tab. We keep trying; if it lasts, please tell the administration.',
      },
      store: {
        title: 'The server cannot save right now',
        body: 'What you write stays in this tab and is saved as soon as the server has room again. Please keep the tab open until then.',
      },
      outdated: {
        title: 'This page and the server no longer fit together',
        body: 'There is a new edition of the page, or the server was restored from a backup. Nothing you write here is saved any more. Copy what you still need, then reload the page.',
        reload: 'Reload the page',
      },
      ended: { title: 'Your session has ended' },
      back: 'The connection is back.',
    },
  },
  people: {
    news: 'News',
    unread: '{{count}} unread',
    account: 'Account of {{name}}',
  },
  account: {
    roles: 'Your roles',
    noRoles: 'You have not been given a role yet.',
    language: 'Language of the interface',
    theme: 'Appearance',
    themes: { system: 'Like the device', light: 'Light', dark: 'Dark' },
    mail: 'Set up e-mails',
    password: 'Change password',
    signOut: 'Sign out',
  },
  door: {
    signIn: {
      title: 'Sign in',
      lead: 'This is where the working groups write the local integration plan together.',
      email: 'E-mail address',
      password: 'Password',
      submit: 'Sign in',
      waiting: 'Signing in …',
      emailMissing: 'Please enter your e-mail address.',
      passwordMissing: 'Please enter your password.',
      help: 'No account yet, or password forgotten? The administration of your department will help.',
    },
    demo: {
      title: 'Demo world: all people are invented',
      body: 'This is a demonstration. Names, roles and texts are made up. Whoever opens this page can enter as any of these people without a password, and read and change everything they may. Please enter nothing confidential.',
      choose: 'Enter as one of these people',
      enterAs: 'Enter as {{name}}, {{role}}',
      own: 'Sign in with your own account',
      groups: {
        expert: 'Experts of the working groups',
        moderator: 'Moderation',
        steering: 'Steering group',
        advisor: 'Advisory bodies',
        committee: 'International committee',
        admin: 'Administration',
      },
    },
  },
  arrange: {
    add: 'Add a section',
    menu: 'Arrange section {{number}}',
    rename: 'Rename',
    up: 'Move up',
    down: 'Move down',
    move: 'Move behind …',
    call: 'Call for sign-off …',
    reopen: 'Reopen …',
    remove: 'Remove',
    removed: 'Removed sections',
    removedLead: 'Their text is kept. A restored section stands at the end of the field of action.',
    restore: 'Restore',
    restoreLabel: 'Restore {{title}}',
  },
  arranging: {
    title: 'Title of the section',
    titleMissing: 'Please enter a title.',
    titleLong: 'A title has at most 200 characters.',
    position: 'Where should it stand?',
    first: 'At the very beginning',
    after: 'After {{number}} {{title}}',
    addTitle: 'New section',
    addDo: 'Add',
    renameTitle: 'Rename section {{number}}',
    renameDo: 'Rename',
    moveTitle: 'Move section {{number}} “{{title}}”',
    moveDo: 'Move',
    removeTitle: 'Remove section {{number}} “{{title}}”?',
    removeBody:
      'The section disappears from the field of action, for everyone and at once. Its text is kept; you can restore it under “Removed sections” at any time.',
    removeDo: 'Remove',
  },
  away: {
    device: {
      title: 'Nothing can be kept on this device',
      refused:
        'Your browser lends this page no storage, for example in a private window. With a connection you write as always; without one, your words stay only as long as this tab is open.',
      full: 'The storage of your browser is full. With a connection you write as always; without one, your words stay only as long as this tab is open.',
      read: 'Understood',
    },
    left: {
      restored: {
        title: '“{{title}}”: words that are on this device only',
        body: 'The server was restored from a backup. These lines are no longer in it. Copy what you need and put it in again.',
      },
      closed: {
        title: '“{{title}}”: unsent words on this device',
        body: 'You may no longer read this section. What you wrote in it was not taken any more. Copy what you need; then the text is deleted from this device.',
      },
      words: 'Show these words',
      dismiss: 'Delete from this device',
    },
    leave: {
      title: 'Sign out and discard what is not sent?',
      body_one:
        '{{count}} change of yours is on this device only, not yet on the server. Signing out deletes everything on this device, this change too.',
      body_other:
        '{{count}} changes of yours are on this device only, not yet on the server. Signing out deletes everything on this device, these changes too.',
      stay: 'Stay signed in',
      discard: 'Discard and sign out',
    },
    removed: {
      title: '“{{title}}” was taken out',
      body: '{{name}} took the section out of the field of action. The text is not lost: what was saved is on the server, and the moderation can bring the section back. What you wrote last is still below and can be copied.',
      bodyNobody:
        'The section was taken out of the field of action. The text is not lost: what was saved is on the server, and the moderation can bring the section back. What you wrote last is still below and can be copied.',
      text: 'The section as you last had it',
      copy: 'Copy the text',
      copied: 'The text is in the clipboard.',
      dismiss: 'Understood',
    },
    ended: {
      body: 'New words cannot be saved right now. The text you see stays in this tab as long as it is open. Sign in again; it is then sent and you write on.',
      signIn: 'Sign in again here',
      newTab: 'Sign in in a new tab',
      resume: 'I have signed in again: go on',
      demo: 'Enter as {{name}} again',
    },
    otherPerson: {
      title: 'You signed in as somebody else',
      body: 'Words by {{name}} are still in this tab. So that they are not saved under another name, this tab only goes on with the same account. Copy what you need, or reload the page.',
      reload: 'Reload the page',
    },
  },
  find: {
    words: 'Words to look for',
    at: '{{at}} of {{count}}',
    atMore: '{{at}} of more than {{count}}',
    none: 'Not found',
    said: 'Match {{at}} of {{count}}: {{words}}',
    next: 'Next match',
    previous: 'Previous match',
    toText: 'Go to text',
    close: 'Close search',
  },
  intake,
  late,
  mishap: {
    lost: {
      restructured: 'While you were writing, somebody rearranged the paragraph. These words got lost:',
      deleted: 'Somebody deleted what you had just written:',
      broken: 'The text had to be set up anew. These words did not make it:',
      where: 'Below the section you can put the words back.',
      putBack: 'Put back',
      copy: 'Copy',
      drop: 'Discard',
    },
    copy: {
      copied: 'Copied.',
      marked: 'The words are selected. Copy them with Ctrl+C.',
    },
    broken: {
      title: 'You cannot write here just now.',
      body: 'An error occurred several times in this section. Your text is all there; you can read and copy it.',
      again: 'Try again',
      copy: 'Copy the text',
    },
  },
  password: {
    title: 'Change password',
    current: 'Present password',
    next: 'New password (at least 12 characters)',
    again: 'New password again',
    change: 'Change password',
    currentMissing: 'Please enter your present password.',
    currentWrong: 'This is not your present password.',
    nextShort: 'A password has at least 12 characters; nothing else is asked of it.',
    nextLong: 'A password has at most 128 characters.',
    againDiffers: 'This is not the same new password.',
    changed: 'Your password is changed',
    changedBody: 'You stay signed in here. All other sessions of your account are ended.',
  },
  overview: {
    lead: 'Each field of action is written by a working group or by the moderation, all at once and on the same text. The other writers follow along.',
    chapters: 'Fields of action',
    mine: 'You write here',
    moderating: 'You moderate this field of action',
    write: 'Write',
    follow: 'Follow along',
    read: 'Read',
    writeLabel: 'Write {{title}}',
    followLabel: 'Follow {{title}}',
    readLabel: 'Read {{title}}',
    compare: 'Compare versions',
    statements: 'What your body is asked for',
    decisions: 'Where decisions stand',
    papers: 'Other papers',
    next: {
      door: 'Start the next paper',
      title: 'Start the next paper',
      body: 'The committee has adopted “{{title}}”. The next paper has the same fields of action, working groups and moderators; each section begins empty, with the usual headings.',
      name: 'Title',
      nameMissing: 'Please give a title.',
      start: 'Start paper',
    },
    versions: 'Versions',
    versionsLabel: 'Versions of {{title}}',
    noSections: 'This field of action has no sections yet.',
    frozenOnly: {
      title: 'You read versions, not the live draft',
      steering:
        'While the working groups write, their text stays among them. The steering group reads versions: texts that a working group has finished and frozen; they are below, under “Versions” of each field of action. Here you see how the paper is built and how far each section is.',
      advisor:
        'While the working groups write, their text stays among them. Advisory bodies read the version they are asked to comment on; it is then below, under “Versions” of its field of action. Here you see how the paper is built and how far each section is.',
      committee:
        'While the working groups write, their text stays among them. The committee reads what the steering group has accepted; it is below, under “Versions” of each field of action. Here you see how the paper is built and how far each section is.',
      admin:
        'The administration looks after people and technology, not the text; the live draft stays among those who write it. Here you see how the paper is built and how far each section is.',
      none: 'You have not been given a role yet. Until then you see how the paper is built and how far each section is. The administration can give you a role.',
    },
    paperMissing: 'This paper does not exist (any more).',
  },
  chapter,
  reading,
  editor,
  failure,
  signoff,
  tasks,
  astray: {
    notFound: {
      title: 'There is no such page',
      body: 'The address leads to no page. Perhaps it was copied incorrectly.',
      home: 'To the overview',
    },
    empty: {
      title: 'No paper yet',
      body: 'No paper has been founded yet. The administration founds it on the server.',
    },
  },
  hidden: {
    title: 'The live draft cannot be read here',
    body: 'While a working group writes, its text stays among those who write. Your role reads frozen versions. The overview shows how the paper is built and how far each section is.',
  },
  comparison,
  consultation,
  decisions,
  difference,
  threads,
  versions,
  weighing,
}
