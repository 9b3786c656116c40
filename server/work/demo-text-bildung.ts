/** Demo text of chapter 1. */
export const bildung: Readonly<Record<string, string>> = {
  'Bildung/Einleitung': `
Bildung entscheidet darüber, ob Menschen in Hannover ihren Weg gehen können: in der Kita, in der Schule, in der Ausbildung, an der Hochschule und ein Leben lang. Der Lokale Integrationsplan von 2008 hat deshalb die Bildung an den Anfang gestellt. Viele seiner Ziele sind erreicht. Einige Aufgaben liegen noch vor uns, und neue sind hinzugekommen.

> Hannover ist eine weltoffene Einwanderungsstadt. Bildung ist der Ort, an dem sich dieses Versprechen zuerst beweist.

Dieses Kapitel beschreibt für fünf Bereiche die Ausgangslage, nennt Ziele und schlägt Handlungsansätze vor. Es richtet sich an alle, die in der Stadt Bildung gestalten: **Kitas und Schulen, freie Träger, Migrant*innenselbstorganisationen, Hochschulen, Eltern und die Lernenden selbst**.

## Leitgedanken

1. Mehrsprachigkeit ist ein Reichtum. Jede Sprache, die ein Kind mitbringt, zählt.
2. Eltern sind Partner*innen. Sie werden eingeladen, informiert und an Entscheidungen beteiligt.
3. Übergänge gelingen nur gemeinsam: von der Kita in die Schule, von der Schule in den Beruf.
4. Diskriminierung wird benannt und bearbeitet, in jeder Einrichtung.

## Wie dieses Kapitel entsteht

Die Arbeitsgemeinschaft 1 setzt sich aus Fachleuten der Verwaltung und der Zivilgesellschaft zusammen. Sie legt zunächst das Strategiepapier vor, das die grundsätzlichen Ziele beschreibt. Darauf aufbauend entsteht ein Katalog von Maßnahmen. Mehr zum Verfahren steht auf der Seite der Stadt: [hannover.de/lip2.0](https://www.hannover.de/lip2.0).
`,
  'Bildung/Elementarbereich': `
## Ausgangslage

In den Kindertagesstätten der Stadt beginnt für viele Kinder das Leben in der deutschen Sprache. Mehr als die Hälfte der Kinder, die heute eingeschult werden, spricht zu Hause auch oder vor allem eine andere Sprache. Das ist in einer Einwanderungsstadt der Normalfall. Die Kitas haben sich darauf eingestellt: Mit alltagsintegrierter Sprachbildung, mit mehrsprachigen Fachkräften und mit den Programmen _Rucksack KiTa_ und _Griffbereit_ erreichen sie Kinder und Eltern gleichermaßen.

Gleichzeitig fehlen Plätze, vor allem in den Stadtteilen, in denen viele junge Familien neu angekommen sind. Familien, die in Unterkünften leben, warten oft besonders lange. Und noch immer wissen nicht alle Eltern, wie sie einen Platz finden und welche Hilfen es gibt.

| Angebot | Zielgruppe | Stand |
| Rucksack KiTa | Eltern und Kinder von 4 bis 6 Jahren | in vielen Kitas eingeführt |
| Griffbereit | Eltern und Kinder von 1 bis 3 Jahren | wird ausgebaut |
| Familienzentren | Familien im Stadtteil | in allen Stadtbezirken |
| Brückenangebote in Unterkünften | Kinder ohne Kitaplatz | einzelne Standorte |

## Ziele

- Jedes Kind hat unabhängig von Herkunft und Aufenthaltsstatus der Eltern einen wohnortnahen Kitaplatz.
- Alle Kinder werden in ihrer sprachlichen Entwicklung von Anfang an unterstützt, in der deutschen Sprache **und** in ihren Familiensprachen.
- Eltern mit Einwanderungsgeschichte sind in den Elternvertretungen so vertreten wie in der Elternschaft.
- Die Teams der Kitas spiegeln die Vielfalt der Stadt.

## Handlungsansätze

### Zugang

1. Das Anmeldeverfahren wird in einfacher Sprache und in den häufigsten Familiensprachen erklärt.
2. Stadtteilmütter und Integrationslots*innen begleiten Familien bei der Suche nach einem Platz.
3. In jeder Unterkunft mit Familien gibt es ein Brückenangebot, bis ein Platz in der Kita gefunden ist.

### Sprache und Vielfalt

1. Das Programm _Rucksack KiTa_ wird auf alle Familienzentren ausgeweitet.
2. Fachkräfte erhalten Fortbildungen zu vorurteilsbewusster Erziehung.
3. Im Ausland erworbene pädagogische Abschlüsse werden schneller anerkannt; die Stadt berät und finanziert Anpassungsqualifizierungen.
`,
  'Bildung/Grundschulen': `
## Ausgangslage

Die Grundschule ist die einzige Schule, die alle Kinder eines Stadtteils gemeinsam besuchen. Hier entstehen Freundschaften über Herkunft und Sprache hinweg, hier lernen auch die Eltern einander kennen. Zugleich zeigt sich in der Grundschule früh, wie ungleich die Startbedingungen verteilt sind.

Viele Schulen arbeiten bereits als Ganztagsschule mit Partner*innen aus dem Stadtteil. Herkunftssprachlicher Unterricht wird angeboten, aber nicht überall und nicht in allen Sprachen, nach denen Eltern fragen. Kinder, die während des Schuljahres neu nach Hannover kommen, brauchen schnelle Aufnahme und verlässliche Sprachförderung.

## Ziele

- Kein Kind verlässt die Grundschule ohne sichere Grundlagen im Lesen, Schreiben und Rechnen.
- Neu zugewanderte Kinder sind vom ersten Tag an Teil einer Regelklasse und werden dort zusätzlich gefördert.
- Herkunftssprachlicher Unterricht steht an jeder Schule als Angebot offen.

## Handlungsansätze

1. Sprachlernklassen und Regelklassen arbeiten in festen Tandems zusammen.
2. Schulsozialarbeit wird an allen Grundschulen verlässlich ausgestattet.
3. Elternabende werden mit Sprachmittler*innen geplant; die Stadt stellt dafür einen Pool bereit.
4. Die Zusammenarbeit mit Sportvereinen, Musikschule und Stadtbibliothek wird im Ganztag fest verankert.

> Wir haben in unserer Klasse elf Sprachen. Beim Vorlesetag hört man sie alle.

So beschrieb es eine Lehrerin bei der Auftaktveranstaltung. Der Vorlesetag soll ein Angebot für alle Grundschulen werden.
`,
  'Bildung/Weiterführende Schulen': `
## Ausgangslage

Mit dem Wechsel auf die weiterführende Schule trennen sich die Wege. Jugendliche mit Einwanderungsgeschichte besuchen seltener ein Gymnasium und verlassen die Schule häufiger ohne Abschluss als andere. Die Gründe liegen nicht in der Herkunft, sondern in den Bedingungen: in der Lage der Familien, im frühen Aufteilen der Schüler*innen und auch in den Erwartungen, die ihnen begegnen.

Für Jugendliche, die erst im Alter von 14 oder mehr Jahren nach Hannover kommen, ist die Zeit bis zum Abschluss besonders kurz.

## Ziele

- Der Schulerfolg hängt nicht mehr von der Herkunft ab.
- Alle Jugendlichen verlassen die Schule mit einem Abschluss und einer Perspektive.
- Schulen sind Orte, an denen Diskriminierung erkannt und ihr widersprochen wird.

## Handlungsansätze

1. Mentoring: Studierende und Berufstätige mit eigener Einwanderungsgeschichte begleiten Jugendliche über mehrere Jahre.
2. Eine unabhängige Beschwerdestelle für Diskriminierung in der Schule wird eingerichtet.
3. Spät zugewanderte Jugendliche erhalten ein zusätzliches Schuljahr, wenn sie es möchten.
4. Berufsorientierung beginnt in Klasse 7 und bezieht die Eltern ein.
`,
  'Bildung/Erwachsenenbildung': `
## Ausgangslage

Die Volkshochschule, die Bildungsvereine und zahlreiche Migrant*innenselbstorganisationen bieten Kurse in großer Breite an: von der Alphabetisierung über Integrationskurse bis zum Nachholen von Schulabschlüssen. Die Nachfrage übersteigt an vielen Stellen das Angebot. Wer im Schichtdienst arbeitet oder kleine Kinder betreut, findet nur schwer einen passenden Kurs.

## Ziele

- Jede*r Einwohner*in kann Deutsch bis zu dem Niveau lernen, das für Beruf und Alltag gebraucht wird.
- Kurse sind mit Familie und Beruf vereinbar.

## Handlungsansätze

- Kinderbetreuung während der Kurse wird zum Standard.
- Online- und Abendkurse werden ausgebaut; Leihgeräte stehen in den Stadtteilbibliotheken bereit.
- Eine gemeinsame Beratungsstelle zeigt alle Angebote der Stadt auf einen Blick.
`,
}
