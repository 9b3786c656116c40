/**
 * The server has a newer build than this page. Parts of the page are fetched when they are drawn, under names that
 * change with every build: an older page asks for files that are gone. Then only loading it anew helps.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../words/words.ts'

let isOutdated = false
const watchers = new Set<() => void>()

/** Vite says when a file could not be fetched; from now on someone listens. Returns the way to stop. */
export function watchBuild(): () => void {
  const missed = () => void hasNewBuild().then((answer) => answer && setOutdated(true))
  window.addEventListener('vite:preloadError', missed)
  return () => {
    window.removeEventListener('vite:preloadError', missed)
    setOutdated(false)
  }
}

/** Whether the server's page begins with other scripts than ours. Without an answer nobody knows: no. */
async function hasNewBuild(): Promise<boolean> {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null)
  if (answer?.ok !== true) return false
  const page = await answer.text()
  return !scripts().every((script) => page.includes(script))
}

/** The scripts this page began with; their names are made of their content. */
const scripts = (): string[] => [...document.scripts].flatMap((script) => script.getAttribute('src') ?? [])

function setOutdated(outdated: boolean): void {
  isOutdated = outdated
  for (const watcher of [...watchers]) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/**
 * Loads the page anew as soon as nothing would be lost, and says so. Draws nothing while the page is up to date.
 * Knows nothing of the workshop, which is too heavy for the door.
 */
export function NewBuild({ saved }: { saved: boolean }) {
  const outdated = useSyncExternalStore(watch, () => isOutdated)
  const { t } = useWords('app')
  useEffect(() => {
    if (outdated && saved) reloadOnce()
  }, [outdated, saved])
  if (!outdated) return null
  const reload = saved && <Button onClick={() => location.reload()}>{t('newBuild.reload')}</Button>
  return (
    <Notice tone="warning" title={t('newBuild.title')} role="alert" actions={reload}>
      <p>{saved ? t('newBuild.body') : t('newBuild.unsaved')}</p>
    </Notice>
  )
}

const reloadedKey = 'lip.reloaded'

/** By itself only once for a build: should that not have helped, the person decides. */
function reloadOnce(): void {
  const ours = scripts().join(' ')
  if (sessionStorage.getItem(reloadedKey) === ours) return
  sessionStorage.setItem(reloadedKey, ours)
  location.reload()
}
