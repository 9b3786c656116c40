/** What is said to those who may not read the draft of a chapter, in German; it comes with the page that says it. */
export const hidden = {
  title: 'Der Arbeitsstand ist hier nicht zu lesen',
  body: 'Solange eine Arbeitsgemeinschaft schreibt, bleibt ihr Text unter den Schreibenden. Ihre Rolle liest eingefrorene Fassungen. In der Übersicht sehen Sie den Aufbau und wie weit jeder Abschnitt ist.',
}
