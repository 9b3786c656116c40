/** What only looks different, in a few words. */
import type { Format } from '#shared/difference-formats'
import type { Speaker } from './words.ts'

/** In one row of words, each once; '' for none. */
export const sayFormats = (t: Speaker<'difference'>, formats: readonly Format[]): string =>
  [...new Set(formats.map((format) => sayFormat(t, format)))].join(' · ')

/** For example "Überschrift: Ebene 1 → 2". */
function sayFormat(t: Speaker<'difference'>, format: Format): string {
  switch (format.what) {
    case 'heading':
      return t(`format.heading${kindOf(format.before > 0, format.after > 0)}`, { ...format })
    case 'list':
      return t(`format.list.${format.after}`)
    case 'depth':
      return t('format.depth', { ...format })
    case 'link': {
      const [before, after] = [format.before ?? '', format.after ?? '']
      return t(`format.link${kindOf(before !== '', after !== '')}`, {
        words: short(format.words),
        before,
        after,
      })
    }
    case 'bold':
    case 'italic':
      return t(`format.${format.what}${named[format.kind]}`, { words: short(format.words) })
    case 'column': {
      const words = short(format.words)
      const key = `format.column${named[format.kind]}` as const
      return words === '' ? t(`${key}At`, { number: format.number }) : t(key, { words })
    }
    case 'quote':
    case 'table':
      return t(`format.${format.what}${named[format.kind]}`)
    default:
      return t('format.shape')
  }
}

const named = { added: 'Added', removed: 'Removed' } as const

const kindOf = (was: boolean, is: boolean): 'Added' | 'Removed' | 'Changed' =>
  was && is ? 'Changed' : is ? 'Added' : 'Removed'

const most = 60

const short = (words: string): string => {
  const line = words.trim().replace(/\s+/gu, ' ')
  return line.length > most ? `${line.slice(0, most).trimEnd()} …` : line
}
