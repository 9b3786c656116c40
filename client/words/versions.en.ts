/** What is said about versions, in English. */
import type { Words } from './de.ts'

export const versions: Words['versions'] = {
  title: 'Versions: {{chapter}}',
  lead: 'A version is frozen: it never changes again, and everyone reads the same text.',
  none: 'There is no version of this field of action yet.',
  asking: 'Loading the versions …',
  back: 'To the overview',
  toList: 'All versions',
  number: 'Version {{number}}',
  ofPaper: 'the whole paper',
  ofChapter: 'Field of action {{number}} {{title}}',
  frozenAt: 'frozen on {{date}}',
  purpose: { interim: 'Interim version', submission: 'Submission', resolution: 'Resolution' },
  freeze: {
    open: 'Freeze a version',
    title: 'Freeze a version',
    note: 'What is on the server now is frozen: the texts, the sign-offs and the open comments. Nobody can change or delete a version.',
    name: 'Name',
    nameMissing: 'Give the version a name.',
    scope: 'What is frozen?',
    scopeChapter: 'This field of action',
    scopePaper: 'The whole paper',
    purpose: 'What for?',
    about: {
      interim:
        'Interim version: at any time, for a day of participation, say. Every page says that it is not signed off.',
      submission:
        'Submission: for the steering group. All sections must be signed off; they are locked afterwards.',
      resolution: 'Resolution: what was resolved. Here, too, all sections must be signed off.',
    },
    remark: 'Note (optional)',
    do: 'Freeze',
    done: 'The version is frozen.',
    unsigned_one: '{{count}} section is not signed off yet:',
    unsigned_other: '{{count}} sections are not signed off yet:',
  },
  page: {
    contents: 'Contents',
    interim: 'Interim version: not signed off',
    note: 'Note',
    fingerprint: 'Fingerprint',
    fingerprintNote:
      'If it stands like this on paper or in a mail, it is the same text. It is a simple electronic signature and a seal of the server.',
    proof: 'Proof file',
    proofNote:
      'With the proof file you check on your own device, without a network, that this version is unchanged.',
    print: 'Print',
    signOffs: 'Sign-offs of {{number}}',
    signOff: '{{name}}: {{answer}}, {{date}}',
    validity: {
      corrected: 'holds across an editorial change',
      outdated: 'to an older text',
      revoked: 'revoked',
      disputed: 'disputed',
    },
    answer: {
      signed: 'signed off',
      signedWithNote: 'signed off with a note',
      objection: 'not signed off',
      acknowledged: 'acknowledged',
    },
    someone: 'a person whose name was erased',
    empty: 'There was no text here.',
    paragraph: 'Paragraph {{number}}',
    loading: 'Loading the version …',
  },
  goTo: {
    label: 'Go to',
    hint: 'for example 2.3 paragraph 4',
    do: 'Go',
    missing: 'There is no such place in this version.',
    unreadable: 'Write the section and, if you like, the paragraph: 2.3 paragraph 4.',
  },
}
