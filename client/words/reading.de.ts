/** What the reading view says, in German; it comes with that page. */
export const reading = {
  state: 'Arbeitsstand vom {{date}}',
  note: 'Dies ist ein Entwurf. Er kann sich jederzeit ändern.',
  follows: 'Was geändert wird, erscheint hier nach einigen Sekunden.',
  kept: 'Der Server ist nicht zu erreichen: Sie lesen, was auf diesem Gerät liegt.',
  print: 'Drucken',
  waiting: 'Der Text wird geladen …',
  notOnDevice:
    'Dieser Text liegt nicht auf diesem Gerät. Er kommt, sobald die Verbindung wieder steht; das heißt nicht, dass hier nichts geschrieben wurde.',
  unreadable:
    'Der Server kann diesen Text gerade nicht lesen. Er ist nicht verloren; die Administration kann nachsehen. Die anderen Abschnitte sind vollständig.',
  empty: 'Hier steht noch kein Text.',
}
