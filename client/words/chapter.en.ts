/** The words of the chapter page, in English. */
import type { Words } from './de.ts'

export const chapter: Words['chapter'] = {
  contents: 'Contents',
  toOverview: 'Overview',
  mode: 'View',
  writing: 'Write',
  following: 'Follow',
  reading: 'Read',
  comments: 'Comments',
  signOffs: 'Sign-off',
  here: 'Here now',
  hereCount_one: '{{count}} person here',
  hereCount_other: '{{count}} people here',
  self: 'you',
  in: 'in {{number}} {{title}}',
  inNone: 'on the page',
  hereNobody: 'Nobody else is here right now.',
  hereInSection: 'here: {{names}}',
  textbox: 'Text of section {{number}} {{title}}',
  empty: 'This field of action has no section yet.',
  emptyModerator: 'Add the first section; then everyone can write in it.',
  whyReadOnly: {
    group: '{{group}} writes this field of action. You are reading along.',
    moderation: 'The moderation writes this field of action. You are reading along.',
    signing:
      'This section is up for sign-off; its text is locked meanwhile. You can go on commenting and suggesting.',
    signedOff: 'This section is signed off; its text is locked. You can go on commenting and suggesting.',
    frozen: 'This section is frozen; its text is locked. You can go on commenting and suggesting.',
  },
  news: {
    added: '{{name}} added section {{number}} “{{title}}”.',
    renamed: '{{name}} renamed section {{number}} to “{{title}}”.',
    moved: '{{name}} moved “{{title}}”: now section {{number}}.',
    removed: '{{name}} removed “{{title}}”.',
    restored: '{{name}} restored “{{title}}”: section {{number}}.',
    someone: 'Somebody',
  },
  find: {
    open: 'Search this field of action',
  },
}

export const reading: Words['reading'] = {
  state: 'Live draft of {{date}}',
  note: 'This is a draft. It may change at any time.',
  follows: 'What is changed appears here after a few seconds.',
  kept: 'The server cannot be reached: you are reading what is on this device.',
  print: 'Print',
  waiting: 'Loading the text …',
  notOnDevice:
    'This text is not on this device. It comes as soon as the connection is back; this does not mean that nothing was written here.',
  unreadable:
    'The server cannot read this text at the moment. It is not lost; the administration can look into it. The other sections are complete.',
  empty: 'There is no text here yet.',
}
