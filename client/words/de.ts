/** What the interface says, in German: the first language, and the measure of the others. */
import type { account } from './account.de.ts'
import type { arrange } from './arrange.de.ts'
import type { arranging } from './arranging.de.ts'
import type { away } from './away.de.ts'
import type { comparison } from './comparison.de.ts'
import type { consultation } from './consultation.de.ts'
import type { decisions } from './decisions.de.ts'
import type { difference } from './difference.de.ts'
import type { door } from './door.de.ts'
import type { editor } from './editor.de.ts'
import type { failure } from './failure.de.ts'
import type { find } from './find.de.ts'
import type { astray } from './astray.de.ts'
import type { hidden } from './hidden.de.ts'
import type { intake } from './intake.de.ts'
import type { late } from './late.de.ts'
import type { mishap } from './mishap.de.ts'
import type { overview } from './overview.de.ts'
import type { password } from './password.de.ts'
import type { reading } from './reading.de.ts'
import type { roles } from './roles.de.ts'
import type { signoff } from './signoff.de.ts'
import type { tasks } from './tasks.de.ts'
import type { threads } from './threads.de.ts'
import type { versions } from './versions.de.ts'
import type { weighing } from './weighing.de.ts'

export const de = {
  paper: {
    chapter: 'Handlungsfeld {{number}}',
    group: 'AG {{number}} {{name}}',
    groupNumber: 'AG {{number}}',
    groupName: 'AG {{name}}',
    noGroup: 'ohne AG, geschrieben von der Moderation',
    sections_one: '{{count}} Abschnitt',
    sections_other: '{{count}} Abschnitte',
    stage: {
      drafting: 'Entwurf',
      signing: 'zur Mitzeichnung',
      signedOff: 'mitgezeichnet',
      frozen: 'eingefroren',
    },
  },
  app: {
    keys: { control: 'Strg', shift: 'Umschalt' },
    city: 'Landeshauptstadt Hannover',
    name: 'Werkstatt Integrationsplan',
    home: 'Zur Übersicht',
    skip: 'Zum Inhalt springen',
    demo: 'Demo-Welt',
    loading: 'Einen Moment bitte …',
    close: 'Schließen',
    cancel: 'Abbrechen',
    again: 'Erneut versuchen',
    broken: {
      title: 'Etwas ist schiefgegangen',
      body: 'Die Seite hat einen Fehler gemacht, den sie nicht beheben kann. Was als gespeichert angezeigt wurde, liegt auf dem Server.',
      reload: 'Seite neu laden',
    },
    notLoaded: {
      title: 'Diese Seite konnte nicht geladen werden',
      body: 'Vielleicht ist die Verbindung unterbrochen. Was Sie geschrieben haben, bleibt in diesem Tab.',
    },
    newBuild: {
      title: 'Neue Version: bitte neu laden',
      body: 'Der Server hat eine neue Version dieser Seite; ein Teil der alten ist nicht mehr zu haben. Alles ist gespeichert.',
      unsaved:
        'Der Server hat eine neue Version dieser Seite; ein Teil der alten ist nicht mehr zu haben. Sie haben noch Ungespeichertes: Sobald es gespeichert ist, wird die Seite von selbst neu geladen.',
      reload: 'Seite neu laden',
    },
    line: {
      offline: {
        title: 'Keine Verbindung zum Server',
        body: 'Was Sie jetzt schreiben, bleibt in diesem Tab und wird übertragen, sobald die Verbindung wieder steht. Bitte lassen Sie den Tab so lange offen.',
        kept: 'Was Sie jetzt schreiben, bleibt auf diesem Gerät, auch wenn Sie die Seite schließen, und wird übertragen, sobald die Verbindung wieder steht.',
        asOf: 'Sie sehen den Stand vom {{date}}.',
      },
      refused: {
        title: 'Der Server nimmt gerade keine Wörter an',
        body: 'Der Server antwortet, lässt aber keine Verbindung zum Mitschreiben zu. Der Text ist so lange nur zu lesen, damit nichts verloren geht. Was Sie zuletzt geschrieben haben, bleibt in diesem Tab. Es wird weiter versucht; hält es an, sagen Sie bitte der Administration Bescheid.',
      },
      store: {
        title: 'Der Server kann gerade nicht speichern',
        body: 'Was Sie schreiben, bleibt in diesem Tab und wird gespeichert, sobald der Server wieder Platz hat. Bitte lassen Sie den Tab so lange offen.',
      },
      outdated: {
        title: 'Diese Seite und der Server passen nicht mehr zusammen',
        body: 'Es gibt eine neue Ausgabe der Seite, oder der Server wurde aus einer Sicherung wiederhergestellt. Was Sie hier schreiben, wird nicht mehr gespeichert. Kopieren Sie, was Sie noch brauchen, und laden Sie die Seite neu.',
        reload: 'Seite neu laden',
      },
      ended: { title: 'Ihre Anmeldung ist beendet' },
      back: 'Die Verbindung steht wieder.',
    },
  },
  people: {
    news: 'Neues',
    unread: '{{count}} ungelesen',
    account: 'Konto von {{name}}',
  },
  chapter: {
    contents: 'Inhalt',
    toOverview: 'Übersicht',
    mode: 'Ansicht',
    writing: 'Schreiben',
    following: 'Mitlesen',
    reading: 'Lesen',
    comments: 'Kommentare',
    signOffs: 'Mitzeichnung',
    here: 'Gerade hier',
    hereCount_one: '{{count}} Person hier',
    hereCount_other: '{{count}} Personen hier',
    self: 'Sie',
    in: 'in {{number}} {{title}}',
    inNone: 'auf der Seite',
    hereNobody: 'Niemand sonst ist gerade hier.',
    hereInSection: 'hier: {{names}}',
    textbox: 'Text von Abschnitt {{number}} {{title}}',
    empty: 'Dieses Handlungsfeld hat noch keinen Abschnitt.',
    emptyModerator: 'Legen Sie den ersten Abschnitt an; danach können alle darin schreiben.',
    whyReadOnly: {
      group: '{{group}} schreibt dieses Handlungsfeld. Sie lesen mit.',
      moderation: 'Die Moderation schreibt dieses Handlungsfeld. Sie lesen mit.',
      signing:
        'Dieser Abschnitt liegt zur Mitzeichnung; sein Text ist so lange gesperrt. Kommentieren und vorschlagen können Sie weiter.',
      signedOff:
        'Dieser Abschnitt ist mitgezeichnet; sein Text ist gesperrt. Kommentieren und vorschlagen können Sie weiter.',
      frozen:
        'Dieser Abschnitt ist eingefroren; sein Text ist gesperrt. Kommentieren und vorschlagen können Sie weiter.',
    },
    news: {
      added: '{{name}} hat Abschnitt {{number}} „{{title}}“ hinzugefügt.',
      renamed: '{{name}} hat Abschnitt {{number}} in „{{title}}“ umbenannt.',
      moved: '{{name}} hat „{{title}}“ verschoben: jetzt Abschnitt {{number}}.',
      removed: '{{name}} hat „{{title}}“ entfernt.',
      restored: '{{name}} hat „{{title}}“ wiederhergestellt: Abschnitt {{number}}.',
      someone: 'Jemand',
    },
    find: {
      open: 'Im Handlungsfeld suchen',
    },
  },
}

/** What comes with the part of the page that says it. */
export interface Late {
  account: typeof account
  arrange: typeof arrange
  arranging: typeof arranging
  away: typeof away
  comparison: typeof comparison
  consultation: typeof consultation
  decisions: typeof decisions
  difference: typeof difference
  door: typeof door
  editor: typeof editor
  failure: typeof failure
  find: typeof find
  astray: typeof astray
  hidden: typeof hidden
  intake: typeof intake
  late: typeof late
  mishap: typeof mishap
  overview: typeof overview
  reading: typeof reading
  password: typeof password
  roles: typeof roles
  signoff: typeof signoff
  tasks: typeof tasks
  threads: typeof threads
  versions: typeof versions
  weighing: typeof weighing
}

/** The same keys with other words: what every further language has to say. */
export type Words = Spoken<typeof de & Late>
type Spoken<T> = { [K in keyof T]: T[K] extends string ? string : Spoken<T[K]> }
