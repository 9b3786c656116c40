/** Proves that lint holds the walls between the rooms: a file that breaks one is found, one that keeps them is not. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))

/** For each room what a file in it may import, and what it must not. */
const walls: Record<string, { may: string[]; mustNot: string[] }> = {
  shared: {
    may: ['./ids.ts', 'yjs', 'zod', '@tiptap/core'],
    mustNot: ['node:fs', 'react', '../server/work/keeper.ts', 'ws'],
  },
  'server/store': {
    may: ['./texts.ts', '#shared/ids', 'node:fs/promises', 'lowdb'],
    mustNot: ['../work/keeper.ts', '../http/respond.ts', 'express', 'ws', '../../client/sync/line.ts'],
  },
  'server/press': {
    may: ['./handout.ts', '#shared/content', 'docx', 'uqr', 'node:zlib'],
    mustNot: ['../work/keeper.ts', '../store/kept-files.ts', '../http/respond.ts', 'express', 'yjs'],
  },
  'server/work': {
    may: ['../store/texts.ts', '../press/zip.ts', '#shared/events'],
    mustNot: ['express', 'ws', '../http/respond.ts', '../sync/room.ts', '../../client/sync/line.ts'],
  },
  'server/mail': {
    may: ['../work/newsroom.ts', '../store/disk.ts', '#shared/notices', 'nodemailer'],
    mustNot: ['../http/respond.ts', 'express', 'ws', '../sync/room.ts', '../../client/sync/line.ts'],
  },
  'server/http': {
    may: ['../work/keeper.ts', '../press/press.ts', '#shared/api', 'express'],
    mustNot: ['../sync/room.ts', 'ws', '../store/write-ahead-log.ts', '../../client/app/main.tsx'],
  },
  'server/sync': {
    may: ['../work/keeper.ts', '#shared/protocol', 'ws', 'yjs'],
    mustNot: ['../http/respond.ts', 'express', '../store/write-ahead-log.ts'],
  },
  'client/ui': {
    may: ['react', './button.tsx'],
    mustNot: ['../sync/line.ts', '#shared/ids', 'yjs', '../words/words.ts'],
  },
  'client/words': {
    may: ['react', '#shared/failure'],
    mustNot: ['../sync/line.ts', 'yjs', '../ui/button.tsx'],
  },
  'client/sync': {
    may: ['#shared/protocol', 'yjs'],
    mustNot: ['../editor/desk.tsx', '../ui/button.tsx', '../app/main.tsx', '../../server/sync/room.ts'],
  },
  'client/text': {
    may: ['react', './blocks.ts', '#shared/text'],
    mustNot: ['../sync/line.ts', '../editor/desk.tsx', 'yjs', '../words/words.ts'],
  },
  'client/editor': {
    may: ['../sync/line.ts', '../ui/button.tsx', '../words/words.ts', '#shared/schema'],
    mustNot: ['../chapter/page.tsx', '../app/main.tsx', '../../server/work/keeper.ts'],
  },
  'client/editor/intake': {
    may: ['../paste.ts', '../../ui/button.tsx', '../../words/words.ts', '#shared/schema', 'fflate', 'marked'],
    mustNot: ['../../chapter/page.tsx', '../../app/main.tsx', '../../../server/work/keeper.ts', 'yjs'],
  },
  'client/editor/anchors': {
    may: ['../anchor-door.ts', '../../ui/on-move.ts', '#shared/anchor', 'yjs', '@tiptap/pm/model'],
    mustNot: ['../../chapter/page.tsx', '../../app/main.tsx', '../../sync/line.ts', 'react'],
  },
  'client/editor/suggesting': {
    may: ['../anchor-door.ts', '../anchors/making.ts', '../../sync/line.ts', '#shared/anchor', 'yjs'],
    mustNot: ['../../chapter/page.tsx', '../../threads/story.tsx', '../../app/main.tsx', 'wouter'],
  },
  'client/chapter': {
    may: ['../editor/desk.tsx', '../sync/line.ts', '../ui/button.tsx', '#shared/records'],
    mustNot: ['../overview/page.tsx', '../people/sign-in.tsx', '../app/main.tsx', '@tiptap/core'],
  },
  'client/tasks': {
    may: ['../sync/line.ts', '../ui/button.tsx', '#shared/records'],
    mustNot: ['../chapter/page.tsx', '../people/sign-in.tsx', '../app/main.tsx'],
  },
  'client/overview': {
    may: ['../sync/line.ts'],
    mustNot: ['../chapter/page.tsx', '../people/sign-in.tsx', '../app/main.tsx'],
  },
  'client/threads/suggesting': {
    may: ['../story.tsx', '../../editor/anchors/making.ts', '../../sync/line.ts', '#shared/records'],
    mustNot: ['../../chapter/page.tsx', '../../app/main.tsx', '../../../server/work/keeper.ts'],
  },
  'client/weighing': {
    may: ['../editor/blocks.ts', '../sync/line.ts'],
    mustNot: ['../chapter/page.tsx', '../overview/page.tsx', '../app/main.tsx'],
  },
  'client/versions': {
    may: ['../text/stretches.tsx', '../sync/requests.ts', '../words/words.ts', '#shared/difference'],
    mustNot: [
      '../signoff/sign-offs.tsx',
      '../editor/desk.tsx',
      '../chapter/page.tsx',
      '../app/main.tsx',
      'yjs',
    ],
  },
  'client/versions/consultation': {
    may: ['../asked.ts', '../../sync/typed.ts', '../../words/words.ts', '#shared/consultation'],
    mustNot: ['../../editor/desk.tsx', '../../tasks/page.tsx', '../../app/main.tsx', 'yjs'],
  },
  'client/people': {
    may: ['../sync/line.ts'],
    mustNot: ['../chapter/page.tsx', '../overview/page.tsx', '../app/main.tsx'],
  },
  'client/app': {
    may: ['../chapter/page.tsx', '../sync/line.ts'],
    mustNot: ['../../server/config.ts', 'ws', 'express'],
  },
}

