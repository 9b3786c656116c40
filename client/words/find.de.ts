/** What is said while one looks for words, in German; it comes with the box. */
export const find = {
  words: 'Gesuchte Wörter',
  at: '{{at}} von {{count}}',
  atMore: '{{at}} von über {{count}}',
  none: 'Nicht gefunden',
  said: 'Fundstelle {{at}} von {{count}}: {{words}}',
  next: 'Nächste Fundstelle',
  previous: 'Vorige Fundstelle',
  toText: 'Zum Text',
  close: 'Suche schließen',
}
