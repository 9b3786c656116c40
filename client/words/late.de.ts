/** What is said of words that a lock overtook, in German; it comes when there are any. */
export const late = {
  locked: 'Ihre Wörter, die vor der Sperre nicht mehr ankamen',
  lockedLead:
    'Sie stehen nicht im gesperrten Text und liegen nur auf diesem Gerät, auch nach dem Neuladen. Wird der Abschnitt wieder geöffnet, können Sie sie mit einem Klick übernehmen. Der Unterschied zum Text oben:',
  open: 'Der Abschnitt ist wieder offen: Ihre Wörter von vor der Sperre',
  openLead:
    'Sie stehen noch nicht im Text und liegen nur auf diesem Gerät. Übernehmen Sie sie, wenn sie noch passen. Der Unterschied zum Text oben:',
  shape:
    'Wörter fehlen im Text keine; anders ist nur seine Gestaltung (Überschriften, Listen, Fettes). Sie lässt sich übernehmen, sobald der Abschnitt offen ist.',
  foreign:
    'Der Server wurde inzwischen aus einer Sicherung wiederhergestellt. Diese Zeilen fehlen im Text; kopieren Sie, was Sie brauchen:',
  apply: 'In den Text übernehmen',
  applied: 'Ihre Wörter stehen jetzt im Text.',
  copy: 'Kopieren',
  copied: 'Ihre Wörter sind kopiert.',
  send: 'Als Vorschlag senden',
  drop: 'Verwerfen',
  dropTitle: 'Ihre Wörter verwerfen?',
  dropBody: 'Sie liegen nur auf diesem Gerät; danach sind sie nirgends mehr.',
  dropDo: 'Endgültig verwerfen',
  keep: 'Behalten',
  dropped: 'Ihre Wörter sind verworfen.',
}
