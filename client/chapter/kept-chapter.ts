/** A chapter without the server: each of its texts as this tab or this device has it, the newest of them. */
import type { SectionId } from '#shared/ids'
import type { Chapter } from '#shared/records'
import type { ContentNode } from '#shared/content'
import type { TextElement } from '#shared/text'
import { readText } from '#shared/text-doc'
import { docOf } from '../sync/lines-of-text.ts'
import type { Workshop } from '../sync/workshop.tsx'

interface KeptBlocks {
  readonly blocks: readonly TextElement[]
  /** When it was so, in milliseconds since 1970. */
  readonly at: number
}

export interface KeptTexts {
  /** Sections of which nothing is here are missing. */
  readonly texts: ReadonlyMap<SectionId, readonly TextElement[]>
  /** As old as the oldest of them may be. */
  readonly at: number
}

/** @param blocksIn is handed over: a module that two files name becomes a file of its own. */
export async function keptTexts(
  workshop: Workshop,
  chapter: Chapter,
  blocksIn: (content: ContentNode) => readonly TextElement[],
): Promise<KeptTexts> {
  const read = await workshop.device.chapter(chapter.id)
  const all: (readonly [SectionId, KeptBlocks])[] = []
  for (const section of chapter.sections) {
    const content = read?.text.sections.find(({ id }) => id === section)?.content ?? null
    const ofReading = read && content && { blocks: blocksIn(content), at: read.at }
    const found = ofTab(workshop, section) ?? newest(await ofDevice(workshop, section), ofReading)
    if (found !== null) all.push([section, found])
  }
  return {
    texts: new Map(all.map(([section, { blocks }]) => [section, blocks])),
    at: Math.min(heardAt(workshop), ...all.map(([, { at }]) => at)),
  }
}

/** The text of an open room has the words that were not sent yet. */
function ofTab(workshop: Workshop, section: SectionId): KeptBlocks | null {
  const room = workshop.rooms.open().find((one) => one.section === section && one.synced)
  return room === undefined ? null : { blocks: readText(room.doc), at: heardAt(workshop) }
}

/** What was written here stays the newest until something newer was read: whatever came for it was written here too. */
async function ofDevice({ device }: Workshop, section: SectionId): Promise<KeptBlocks | null> {
  const [text] = await device.texts(section)
  return text === undefined ? null : { blocks: readText(docOf(text.updates)), at: text.at }
}

const newest = (one: KeptBlocks | null, other: KeptBlocks | null): KeptBlocks | null =>
  one !== null && other !== null ? (one.at > other.at ? one : other) : (one ?? other)

/** When the server was last heard. */
const heardAt = ({ asOf, line }: Workshop): number =>
  asOf ?? ('since' in line.state ? line.state.since : Date.now())
