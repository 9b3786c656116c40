/** What is said when words got lost or an editor broke, in German; it comes when that happens. */
export const mishap = {
  lost: {
    restructured:
      'Während Sie schrieben, hat jemand den Absatz umgebaut. Diese Wörter gingen dabei verloren:',
    deleted: 'Jemand hat gelöscht, was Sie gerade geschrieben hatten:',
    broken: 'Der Text musste neu aufgebaut werden. Diese Wörter kamen nicht mehr hinein:',
    where: 'Unter dem Abschnitt können Sie die Wörter wieder einfügen.',
    putBack: 'Wieder einfügen',
    copy: 'Kopieren',
    drop: 'Verwerfen',
  },
  copy: {
    copied: 'Kopiert.',
    marked: 'Die Wörter sind markiert. Kopieren Sie sie mit Strg+C.',
  },
  broken: {
    title: 'Hier kann gerade nicht geschrieben werden.',
    body: 'In diesem Abschnitt ist mehrmals ein Fehler aufgetreten. Ihr Text ist vollständig da; Sie können ihn lesen und kopieren.',
    again: 'Noch einmal versuchen',
    copy: 'Text kopieren',
  },
}
