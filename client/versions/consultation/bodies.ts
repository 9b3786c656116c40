/** The bodies that are asked as a rule: the Integrationsbeirat of each of Hannover's 13 districts, and the RTGS. */

const districts = [
  'Ahlem-Badenstedt-Davenstedt',
  'Bothfeld-Vahrenheide',
  'Buchholz-Kleefeld',
  'Döhren-Wülfel',
  'Herrenhausen-Stöcken',
  'Kirchrode-Bemerode-Wülferode',
  'Linden-Limmer',
  'Misburg-Anderten',
  'Mitte',
  'Nord',
  'Ricklingen',
  'Südstadt-Bult',
  'Vahrenwald-List',
] as const

export const councils: readonly string[] = districts.map((district) => `Integrationsbeirat ${district}`)

export const usualBodies: readonly string[] = [
  ...councils,
  'Runder Tisch für Gleichberechtigung und gegen Rassismus',
]
