/** What went wrong, what is safe and what to do, in English. */
import type { Words } from './de.ts'

export const failure: Words['failure'] = {
  signedOut: {
    happened: 'You are not signed in (any more).',
    safe: 'Whatever was shown as saved is on the server.',
    todo: 'Please sign in again.',
  },
  wrongCredentials: {
    happened: 'E-mail address and password do not match.',
    safe: 'Your account is unchanged.',
    todo: 'Please check both and try again.',
  },
  forbidden: {
    happened: 'Your role does not allow this.',
    safe: 'Nothing was changed.',
    todo: 'If you need it, ask the moderation or the administration.',
  },
  notFound: {
    happened: '{{what}} does not exist (any more).',
    safe: 'Nothing was changed.',
    todo: 'Perhaps somebody has just rearranged it. Have a look at the overview.',
    what: {
      paper: 'This paper',
      chapter: 'This field of action',
      section: 'This section',
      person: 'This person',
      page: 'This page',
      thread: 'This comment',
      reply: 'This reply',
      file: 'This file',
      version: 'This version',
    },
  },
  invalid: {
    happened: 'The server could not accept this input.',
    safe: 'Nothing was changed.',
    todo: 'Please check what you entered.',
  },
  locked: {
    happened: 'This section is locked; its state is “{{stage}}”.',
    safe: 'Its text is unchanged, and what you wrote stays on this device.',
    todo: 'The moderation can open the section again.',
  },
  removed: {
    happened: 'This section was taken out of the field of action.',
    safe: 'Its text is kept.',
    todo: 'The moderation can restore it.',
  },
  tooMany: {
    happened: 'Those were too many attempts in a short time.',
    safe: 'Nothing was changed.',
    todo_one: 'Please wait {{count}} second, then try again.',
    todo_other: 'Please wait {{count}} seconds, then try again.',
  },
  tooLarge: {
    happened: 'This is too large; at most {{limit}} KB go at once.',
    safe: 'Whatever was saved before is unchanged.',
    todo: 'Please split it into smaller pieces.',
  },
  foreignOrigin: {
    happened: 'The request came from a foreign address and was refused.',
    safe: 'Nothing was changed.',
    todo: 'Please open the workshop at its own address.',
  },
  alreadyExists: {
    happened: '{{what}} exists already.',
    safe: 'Nothing was changed.',
    todo: 'Have a look at what is there already.',
    what: {
      person: 'This person',
      thread: 'This comment',
      reply: 'This reply',
      statement: 'This statement',
    },
  },
  overtaken: {
    happened: '{{why}}',
    safe: 'Nothing was changed, and everything said stays on record.',
    todo: 'Have a look at how it stands now.',
    why: {
      resolved: 'This comment has been resolved meanwhile.',
      notResolved: 'This comment is not resolved (any more).',
      decided: 'This has been decided already.',
      withdrawn: 'This was withdrawn meanwhile.',
      tooLate: 'Withdrawing is possible within ten minutes only.',
      takeBackOver: 'It can be taken back for ten seconds only; after that it can be revoked.',
      notCalled: 'This section is not up for sign-off (any more).',
      called: 'This section is up for sign-off already.',
      otherText: 'The text is another one by now.',
      notAnswered: 'There is no such answer (any more).',
      answered: 'The person has answered herself meanwhile.',
      notDecided: 'This has not been decided yet.',
    },
  },
  notSignedOff: {
    happened: 'Not all sections are signed off.',
    safe: 'Nothing was changed.',
    todo: 'Have a look at how it stands now.',
  },
  objectionOpen: {
    happened: 'Until {{day}} one can still object to an editorial change.',
    safe: 'Nothing was changed.',
    todo: 'After that a submission can be frozen, an interim version already now.',
  },
  resolutionMade: {
    happened: 'Resolution {{number}} has been made of this decision already.',
    safe: 'Both stay as they are; day and number of the printed matter can be corrected.',
    todo: 'If the committee decides otherwise, it does so on a new submission, which the moderation freezes.',
  },
  outdatedClient: {
    happened: 'This page is older than the server.',
    safe: 'Whatever was shown as saved is on the server.',
    todo: 'Please reload the page.',
  },
  unreachable: {
    happened: 'The server does not answer.',
    safe: 'Whatever was shown as saved is on the server.',
    todo: 'Please check your connection and try again.',
  },
  serverError: {
    happened: 'An error happened on the server.',
    safe: 'Whatever was shown as saved is on the server.',
    todo: 'Please try again. If it stays, tell the administration.',
  },
  storeUnavailable: {
    happened: 'The server cannot save anything right now.',
    safe: 'Whatever was shown as saved is on the server.',
    todo: 'Please try again in a minute.',
  },
}
