/** A disk that can be filled and made read-only, and a process whose files may not grow: faults for a true server. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeSync, openSync, closeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** Takes all the room that is left. */
  fill(): void
  makeRoom(): void
  /** Only while nobody writes on it. */
  setReadOnly(readOnly: boolean): void
  remove(): void
}

/** A disk in memory of so many megabytes; null where this user may not mount one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'lip-disk-'))
  const ballast = join(folder, 'ballast')
  if (!runs('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder)) {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    fill: () => fillUp(ballast),
    makeRoom: () => rmSync(ballast, { force: true }),
    setReadOnly: (readOnly) => void runs('mount', '-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder),
    remove: () => {
      runs('umount', '-l', folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function runs(program: string, ...words: string[]): boolean {
  try {
    execFileSync(program, words, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function fillUp(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2))
      writeWhileItFits(file, Buffer.alloc(size))
  } finally {
    closeSync(file)
  }
}

function writeWhileItFits(file: number, bytes: Buffer): void {
  try {
    while (writeSync(file, bytes) === bytes.length);
  } catch {
    return // it is full
  }
}

/** No file that the process writes may grow beyond `bytes`; null lifts the limit. The system answers EFBIG, and sends SIGXFSZ. */
export function limitFileSize(pid: number, bytes: number | null): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`])
}

/** Forbids, or allows again, that anyone changes what is in the folder (ext4 and its like). Returns whether that was possible. */
export function protect(folder: string, isProtected: boolean): boolean {
  const which = ['(', '-type', 'f', '-o', '-type', 'd', ')']
  return runs('find', folder, '-depth', ...which, '-exec', 'chattr', isProtected ? '+i' : '-i', '{}', '+')
}
