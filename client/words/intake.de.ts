/** What is said while a file is taken into a section, in German. It comes with the part that does it. */
export const intake = {
  title: 'Datei einfügen',
  reading: '„{{name}}“ wird gelesen …',
  kind: {
    docx: 'Word-Dokument',
    odt: 'OpenDocument-Text',
    markdown: 'Markdown',
    text: 'einfacher Text',
  },
  words_one: '{{count}} Wort',
  words_other: '{{count}} Wörter',
  headings_one: '{{count}} Überschrift',
  headings_other: '{{count}} Überschriften',
  tables_one: '{{count}} Tabelle',
  tables_other: '{{count}} Tabellen',
  changes_one: 'Die Datei enthält {{count}} verfolgte Änderung',
  changes_other: 'Die Datei enthält {{count}} verfolgte Änderungen',
  changesBy: 'Von {{authors}}: {{inserted}} eingefügt, {{deleted}} gelöscht, {{moved}} verschoben.',
  formatted_one: '{{count}} Änderung der Gestaltung ist angenommen.',
  formatted_other: '{{count}} Änderungen der Gestaltung sind angenommen.',
  nobody: 'unbekannt',
  view: 'Eingefügt wird',
  accepted: 'der Text mit allen Änderungen',
  original: 'der Text vor den Änderungen',
  remarks_one: 'Die Datei enthält {{count}} Kommentar. Er wird nicht eingefügt.',
  remarks_other: 'Die Datei enthält {{count}} Kommentare. Sie werden nicht eingefügt.',
  showRemarks: 'Kommentare lesen',
  remarkAt: 'zu „{{quote}}“',
  leftOut: 'Nicht eingefügt: {{what}}.',
  images_one: '{{count}} Bild',
  images_other: '{{count}} Bilder',
  objects_one: '{{count}} eingebettetes Objekt',
  objects_other: '{{count}} eingebettete Objekte',
  contents_one: '{{count}} Inhaltsverzeichnis',
  contents_other: '{{count}} Inhaltsverzeichnisse',
  hidden_one: '{{count}} ausgeblendete Textstelle',
  hidden_other: '{{count}} ausgeblendete Textstellen',
  footnotes_one: '{{count}} Fußnote steht in eckigen Klammern im Text.',
  footnotes_other: '{{count}} Fußnoten stehen in eckigen Klammern im Text.',
  textBoxes_one: 'Der Text aus {{count}} Textfeld steht hinter seinem Absatz.',
  textBoxes_other: 'Der Text aus {{count}} Textfeldern steht hinter dem jeweiligen Absatz.',
  formulas_one: '{{count}} Formel steht als einfacher Text da.',
  formulas_other: '{{count}} Formeln stehen als einfacher Text da.',
  spot: 'Wohin',
  template: 'statt der leeren Vorlage',
  caret: 'beim Cursor',
  end: 'ans Ende des Abschnitts',
  preview: 'Vorschau',
  insert: 'Einfügen',
  inserted_one: 'Eingefügt: {{count}} Wort aus „{{name}}“. Rückgängig nimmt es in einem Schritt zurück.',
  inserted_other:
    'Eingefügt: {{count}} Wörter aus „{{name}}“. Rückgängig nimmt alles in einem Schritt zurück.',
  noEditor: 'Setzen Sie den Cursor in den Abschnitt und wählen Sie die Datei noch einmal.',
  beside: 'Legen Sie die Datei auf dem Abschnitt ab, in den ihr Text soll.',
  choose: 'Datei wählen',
  another: 'Andere Datei wählen',
  possible: 'Einfügen lassen sich Dateien mit der Endung .docx, .odt, .md oder .txt.',
  stays:
    'Die Datei wird nur in Ihrem Browser gelesen. Vor dem Einfügen sehen Sie, was von ihr übernommen wird.',
  trouble: {
    empty: 'Die Datei ist leer. Bitte prüfen Sie, ob es die richtige ist.',
    wordless:
      'In der Datei steht kein Text, vielleicht nur Bilder oder eingescannte Seiten. Bitte wählen Sie eine Datei mit Text.',
    tooBig:
      'Die Datei ist zu groß: Ausgepackt hat sie mehr als 20 MB. Entfernen Sie die Bilder und speichern Sie sie neu, oder kopieren Sie den Text und fügen Sie ihn hier ein.',
    tooLong:
      'Der Text ist zu lang für einen Abschnitt (mehr als 400.000 Zeichen oder 8.000 Absätze). Bitte teilen Sie die Datei und fügen Sie die Teile in verschiedene Abschnitte ein.',
    encrypted:
      'Die Datei ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort und wählen Sie sie noch einmal.',
    oldWord:
      'Das ist ein Dokument im alten Word-Format (.doc). Öffnen Sie es in Word oder LibreOffice und speichern Sie es als .docx oder .odt.',
    pdf: 'Aus einer PDF-Datei lässt sich kein Text einfügen. Nehmen Sie die Datei, aus der sie entstanden ist, oder kopieren Sie den Text.',
    rtf: 'Das ist eine RTF-Datei. Öffnen Sie sie in Word oder LibreOffice und speichern Sie sie als .docx oder .odt.',
    image: 'Das ist ein Bild. Ein Abschnitt nimmt nur Text auf.',
    otherOffice:
      'Das ist eine Tabellen- oder Präsentationsdatei. Kopieren Sie die Zellen oder den Text und fügen Sie sie hier ein.',
    other: 'Diese Art von Datei lässt sich nicht einfügen.',
    damaged:
      'Die Datei ist beschädigt oder nicht das, was ihre Endung sagt. Öffnen Sie sie im Programm, mit dem sie geschrieben wurde, und speichern Sie sie neu.',
    unsafe:
      'Die Datei ist so gebaut, dass sie Schaden anrichten könnte, und wurde nicht gelesen. Kopieren Sie den Text und fügen Sie ihn hier ein.',
    tooSlow:
      'Das Lesen hat länger als 20 Sekunden gedauert und wurde beendet. Bitte teilen Sie die Datei, oder kopieren Sie den Text.',
    unreadable:
      'Der Browser kann die Datei nicht lesen. Vielleicht ist es ein Ordner, oder sie wurde verschoben oder gelöscht.',
    notFetched:
      'Der Teil der Seite, der Dateien liest, konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    several: 'Das sind mehrere Dateien. Bitte fügen Sie eine nach der anderen ein.',
  },
}
