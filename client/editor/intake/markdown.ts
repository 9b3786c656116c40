/** Markdown (GitHub's kind). Tags of HTML in it are left out, their words stay. */
import { lexer, type Token, type Tokens } from 'marked'
import { paragraph, saysNothing, type Block, type Cell, type List, type Run } from './draft.ts'
import { decodeHtml, withoutTags } from './markdown-html.ts'

export interface Markdown {
  readonly blocks: readonly Block[]
  readonly images: number
  readonly footnotes: number
}

/** Whether a text file holds Markdown: it has headings or links as only Markdown writes them. */
export const looksLikeMarkdown = (text: string): boolean =>
  /^#{1,6} \S/mu.test(text) || /\[[^\]\n]+\]\(https?:[^)\s]+\)/u.test(text)

const frontMatter = /^---\n[^]*?\n---\n/u

export function readMarkdown(text: string): Markdown {
  const { body, footnotes } = withFootnotes(text.replace(frontMatter, ''))
  const reader = new Reader()
  const blocks = reader.blocks(lexer(body, { gfm: true }))
  return { blocks, images: reader.images, footnotes }
}

const note = /^\[\^([^\]\s]+)\]:[^\S\n]+([^\n]*(?:\n[^\S\n]+\S[^\n]*)*)\n?/gmu

/** Footnotes stand where they are called, in brackets. */
function withFootnotes(text: string): { body: string; footnotes: number } {
  const notes = new Map(
    [...text.matchAll(note)].map(([, name = '', words = '']) => [name, words.replace(/\s+/gu, ' ')]),
  )
  if (notes.size === 0) return { body: text, footnotes: 0 }
  const body = text.replace(note, '').replace(/\[\^([^\]\s]+)\]/gu, (call, name: string) => {
    const words = notes.get(name)
    return words === undefined ? call : ` [Fußnote: ${words}]`
  })
  return { body, footnotes: notes.size }
}

type Look = Pick<Run, 'bold' | 'italic' | 'href'>

class Reader {
  images = 0

  blocks(tokens: readonly Token[]): Block[] {
    return tokens
      .flatMap((token) => this.#block(token))
      .filter((block) => !('words' in block) || !saysNothing(block.words))
  }

  #block(token: Token): Block[] {
    const known = token as MarkedBlock
    switch (known.type) {
      case 'heading':
        return [{ kind: 'heading', level: known.depth, words: this.#words(known.tokens) }]
      case 'paragraph':
        return [paragraph(this.#words(known.tokens))]
      case 'text':
        return [paragraph(this.#words(known.tokens ?? [known]))]
      case 'blockquote':
        return [{ kind: 'quote', blocks: this.blocks(known.tokens) }]
      case 'list':
        return [this.#list(known)]
      case 'table':
        return [
          {
            kind: 'table',
            rows: [known.header, ...known.rows].map((row) => row.map((cell) => this.#cell(cell))),
          },
        ]
      case 'code':
        return [paragraph([{ text: known.text }])]
      case 'html':
        return withoutTags(known.text)
          .split(/\n\s*\n/u)
          .map((text) => paragraph([{ text: text.trim() }]))
      default:
        return []
    }
  }

  #list({ ordered, start, items }: Tokens.List): List {
    return {
      kind: 'list',
      ordered,
      start: start === '' ? 1 : start,
      items: items.map((item) => this.#item(item)),
    }
  }

  #item({ task, checked = false, tokens }: Tokens.ListItem): Block[] {
    const blocks = this.blocks(tokens)
    if (!task) return blocks
    const sign = { text: checked ? '☑ ' : '☐ ' }
    const [first, ...others] = blocks
    return first?.kind === 'paragraph'
      ? [paragraph([sign, ...first.words]), ...others]
      : [paragraph([sign]), ...blocks]
  }

  #cell({ tokens, header }: Tokens.TableCell): Cell {
    return { head: header, colspan: 1, rowspan: 1, blocks: [paragraph(this.#words(tokens))] }
  }

  #words(tokens: readonly Token[], look: Look = {}): Run[] {
    return tokens.flatMap((token) => this.#run(token, look))
  }

  #run(token: Token, look: Look): Run[] {
    const known = token as MarkedWords
    switch (known.type) {
      case 'strong':
        return this.#words(known.tokens, { ...look, bold: true })
      case 'em':
        return this.#words(known.tokens, { ...look, italic: true })
      case 'del':
        return this.#words(known.tokens, look)
      case 'link':
        return this.#words(known.tokens, { ...look, href: decodeHtml(known.href) })
      case 'br':
        return [{ ...look, text: '\n' }]
      case 'image':
        this.images += 1
        return []
      case 'codespan':
      case 'escape':
        return [{ ...look, text: known.text }]
      case 'html':
        return /^<br\s*\/?>/iu.test(known.text) ? [{ ...look, text: '\n' }] : []
      case 'text':
        return known.tokens === undefined
          ? [{ ...look, text: decodeHtml(known.text.replaceAll('\n', ' ')) }]
          : this.#words(known.tokens, look)
      default:
        return []
    }
  }
}

type MarkedBlock =
  | Tokens.Heading
  | Tokens.Paragraph
  | Tokens.Text
  | Tokens.Blockquote
  | Tokens.List
  | Tokens.Table
  | Tokens.Code
  | Tokens.HTML

type MarkedWords =
  | Tokens.Strong
  | Tokens.Em
  | Tokens.Del
  | Tokens.Link
  | Tokens.Br
  | Tokens.Image
  | Tokens.Codespan
  | Tokens.Escape
  | Tokens.HTML
  | Tokens.Text
