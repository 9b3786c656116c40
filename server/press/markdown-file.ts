/** A handout as Markdown (CommonMark with GFM tables): words are words there, too, whatever they look like. */
import type { Handout, HandoutChapter, HandoutSection } from './handout.ts'
import { markdownBlocks, markdownLine, tableLines } from './markdown-blocks.ts'
import {
  captionOf,
  chapterTitle,
  factsOf,
  fingerprintLabel,
  fingerprintNote,
  groupWords,
  noSignOffs,
  sectionTitle,
  signOffCells,
  signOffColumns,
  standOf,
  titleOf,
  warningOf,
} from './words.ts'

export const markdownFile = (handout: Handout): string =>
  [...cover(handout), ...handout.chapters.flatMap((chapter) => chapterOf(handout, chapter))].join('\n\n') +
  '\n'

const cover = (handout: Handout): string[] => [
  `# ${markdownLine(titleOf(handout))}`,
  ...warning(handout),
  [...factsOf(handout), { label: fingerprintLabel, value: handout.version.fingerprint }]
    .map(({ label, value }) => `- **${label}:** ${markdownLine(value)}`)
    .join('\n'),
  markdownLine(fingerprintNote),
]

/** There are no pages here: it stands above the text and at each section. */
function warning(handout: Handout): string[] {
  const words = warningOf(handout)
  return words === null ? [] : [`> **${markdownLine(words)}**`]
}

const chapterOf = (handout: Handout, chapter: HandoutChapter): string[] => [
  `## ${markdownLine(chapterTitle(chapter))}`,
  ...(chapter.group === null ? [] : [markdownLine(groupWords(chapter.group))]),
  ...chapter.sections.flatMap((section) => sectionOf(handout, section)),
]

const sectionOf = (handout: Handout, section: HandoutSection): string[] => [
  `### ${markdownLine(sectionTitle(section))}`,
  ...warning(handout),
  `*${standOf(section)}*`,
  ...markdownBlocks(section.doc),
  ...signOffs(section),
]

function signOffs(section: HandoutSection): string[] {
  const caption = `**${markdownLine(captionOf(section))}**`
  if (section.signOffs.length === 0) return [caption, noSignOffs]
  const rows = section.signOffs.map((line) => signOffCells(line).map(markdownLine))
  return [caption, tableLines([[...signOffColumns], ...rows])]
}
