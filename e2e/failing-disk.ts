/**
 * A disk whose file system finds an error while a server runs on it, and turns itself read-only, as Linux does with a disk
 * that goes bad (ext4, `errors=remount-ro`). It takes writes again when it was unmounted and mounted anew.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

export interface FailingDisk {
  readonly folder: string
  /** Read-only from now on, also for files that are open. */
  fail(): void
  /** Only while nobody has a file open on it. */
  mountAnew(): void
  remove(): void
}

const run = (program: string, ...words: string[]): string =>
  execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** A disk of so many megabytes; or why this user, or this system, cannot have one. */
export function failingDisk(megabytes: number): FailingDisk | { readonly why: string } {
  const place = mkdtempSync(join(tmpdir(), 'lip-failing-'))
  const [image, folder] = [join(place, 'image'), join(place, 'disk')]
  const mount = (): void => void run('mount', '-o', 'loop,errors=remount-ro', image, folder)
  const unmount = (): void => void run('umount', folder)
  try {
    mkdirSync(folder)
    writeFileSync(image, '')
    truncateSync(image, megabytes * 2 ** 20)
    run('mkfs.ext4', '-q', '-F', image)
    mount()
  } catch (error) {
    rmSync(place, { recursive: true })
    return { why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  }
  return {
    folder,
    fail: () => writeFileSync(`/sys/fs/ext4/${deviceOf(folder)}/trigger_fs_error`, '1'),
    mountAnew: () => {
      unmount()
      mount()
    },
    remove: () => {
      unmount()
      rmSync(place, { recursive: true })
    },
  }
}

const deviceOf = (folder: string): string => basename(run('findmnt', '-no', 'SOURCE', folder).trim())
