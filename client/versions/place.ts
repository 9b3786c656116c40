/** A place in a version as people cite it: "2.3 Absatz 4". */

export interface Cited {
  /** For example "2.3". */
  readonly section: string
  /** null: the section as a whole. */
  readonly paragraph: number | null
}

/** "2.3 Absatz 4", "2.3, 4", "Abschnitt 2.3 Abs. 4" or "2.3"; null for anything else. */
export function readCited(typed: string): Cited | null {
  const read = /^\D*(?<section>\d+\s*\.\s*\d+)(?:\D+(?<paragraph>\d+))?\D*$/u.exec(typed.trim())?.groups
  const section = read?.['section']?.replaceAll(/\s/gu, '')
  if (section === undefined) return null
  const paragraph = read?.['paragraph']
  return { section, paragraph: paragraph === undefined ? null : Number(paragraph) }
}

/** Its name in the page, and in an address: "2.3" and "2.3-4". */
export const placeName = ({ section, paragraph }: Cited): string =>
  paragraph === null ? section : `${section}-${paragraph}`
