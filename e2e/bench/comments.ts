/**
 * What one comment costs the server as the paper fills with threads: asked one after the other over HTTP, from asking to the
 * answer, which comes when the comment is on disk. Beside it, at the fewest and at the most threads, the way of a letter
 * that somebody types meanwhile in no hurry; and at the most the longest time in which the server heard nobody, while it
 * takes in so many comments that its checkpoint comes due.
 */
import type { SectionId } from '#shared/ids'
import type { Caller } from './caller.ts'
import type { Contender, Running } from './contender.ts'
import { share } from './keydown.ts'
import { moderatorOf } from './long-chapter.ts'
import { remark, say, sayMany } from './remarks.ts'
import { must } from '#shared/failure'
import { typeTogether } from './writers.ts'

/** So many comments are timed at each mark. */
const timed = 100

/** @param marks numbers of threads, rising. Returns `p50_…` and `p95_…` for each mark, `letter_…` for each, and `stall`. */
export async function measureComments(
  contender: Contender,
  marks: readonly number[],
): Promise<Readonly<Record<string, number>>> {
  const running = await contender.start()
  const { writer, chapters } = await moderatorOf(`http://127.0.0.1:${running.measured.port}`)
  const sections = chapters.flatMap((chapter) => chapter.sections)
  const figures: Record<string, number> = {}
  let said = 0
  for (const mark of marks) {
    await sayMany(writer, sections, mark - timed - said)
    const times = await sayTimed(writer, sections)
    said = mark
    figures[`p50_${mark}`] = share(times, 0.5)
    figures[`p95_${mark}`] = share(times, 0.95)
    figures[`letter_${mark}`] = await wayOfALetter(running)
  }
  figures['stall'] = await longestStall(running, writer, sections, said)
  await running.stop()
  return figures
}

async function sayTimed(caller: Caller, sections: readonly SectionId[]): Promise<number[]> {
  const times: number[] = []
  while (times.length < timed) {
    const section = must(sections[times.length % sections.length], 'there are sections')
    times.push(await say(caller, section, remark(null)))
  }
  return times
}

/** Half of the letters take no longer, in milliseconds. */
async function wayOfALetter(running: Running): Promise<number> {
  const load = { writers: 1, people: 2, rate: 50, seconds: 2 }
  const { latencies } = await typeTogether(await running.place(0), load)
  return latencies.percentile(0.5)
}

/** The checkpoint comes due once a tenth was added. */
async function longestStall(
  { measured }: Running,
  caller: Caller,
  sections: readonly SectionId[],
  threads: number,
): Promise<number> {
  await measured.stall()
  for (let left = Math.max(300, threads / 8); left > 0; left -= timed) await sayTimed(caller, sections)
  return measured.stall()
}
