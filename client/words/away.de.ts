/** What is said of words that are in this tab or on this device only, in German; it comes when there may be any. */
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
  removed: {
    title: '„{{title}}“ wurde herausgenommen',
    body: '{{name}} hat den Abschnitt aus dem Handlungsfeld genommen. Der Text ist nicht verloren: Was gespeichert war, liegt auf dem Server, und die Moderation kann den Abschnitt zurückholen. Was Sie zuletzt hier geschrieben haben, steht noch unten und lässt sich kopieren.',
    bodyNobody:
      'Der Abschnitt wurde aus dem Handlungsfeld genommen. Der Text ist nicht verloren: Was gespeichert war, liegt auf dem Server, und die Moderation kann den Abschnitt zurückholen. Was Sie zuletzt hier geschrieben haben, steht noch unten und lässt sich kopieren.',
    text: 'Ihr letzter Stand dieses Abschnitts',
    copy: 'Text kopieren',
    copied: 'Der Text liegt in der Zwischenablage.',
    dismiss: 'Verstanden',
  },
  ended: {
    body: 'Neue Wörter können gerade nicht gespeichert werden. Was hier im Text steht, bleibt in diesem Tab erhalten, solange er offen ist. Melden Sie sich wieder an; danach wird es übertragen und Sie schreiben weiter.',
    signIn: 'Hier wieder anmelden',
    newTab: 'In neuem Tab anmelden',
    resume: 'Ich bin wieder angemeldet: weiter',
    demo: 'Als {{name}} wieder eintreten',
  },
  otherPerson: {
    title: 'Sie haben sich als jemand anderes angemeldet',
    body: 'In diesem Tab stehen noch Wörter von {{name}}. Damit sie nicht unter fremdem Namen gespeichert werden, geht es hier nur mit derselben Anmeldung weiter. Kopieren Sie, was Sie brauchen, oder laden Sie die Seite neu.',
    reload: 'Seite neu laden',
  },
}
