/** The little HTML that stands in Markdown, as words. */

const named = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    shy: '\u00ad',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bdquo: '„',
    ldquo: '“',
    rdquo: '”',
    sbquo: '‚',
    lsquo: '‘',
    rsquo: '’',
    laquo: '«',
    raquo: '»',
    bull: '•',
    middot: '·',
    euro: '€',
    sect: '§',
    copy: '©',
  }),
)

/** The text with its character references read; one that is not known stays as it is written. */
export const decodeHtml = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/giu,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? all
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )

const unseen = /<(script|style|template|head)\b[^]*?(?:<\/\1\s*>|$)|<!--[^]*?(?:-->|$)/giu

/** The words of a piece of HTML; its paragraphs and lines stay apart. */
export const withoutTags = (html: string): string =>
  decodeHtml(
    html
      .replace(unseen, '')
      .replace(/<br\s*\/?>/giu, '\n')
      .replace(/<\/(?:p|div|li|h[1-6]|tr|table|ul|ol|blockquote)\s*>/giu, '\n\n')
      .replace(/<\/?[a-z!][^>]*>/giu, ''),
  )
