/** Words of addresses that lead nowhere and of a house without a paper, in German; they come with the pages. */
export const astray = {
  notFound: {
    title: 'Diese Seite gibt es nicht',
    body: 'Die Adresse führt zu keiner Seite. Vielleicht wurde sie falsch abgeschrieben.',
    home: 'Zur Übersicht',
  },
  empty: {
    title: 'Noch kein Papier',
    body: 'Es wurde noch kein Papier angelegt. Die Administration legt es auf dem Server an.',
  },
}
