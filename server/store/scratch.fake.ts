/** Folders for one test, gone when the test is. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lip-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What a process that dies at this moment leaves behind: a copy of its folder. */
export function crashedCopy(folder: string): string {
  const copy = scratchFolder()
  copyFiles(folder, copy)
  return copy
}

function copyFiles(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyFolder(source, target)
    else if (entry.isFile()) copyFile(source, target)
  }
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to)
  copyFiles(from, to)
}

/** The process goes on in other threads: a file may be gone since it was listed. */
function copyFile(from: string, to: string): void {
  try {
    copyFileSync(from, to)
  } catch (error) {
    if (existsSync(from)) throw error
  }
}
