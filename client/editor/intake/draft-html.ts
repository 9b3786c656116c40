/**
 * A draft as HTML, for the cleaning that every paste passes. It is written by us alone, from words and a few
 * names; its depth and length are bounded, so that the page has no more to clean than it can in a moment.
 */
import { isSafeHref } from '#shared/grammar'
import { findAddresses } from '../addresses.ts'
import type { Block, Cell, Run } from './draft.ts'
import { Trouble } from './trouble.ts'

/** What one section takes at once: some 160 pages of text. Its update stays well below the server's largest frame. */
export const longest = { characters: 400_000, blocks: 8000 } as const

/** Elements inside of each other; below stands a paragraph. The grammar allows 24. */
const deepest = 21
/** No table of a text is wider. */
const mostColumns = 63

/** The whole draft. Throws `Trouble` when it is too long for one section. */
export const draftHtml = (blocks: readonly Block[]): string => new Writer().whole(blocks)

class Writer {
  readonly #written: string[] = []
  #characters = 0
  #blocks = 0

  whole(blocks: readonly Block[]): string {
    this.#all(blocks, 0)
    return this.#written.join('')
  }

  #all(blocks: readonly Block[], depth: number): void {
    for (const block of blocks) this.#block(block, depth)
  }

  #block(block: Block, depth: number): void {
    switch (block.kind) {
      case 'paragraph':
        return this.#words('p', block.words)
      case 'heading':
        return this.#words(`h${Math.max(1, Math.min(block.level, 6))}`, block.words)
      case 'quote':
        return this.#wrapped(depth < deepest ? 'blockquote' : null, () => this.#all(block.blocks, depth + 1))
      case 'list':
        return this.#list(block.ordered ? 'ol' : 'ul', block.start, block.items, depth)
      case 'table':
        return this.#table(block.rows, depth)
    }
  }

  #words(tag: string, runs: readonly Run[]): void {
    this.#count(runs)
    this.#wrapped(tag, () => this.#written.push(runs.map(runHtml).join('')))
  }

  /** Beyond the depth, the points of a list stand as paragraphs where the list would. */
  #list(tag: string, start: number, items: readonly (readonly Block[])[], depth: number): void {
    const fits = depth + 2 <= deepest
    this.#wrapped(
      fits ? tag : null,
      () => {
        for (const item of items)
          this.#wrapped(fits ? 'li' : null, () => this.#all(item, fits ? depth + 2 : depth))
      },
      tag === 'ol' && start > 1 && start <= 1_000_000 ? ` start="${start}"` : '',
    )
  }

  #table(rows: readonly (readonly Cell[])[], depth: number): void {
    const fits = depth + 3 <= deepest
    const inner = fits ? depth + 3 : depth
    this.#wrapped(fits ? 'table' : null, () => {
      for (const row of rows) {
        this.#wrapped(fits ? 'tr' : null, () => {
          for (const cell of row.slice(0, mostColumns)) this.#cell(cell, inner, fits)
        })
      }
    })
  }

  #cell({ head, colspan, rowspan, blocks }: Cell, depth: number, fits: boolean): void {
    const span = (name: string, count: number, most: number) =>
      count > 1 ? ` ${name}="${Math.min(count, most)}"` : ''
    const spans = span('colspan', colspan, mostColumns) + span('rowspan', rowspan, 1000)
    // Empty cells weigh as well.
    if (blocks.length === 0) this.#count([])
    this.#wrapped(fits ? (head ? 'th' : 'td') : null, () => this.#all(blocks, depth), spans)
  }

  /** Writes what `inner` writes, inside of the tag; without one, just that. */
  #wrapped(tag: string | null, inner: () => void, attributes = ''): void {
    if (tag !== null) this.#written.push(`<${tag}${attributes}>`)
    inner()
    if (tag !== null) this.#written.push(`</${tag}>`)
  }

  #count(runs: readonly Run[]): void {
    this.#blocks += 1
    this.#characters += runs.reduce((sum, { text }) => sum + text.length, 0)
    if (this.#characters > longest.characters || this.#blocks > longest.blocks) throw new Trouble('tooLong')
  }
}

function runHtml({ text, bold = false, italic = false, href = '' }: Run): string {
  const link = href.trim()
  const words = isSafeHref(link) ? linked(escaped(text), link) : withAddresses(text)
  const slanted = italic ? `<em>${words}</em>` : words
  return bold ? `<strong>${slanted}</strong>` : slanted
}

const linked = (html: string, href: string): string => `<a href="${escaped(href)}">${html}</a>`

/** Addresses that are written out lead there, as they do when they are pasted. */
function withAddresses(text: string): string {
  let html = ''
  let at = 0
  for (const { index, text: address, href } of findAddresses(text)) {
    html += escaped(text.slice(at, index)) + linked(escaped(address), href)
    at = index + address.length
  }
  return html + escaped(text.slice(at))
}

/** Characters that no text has: controls, halves of a pair, what Unicode keeps for no one. */
const noText = /[\p{Cc}\p{Cs}\p{Co}\ufffe\uffff]/gu

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\n', '<br>'],
  ['\t', ' '],
  // The mark by which the editor knows its own text on the clipboard is no mark here.
  ['-pm-', '&#45;pm-'],
])

const escaped = (text: string): string =>
  text.replace(/[&<>"\n\t]|-pm-/gu, (found) => escapes.get(found) ?? '').replace(noText, '')
