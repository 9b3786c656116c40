/** What is said of words that are on this device only, in German; it comes when there are any. */
export const away = {
  device: {
    title: 'Auf diesem Gerät kann nichts aufbewahrt werden',
    refused:
      'Ihr Browser gibt dieser Seite keinen Speicher, zum Beispiel in einem privaten Fenster. Mit Verbindung schreiben Sie wie immer; ohne Verbindung bleiben Ihre Wörter nur, solange dieser Tab offen ist.',
    full: 'Der Speicher Ihres Browsers ist voll. Mit Verbindung schreiben Sie wie immer; ohne Verbindung bleiben Ihre Wörter nur, solange dieser Tab offen ist.',
    read: 'Verstanden',
  },
  left: {
    restored: {
      title: '„{{title}}“: Wörter, die nur noch auf diesem Gerät stehen',
      body: 'Der Server wurde aus einer Sicherung wiederhergestellt. Diese Zeilen sind nicht mehr darin. Kopieren Sie, was Sie brauchen, und fügen Sie es wieder ein.',
    },
    closed: {
      title: '„{{title}}“: nicht gesendete Wörter auf diesem Gerät',
      body: 'Sie dürfen diesen Abschnitt nicht mehr lesen. Was Sie darin geschrieben haben, wurde nicht mehr angenommen. Kopieren Sie, was Sie brauchen; danach wird der Text von diesem Gerät gelöscht.',
    },
    words: 'Diese Wörter ansehen',
    dismiss: 'Von diesem Gerät löschen',
  },
  leave: {
    title: 'Abmelden und Ungesendetes verwerfen?',
    body_one:
      '{{count}} Änderung von Ihnen liegt nur auf diesem Gerät und noch nicht auf dem Server. Beim Abmelden wird auf diesem Gerät alles gelöscht, auch sie.',
    body_other:
      '{{count}} Änderungen von Ihnen liegen nur auf diesem Gerät und noch nicht auf dem Server. Beim Abmelden wird auf diesem Gerät alles gelöscht, auch sie.',
    stay: 'Angemeldet bleiben',
    discard: 'Verwerfen und abmelden',
  },
}
