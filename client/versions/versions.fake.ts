/** Versions as the server hands them out, for tests. */
import { contentHash, contentOf } from '#shared/content'
import { must } from '#shared/failure'
import { chapterId, paperId, personId, sectionId, versionId } from '#shared/ids'
import { manifest, type VersionScope } from '#shared/version'
import type { VersionText, VersionsView } from '#shared/version-api'
import { sealOf } from '#shared/version.fake'
import type { Version } from '#shared/versions'

export const paper = paperId.parse('pap_plan')
export const bildung = chapterId.parse('cha_bildung')

export const versionOf = (
  ordinal: number,
  number: string,
  scope: VersionScope = { chapter: bildung },
): Version => ({
  seal: { ...sealOf(1, number, scope), ordinal, version: versionId.parse(`ver_000${ordinal}`) },
  paper,
  name: `Die ${ordinal}.`,
  purpose: 'interim',
  frozenAt: '2026-11-20T10:00:00.000Z',
  by: personId.parse('per_sabine'),
  seq: ordinal,
  closes: [],
  names: {},
})

export const viewOf = (...versions: readonly Version[]): VersionsView => ({
  seq: 1,
  key: must(versions[0], 'there is one').seal.key,
  versions,
})

const hash = contentHash.parse('a'.repeat(64))

/** One section, 1.1, of two paragraphs. */
export function textOf(version: Version): VersionText {
  const { seal, name, purpose, frozenAt } = version
  const paragraphs = ['Jede Kita ist offen.', 'Sprache zählt.']
  const content = contentOf(
    'Kitas',
    paragraphs.map((text) => ({ name: 'paragraph', children: [{ text }] })),
  )
  return {
    version,
    manifest: manifest.parse({
      format: 'lip-version/1',
      id: seal.version,
      ordinal: seal.ordinal,
      previous: seal.previous,
      paper: { id: paper, title: 'Strategiepapier' },
      scope: seal.scope,
      number: seal.number,
      ...{ name, purpose, note: null, frozenAt },
      by: 'p1',
      chapters: [
        {
          ...{ id: bildung, number: 1, title: 'Bildung', workingGroup: null, quorum: 'all', members: 3 },
          sections: [
            {
              ...{ id: sectionId.parse('sec_kitas'), number: '1.1', title: 'Kitas', stage: 'drafting' },
              ...{ content: hash, paragraphs: paragraphs.length, signOffs: [], threads: null },
            },
          ],
        },
      ],
      people: {},
    }),
    contents: { [hash]: content },
    threads: {},
    openings: {},
  }
}
