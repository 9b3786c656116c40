/** What is said while somebody changes her password, in German; it comes with the dialog. */
export const password = {
  title: 'Passwort ändern',
  current: 'Jetziges Passwort',
  next: 'Neues Passwort (mindestens 12 Zeichen)',
  again: 'Neues Passwort wiederholen',
  change: 'Passwort ändern',
  currentMissing: 'Bitte geben Sie Ihr jetziges Passwort ein.',
  currentWrong: 'Das ist nicht Ihr jetziges Passwort.',
  nextShort: 'Ein Passwort hat mindestens 12 Zeichen; sonst wird nichts verlangt.',
  nextLong: 'Ein Passwort hat höchstens 128 Zeichen.',
  againDiffers: 'Das ist nicht dasselbe neue Passwort.',
  changed: 'Ihr Passwort ist geändert',
  changedBody: 'Hier bleiben Sie angemeldet. Alle anderen Anmeldungen Ihres Kontos sind beendet.',
}
