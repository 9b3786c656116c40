/** What the overview says, in German; it comes with that page. */
export const overview = {
  lead: 'Je Handlungsfeld schreibt eine Arbeitsgemeinschaft oder die Moderation, alle gleichzeitig und am selben Text. Die anderen Schreibenden lesen mit.',
  chapters: 'Handlungsfelder',
  mine: 'Sie schreiben hier mit',
  moderating: 'Sie moderieren dieses Handlungsfeld',
  write: 'Schreiben',
  follow: 'Mitlesen',
  read: 'Lesen',
  writeLabel: '{{title}} schreiben',
  followLabel: '{{title}} mitlesen',
  readLabel: '{{title}} lesen',
  compare: 'Fassungen vergleichen',
  statements: 'Worum Ihr Gremium gebeten ist',
  decisions: 'Stand der Entscheidungen',
  papers: 'Weitere Papiere',
  next: {
    door: 'Nächstes Papier beginnen',
    title: 'Nächstes Papier beginnen',
    body: 'Der Ausschuss hat „{{title}}“ beschlossen. Das nächste Papier hat dieselben Handlungsfelder, Arbeitsgemeinschaften und Moderationen; jeder Abschnitt beginnt leer, mit den üblichen Überschriften.',
    name: 'Titel',
    nameMissing: 'Bitte nennen Sie einen Titel.',
    start: 'Papier beginnen',
  },
  versions: 'Fassungen',
  versionsLabel: 'Fassungen von {{title}}',
  noSections: 'Dieses Handlungsfeld hat noch keine Abschnitte.',
  frozenOnly: {
    title: 'Sie lesen Fassungen, nicht den Arbeitsstand',
    steering:
      'Solange die Arbeitsgemeinschaften schreiben, bleibt ihr Text unter ihnen. Die Lenkungsgruppe liest Fassungen: Texte, die eine Arbeitsgemeinschaft abgeschlossen und eingefroren hat; sie liegen unten bei jedem Handlungsfeld unter „Fassungen“. Hier sehen Sie den Aufbau des Papiers und wie weit jeder Abschnitt ist.',
    advisor:
      'Solange die Arbeitsgemeinschaften schreiben, bleibt ihr Text unter ihnen. Beratende Gremien lesen die Fassung, zu der sie um Stellungnahme gebeten werden; sie liegt dann unten beim Handlungsfeld unter „Fassungen“. Hier sehen Sie den Aufbau des Papiers und wie weit jeder Abschnitt ist.',
    committee:
      'Solange die Arbeitsgemeinschaften schreiben, bleibt ihr Text unter ihnen. Der Ausschuss liest, was die Lenkungsgruppe angenommen hat; es liegt unten bei jedem Handlungsfeld unter „Fassungen“. Hier sehen Sie den Aufbau des Papiers und wie weit jeder Abschnitt ist.',
    admin:
      'Die Administration betreut Personen und Technik, nicht den Text; der Arbeitsstand bleibt unter denen, die ihn schreiben. Hier sehen Sie den Aufbau des Papiers und wie weit jeder Abschnitt ist.',
    none: 'Ihnen wurde noch keine Rolle gegeben. Bis dahin sehen Sie den Aufbau des Papiers und wie weit jeder Abschnitt ist. Die Administration kann Ihnen eine Rolle geben.',
  },
  paperMissing: 'Dieses Papier gibt es nicht (mehr).',
}
