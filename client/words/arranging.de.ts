/** What the moderation is asked before it orders a chapter, in German; it comes with the dialogs. */
export const arranging = {
  title: 'Titel des Abschnitts',
  titleMissing: 'Bitte geben Sie einen Titel ein.',
  titleLong: 'Ein Titel hat höchstens 200 Zeichen.',
  position: 'Wo soll er stehen?',
  first: 'Ganz am Anfang',
  after: 'Nach {{number}} {{title}}',
  addTitle: 'Neuer Abschnitt',
  addDo: 'Hinzufügen',
  renameTitle: 'Abschnitt {{number}} umbenennen',
  renameDo: 'Umbenennen',
  moveTitle: 'Abschnitt {{number}} „{{title}}“ verschieben',
  moveDo: 'Verschieben',
  removeTitle: 'Abschnitt {{number}} „{{title}}“ entfernen?',
  removeBody:
    'Der Abschnitt verschwindet aus dem Handlungsfeld, für alle und sofort. Sein Text bleibt aufbewahrt; Sie können ihn unter „Entfernte Abschnitte“ jederzeit wiederherstellen.',
  removeDo: 'Entfernen',
}
