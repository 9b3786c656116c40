/** Demo text of chapters 2 and 3. */
export const soziales: Readonly<Record<string, string>> = {
  'Soziales/Einleitung': `
Soziale Teilhabe heißt: Hilfe finden, wenn man sie braucht, und selbst helfen können, wenn man möchte. Beides gelingt in Hannover vielen Menschen, aber noch nicht allen gleich gut. Dieses Kapitel fragt, welche Hürden bleiben und wer sie abbauen kann.

Seit 2008 haben sich die Herausforderungen an das Zusammenleben verändert. Mit der Zuwanderung der vergangenen Jahre hat sich auch das ehrenamtliche Engagement vervielfacht. Es ist zu einer breiten gesellschaftlichen Bewegung geworden, auf die diese Stadt stolz sein kann und die sie verlässlich unterstützen will.
`,
  'Soziales/Sozialberatung': `
## Ausgangslage

Hannover hat ein dichtes Netz an Beratungsstellen: den Kommunalen Sozialdienst, die Migrationsberatung der Wohlfahrtsverbände, den Jugendmigrationsdienst, Beratungsstellen in den Stadtteilen und viele ehrenamtliche Sprechstunden. Ratsuchende erleben dieses Netz dennoch oft als unübersichtlich. Wer mehrere Anliegen hat, erzählt seine Geschichte mehrfach.

## Ziele

- Ratsuchende finden mit dem ersten Besuch die richtige Stelle.
- Sprache ist kein Hindernis für gute Beratung.
- Beratung ist unabhängig vom Aufenthaltsstatus zugänglich und auf Wunsch anonym.

## Handlungsansätze

1. Ein gemeinsamer Wegweiser aller Träger, gedruckt und online, in zehn Sprachen und in Leichter Sprache.
2. Ein städtischer Pool von Sprachmittler*innen, den alle Beratungsstellen kostenfrei nutzen können.
3. Regelmäßige Fallkonferenzen der Träger in jedem Stadtbezirk.
`,
  'Soziales/Gesundheit': `
## Ausgangslage

Gesundheit hängt auch von Sprache, Wohnung, Arbeit und Aufenthalt ab. Menschen ohne Krankenversicherung und Menschen ohne Papiere suchen oft erst dann Hilfe, wenn es nicht mehr anders geht. Traumatisierte Geflüchtete warten lange auf einen Therapieplatz.

## Ziele

- Alle Menschen in Hannover haben Zugang zu medizinischer Versorgung.
- Einrichtungen des Gesundheitswesens arbeiten kultursensibel.

## Handlungsansätze

- Der anonyme Behandlungsschein wird dauerhaft finanziert.
- Gesundheitslots*innen informieren in Unterkünften, Gemeinden und Vereinen.
- Sprachmittlung wird in Krankenhäusern und Praxen gefördert.
`,
  'Demokratie/Einleitung': `
Demokratie lebt davon, dass alle mitreden können, die hier leben. In Hannover besitzt ein wachsender Teil der Einwohner*innen keine deutsche Staatsangehörigkeit und darf deshalb bei Wahlen nicht oder nur eingeschränkt mitentscheiden. Umso wichtiger sind andere Wege der Beteiligung: die **13 Integrationsbeiräte in den Stadtbezirken**, der Runde Tisch für Gleichberechtigung und gegen Rassismus und die vielen Vereine der Stadt.
`,
  'Demokratie/Beteiligung': `
## Ausgangslage

Der erste Lokale Integrationsplan entstand in einem Beratungsprozess von eineinhalb Jahren, mit Facharbeitsgruppen, einem Integrationsrat und einem öffentlichen Forum. Die Neuauflage knüpft daran an. Digitale und analoge Beteiligungsformen sollen gleichberechtigt nutzbar sein.

## Ziele

- Beteiligung erreicht auch Menschen, die wenig Zeit, wenig Geld oder wenig Vertrauen in die Verwaltung haben.
- Ergebnisse werden zurückgemeldet: Wer sich beteiligt, erfährt, was daraus geworden ist.

## Handlungsansätze

1. Jede Beteiligung wird online, auf Papier und vor Ort angeboten.
2. Die Integrationsbeiräte erhalten eigene Mittel für Veranstaltungen.
3. Zu jeder Rückmeldung gibt es eine begründete Antwort, öffentlich nachlesbar.
`,
  'Demokratie/Einbürgerung': `
## Ausgangslage

Viele Menschen, die seit langer Zeit in Hannover leben, erfüllen die Voraussetzungen für eine Einbürgerung und haben dennoch keinen Antrag gestellt. Häufig genannte Gründe sind lange Wartezeiten, Gebühren und die Sorge, die bisherige Staatsangehörigkeit zu verlieren.

## Ziele

- Wer die Voraussetzungen erfüllt, wird angesprochen und eingeladen.
- Anträge werden zügig und freundlich bearbeitet.

## Handlungsansätze

- Einbürgerungslots*innen beraten in den Stadtteilen.
- Die jährliche Einbürgerungsfeier wird ein Fest der ganzen Stadt.
`,
}
