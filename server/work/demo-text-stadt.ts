/** Demo text of chapters 4 to 6. */
export const stadt: Readonly<Record<string, string>> = {
  'Stadtleben und Kultur/Einleitung': `
Integration geschieht im Alltag: im Treppenhaus, auf dem Bolzplatz, im Chor, im Stadtteilzentrum. Dieses Kapitel handelt von den Orten, an denen sich die Stadtgesellschaft begegnet, und davon, wie sie für alle offen bleiben.
`,
  'Stadtleben und Kultur/Wohnen': `
## Ausgangslage

Bezahlbarer Wohnraum ist knapp. Menschen mit ausländisch klingendem Namen werden bei der Wohnungssuche nachweislich benachteiligt. Geflüchtete bleiben oft länger in Unterkünften, als es nötig wäre, weil sie keine Wohnung finden.

## Ziele

- Niemand wird auf dem Wohnungsmarkt wegen seiner Herkunft benachteiligt.
- Familien ziehen innerhalb eines Jahres aus der Unterkunft in eine eigene Wohnung.

## Handlungsansätze

1. Belegrechte werden angekauft und gezielt eingesetzt.
2. Ein Wohnführerschein und Wohnungslots*innen unterstützen beim Ankommen im Haus.
3. Die Antidiskriminierungsstelle berät auch zu Fällen auf dem Wohnungsmarkt.
`,
  'Wirtschaft/Einleitung': `
Arbeit bedeutet Einkommen, Anerkennung und Zugehörigkeit. Hannovers Wirtschaft braucht Fachkräfte, und viele Menschen, die hierher gekommen sind, bringen Können, Erfahrung und Unternehmergeist mit. Dieses Kapitel zeigt, wie beides besser zueinander findet.
`,
  'Wirtschaft/Qualifizierung': `
## Ausgangslage

Viele Zugewanderte arbeiten unterhalb ihrer Qualifikation, weil ihre Abschlüsse nicht oder noch nicht anerkannt sind. Die Verfahren sind langwierig und teuer, die Zuständigkeiten verteilt.

## Ziele

- Mitgebrachte Abschlüsse werden innerhalb von sechs Monaten bewertet.
- Wer nachqualifiziert werden muss, kann davon leben.

## Handlungsansätze

- Eine gemeinsame Anlaufstelle von Stadt, Kammern und Arbeitsagentur.
- Stipendien für die Zeit der Anpassungsqualifizierung.
- Sprachkurse am Arbeitsplatz, gemeinsam mit den Betrieben.
`,
  'Verwaltung/Einleitung': `
Die Verwaltung ist für viele Menschen das erste Gesicht der Stadt. Sie will Vorbild sein: als Arbeitgeberin, als Dienstleisterin und als Partnerin der Stadtgesellschaft. Die Überarbeitung des Lokalen Integrationsplans ist eine Querschnittsaufgabe und wird in allen Fachbereichen verankert.

## Ziele

- Der Anteil der Beschäftigten mit Einwanderungsgeschichte entspricht auf allen Ebenen dem in der Stadt.
- Alle Schreiben sind verständlich, wichtige Informationen liegen in mehreren Sprachen vor.

## Handlungsansätze

1. Interkulturelle Öffnung wird Teil jeder Führungskräftefortbildung.
2. Stellenausschreibungen sprechen Menschen mit Einwanderungsgeschichte ausdrücklich an.
3. Ein jährlicher Bericht legt dar, was erreicht wurde und was nicht.
`,
}
