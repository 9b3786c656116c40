/** Random texts of a section, for tests: whatever the grammar lets in, odd nestings, spans and letters among it. */
import fc from 'fast-check'
import type { ContentMark, ContentNode } from '#shared/content'

/** Letters that mean something to some program, of other scripts, and none at all. */
const letters = fc.constantFrom(
  ...['Wort', ' ', '  ', '\t', '\u0000', '\u202E', '\uFFFE', '\u00AD', 'ش', '漢', '🙂', 'é'],
  ...[
    '#',
    '$',
    '<',
    '&',
    '>',
    '*',
    '_',
    '`',
    '|',
    '\\',
    '[',
    ']',
    '(',
    '~',
    '@',
    '=',
    '-',
    '+',
    '1.',
    '{',
    '%',
    '"',
    "'",
    ']]>',
    '-->',
  ],
)
const words = fc.array(letters, { minLength: 1, maxLength: 12 }).map((all) => `a${all.join('')}z`)

const hrefs = fc.constantFrom(
  'https://hannover.de/?a=1&b=<2>',
  'mailto:a@b.de',
  'javascript:alert(1)',
  '//evil',
)
const marks = fc
  .record({ bold: fc.boolean(), italic: fc.boolean(), href: fc.option(hrefs) })
  .map(({ bold, italic, href }): ContentMark[] => [
    ...(href === null ? [] : [{ type: 'link', attrs: { href } }]),
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : []),
  ])

const inline: fc.Arbitrary<ContentNode> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('text'), text: words, marks }) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
)
const inlines = fc.array(inline, { maxLength: 4 })
const span = fc.integer({ min: 1, max: 4 })

const { doc } = fc.letrec<{
  doc: ContentNode
  block: ContentNode
  item: ContentNode
  row: ContentNode
  cell: ContentNode
}>((tie) => {
  const blocks = fc.array(tie('block'), { maxLength: 3, depthIdentifier: 'nesting' })
  const holding = (type: string, content: fc.Arbitrary<ContentNode[]>) =>
    fc.record({ type: fc.constant(type), content })
  return {
    doc: holding('doc', fc.array(tie('block'), { maxLength: 6 })),
    block: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'nesting' },
      holding('paragraph', inlines),
      fc.record({
        type: fc.constant('heading'),
        attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }) }),
        content: inlines,
      }),
      holding('bulletList', fc.array(tie('item'), { maxLength: 3 })),
      fc.record({
        type: fc.constant('orderedList'),
        attrs: fc.record({ start: fc.constantFrom(0, 1, 7, 1_000_000) }),
        content: fc.array(tie('item'), { maxLength: 3 }),
      }),
      holding('blockquote', blocks),
      holding('table', fc.array(tie('row'), { maxLength: 3 })),
    ),
    item: holding('listItem', blocks),
    row: holding('tableRow', fc.array(tie('cell'), { maxLength: 3 })),
    cell: fc.record({
      type: fc.constantFrom('tableHeader', 'tableCell'),
      attrs: fc.record({ colspan: span, rowspan: span, colwidth: fc.constant(null) }),
      content: blocks,
    }),
  }
})

/** The text of a section. */
export const randomText: fc.Arbitrary<ContentNode> = doc