const report = z.object({
  diagnostics: z.array(z.object({ code: z.string().default(''), filename: z.string() })),
})

let place = ''
let broken: ReadonlySet<string> = new Set()

const fileFor = (room: string, imported: string): string =>
  `${room}/${Buffer.from(imported).toString('hex')}.ts`

function lint(): ReadonlySet<string> {
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json', '.'], {
    cwd: place,
    encoding: 'utf8',
  })
  const found = report.parse(JSON.parse(stdout)).diagnostics
  return new Set(
    found.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename),
  )
}

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'lip-walls-'))
  const config = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')))
  // The temporary place has no project to take types from; the walls need none.
  writeFileSync(
    join(place, '.oxlintrc.json'),
    JSON.stringify({ ...config, $schema: undefined, options: undefined }),
  )
  for (const [room, { may, mustNot }] of Object.entries(walls)) {
    for (const imported of [...may, ...mustNot]) {
      const path = join(place, fileFor(room, imported))
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `export { something } from '${imported}'\n`)
    }
  }
  broken = lint()
})

afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('the walls between the rooms', () => {
  test.each(Object.entries(walls))('[Z12] lint finds what %s must not import', (room, { mustNot }) => {
    expect(mustNot.filter((imported) => !broken.has(fileFor(room, imported)))).toEqual([])
  })

  test.each(Object.entries(walls))('[Z12] lint lets %s import what it may', (room, { may }) => {
    expect(may.filter((imported) => broken.has(fileFor(room, imported)))).toEqual([])
  })

  test('[Z13] a value of the store cannot come through a door, its type can', () => {
    const path = join(place, 'server/http/types-only.ts')
    writeFileSync(path, "export type { Texts } from '../store/texts.ts'\n")
    expect(lint().has('server/http/types-only.ts')).toBe(false)
  })
})
