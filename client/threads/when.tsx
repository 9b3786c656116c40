/** When something was said: how long ago, and exactly. */
import { useSyncExternalStore } from 'react'
import { sayMoment } from '../words/dates.ts'
import { useWords } from '../words/words.ts'

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** For example "vor 5 Minuten"; after a week the day. */
export function sayAgo(at: Date, now: Date, language: string): string {
  const seconds = (now.getTime() - at.getTime()) / 1000
  if (seconds > 7 * 86_400) return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at)
  const unit = units.find(([, length]) => seconds >= length)
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  return unit === undefined
    ? format.format(0, 'second')
    : format.format(-Math.floor(seconds / unit[1]), unit[0])
}

export function When({ at }: { at: string }) {
  const { language } = useWords('threads')
  const date = new Date(at)
  return (
    <time className="when" dateTime={at} title={sayMoment(date, language)}>
      {sayAgo(date, useMinute(), language)}
    </time>
  )
}

let minute = new Date()
const watchers = new Set<() => void>()
let ticker: ReturnType<typeof setInterval> | undefined

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  ticker ??= setInterval(() => {
    minute = new Date()
    for (const one of [...watchers]) one()
  }, 30_000)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(ticker)
    ticker = undefined
  }
}

/** The time, as exactly as half a minute. What was said since then counts as said now. */
export function useMinute(): Date {
  return useSyncExternalStore(watch, () => minute)
}
