/** The few things asked of a disk: a file that grows and can be cut, and replacing a whole file at once. */
import { constants, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, type Failure } from '#shared/failure'

/** A file open for writing at chosen places. Every method throws what the system says (ENOSPC, EIO, EROFS, EFBIG, …). */
export interface DiskFile {
  /** Writes all of `bytes` at `position`. When it throws, part of them may stand there. */
  write(bytes: Uint8Array, position: number): Promise<void>
  /** Resolves when everything written, and the file's length, is on disk (fdatasync). */
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

/** Opens the file for writing, founding it when it is not there (mode 0600). */
export async function openDiskFile(path: string): Promise<DiskFile> {
  const handle = await openOrFound(path)
  return {
    write: (bytes, position) => writeAll(handle, bytes, position),
    sync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  }
}

/** A founded file is on disk only when its folder is; an earlier try may have founded it and gone no further. */
async function openOrFound(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    await syncFolder(dirname(path))
    return handle
  } catch (error) {
    await handle.close() // when handles are few, this one must not get lost
    throw error
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const step = await handle.write(bytes, written, bytes.length - written, position + written)
    written += step.bytesWritten
  }
}

/** A file's bytes, at once or in pieces. */
type Content = Uint8Array | string | readonly Uint8Array[]

/**
 * Puts `bytes` where the file is, at once: after a crash the old or the new file stands there, never a mixture.
 * The order is what matters: new file written, new file on disk, name changed, name on disk.
 */
export async function replaceFile(path: string, bytes: Content): Promise<void> {
  const fresh = `${path}.tmp`
  try {
    await writeFresh(fresh, bytes)
    await rename(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(path))
}

/** Writes a new file (mode 0600), over one that is there; resolves when its content is on disk. Throws as the system does. */
export async function writeFresh(path: string, bytes: Content): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    for (const piece of [bytes].flat()) await handle.writeFile(piece)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Founds the folder (mode 0700), and those above it, when they are not there. */
export async function foundFolder(path: string): Promise<void> {
  const topmost = await mkdir(path, { recursive: true, mode: 0o700 })
  if (topmost === undefined) return
  for (let founded = path; founded.length >= topmost.length; founded = dirname(founded)) {
    await syncFolder(dirname(founded))
  }
}

/** Names in a folder (new, changed, gone) are on disk only when the folder is. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The system's name of an error, for example ENOSPC; null when it has none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

const plainWords: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file may not grow any further (file-size limit)',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reports an error',
  EACCES: 'the file may not be opened by this user',
  EPERM: 'the file may not be changed by this user',
  EMFILE: 'too many files are open',
}

/** Why the disk refused, as the end of a sentence: "the disk is full (ENOSPC)". */
export function causeOf(error: unknown): string {
  const code = codeOf(error)
  if (code !== null) return `${plainWords[code] ?? 'the disk refused'} (${code})`
  return error instanceof Error ? error.message : String(error)
}

export const unavailable = (cause: string): { ok: false; failure: Failure } =>
  fail({ kind: 'storeUnavailable', cause })
