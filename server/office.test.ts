import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { must } from '#shared/failure'
import { openLog } from './log.ts'
import { closeOffice, openOffice } from './office.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((dir) => rm(dir, { recursive: true, force: true }))))

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lip-office-'))
  folders.push(folder)
  return folder
}

async function worldIn(dataDir: string): Promise<string> {
  const opened = await openOffice({ dataDir, demo: 'off' }, openLog('error', { write: () => {} }))
  const office = must(opened.ok ? opened.value : null, 'the folder can be opened')
  await closeOffice(office)
  return office.world
}

test('[W46] a world keeps its name through restarts, and shares it with no other', async () => {
  const [folder, other] = [await newFolder(), await newFolder()]
  const name = await worldIn(folder)
  expect(name).toMatch(/^[0-9a-f]{16}$/u)
  expect(await worldIn(folder)).toBe(name)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await worldIn(other)).not.toBe(name)
})
