/** What is compared: a version, or the live draft; its chapters, fetched as plain data. The server decides who may read which. */
import type { ChapterText } from '#shared/chapter-text'
import type { ComparedSection } from '#shared/difference'
import { fail, ok, type Result } from '#shared/failure'
import type { ChapterId, VersionId } from '#shared/ids'
import { request } from '../sync/requests.ts'
import type { VersionText } from '#shared/version-api'

export type Side = VersionId | 'draft'

export interface SideChapter {
  readonly id: ChapterId
  readonly sections: readonly ComparedSection[]
  /** Those whose text is not at hand. */
  readonly unread: readonly Named[]
}

/** The chapters of a version. Fails: as `request`. */
export async function versionChapters(version: VersionId): Promise<Result<SideChapter[]>> {
  const answer = await request<VersionText>('GET', `/api/versions/${version}`)
  if (!answer.ok) return answer
  const { manifest, contents } = answer.value
  return ok(
    manifest.chapters.map((chapter) =>
      chapterWith(
        chapter.id,
        chapter.sections.map(({ id, number, title, content }) => ({
          id,
          number,
          title,
          content: contents[content]?.doc ?? null,
        })),
      ),
    ),
  )
}

/** The chapters as they are now. Fails: as `request`. */
export async function draftChapters(chapters: readonly ChapterId[]): Promise<Result<SideChapter[]>> {
  const answers = await Promise.all(
    chapters.map((chapter) => request<ChapterText>('GET', `/api/chapters/${chapter}/text`)),
  )
  const texts = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
  const failed = answers.find((answer) => !answer.ok)
  if (failed !== undefined && !failed.ok) return fail(failed.failure)
  return ok(texts.map(({ chapter, sections }) => chapterWith(chapter, sections)))
}

export type Named = Omit<ComparedSection, 'doc'>
type Read = Named & { readonly content: ComparedSection['doc'] | null }

function chapterWith(id: ChapterId, sections: readonly Read[]): SideChapter {
  return {
    id,
    sections: sections.flatMap(({ id: section, number, title, content }) =>
      content === null ? [] : [{ id: section, number, title, doc: content }],
    ),
    unread: sections.filter(({ content }) => content === null),
  }
}
