/** A Word file (.docx), read. */
import { draftHtml } from '../draft-html.ts'
import { changesWords, type Intake } from '../intake.ts'
import type { Archive } from '../zip.ts'
import { wordBlocks } from './blocks.ts'
import { readWordFile } from './package.ts'
import { surveyWord } from './survey.ts'

/** Throws `Trouble` for a file that cannot be taken in. */
export function readDocx(archive: Archive): Intake {
  const file = readWordFile(archive)
  const survey = surveyWord(file)
  return {
    kind: 'docx',
    accepted: draftHtml(wordBlocks(file, 'accepted')),
    original: changesWords(survey.changes) ? draftHtml(wordBlocks(file, 'original')) : null,
    ...survey,
  }
}
