/** What is said to who orders the sections of a chapter, in German; it comes with the menus. */
export const arrange = {
  add: 'Abschnitt hinzufügen',
  menu: 'Abschnitt {{number}} ordnen',
  rename: 'Umbenennen',
  up: 'Nach oben',
  down: 'Nach unten',
  move: 'Verschieben nach …',
  call: 'Zur Mitzeichnung aufrufen …',
  reopen: 'Wieder öffnen …',
  remove: 'Entfernen',
  removed: 'Entfernte Abschnitte',
  removedLead: 'Ihr Text ist aufbewahrt. Ein zurückgeholter Abschnitt steht am Ende des Handlungsfelds.',
  restore: 'Wiederherstellen',
  restoreLabel: '{{title}} wiederherstellen',
}
