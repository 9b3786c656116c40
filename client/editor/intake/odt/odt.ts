/** An OpenDocument text (.odt), read. */
import { draftHtml } from '../draft-html.ts'
import { decodeXml } from '../encoding.ts'
import { changesWords, type Intake } from '../intake.ts'
import { Trouble } from '../trouble.ts'
import { descendants } from '../xml-find.ts'
import { parseXml, type XmlElement } from '../xml.ts'
import type { Archive } from '../zip.ts'
import { odtBlocks, textIn } from './blocks.ts'
import { OdtStyles } from './styles.ts'
import { surveyOdt } from './survey.ts'

/** Throws `Trouble` for a file that cannot be taken in. */
export function readOdt(archive: Archive): Intake {
  const manifest = readPart(archive, 'META-INF/manifest.xml')
  if (isEncrypted(archive, manifest)) throw new Trouble('encrypted')
  const content = readPart(archive, 'content.xml')
  const text = content === null ? null : textIn(content)
  if (text === null) throw new Trouble('damaged')
  const styles = new OdtStyles([readPart(archive, 'styles.xml'), content])
  const survey = surveyOdt(text)
  return {
    kind: 'odt',
    accepted: draftHtml(odtBlocks(text, styles, 'accepted')),
    original: changesWords(survey.changes) ? draftHtml(odtBlocks(text, styles, 'original')) : null,
    ...survey,
  }
}

const isEncrypted = (archive: Archive, manifest: XmlElement | null): boolean =>
  archive.names.includes('encrypted-package') ||
  (manifest !== null && descendants(manifest, 'manifest:encryption-data').length > 0)

function readPart(archive: Archive, path: string): XmlElement | null {
  const bytes = archive.read(path)
  return bytes === null ? null : parseXml(decodeXml(bytes))
}
