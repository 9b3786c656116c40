/**
 * How a handout looks as PDF, in Typst. It is the same for every handout: what people wrote comes in as JSON and is never code
 * or markup here. Typst tags what it sets (PDF/UA): headings, paragraphs, lists, tables, links, the picture with its words.
 */
export const pdfTemplate = `
#let handout = json("/handout.json")
#let said = json("/said.json")
#let grey = rgb("#515b56")
#let warn = rgb("#8a1c1c")

#set document(title: said.title, description: said.description, author: handout.paper, date: datetime(
  year: said.day.at(0), month: said.day.at(1), day: said.day.at(2),
  hour: said.day.at(3), minute: said.day.at(4), second: said.day.at(5),
))
#set text(font: ("Fira Sans", "Vazirmatn", "Noto Sans Hebrew", "Noto Sans Symbols 2"), lang: "de", region: "DE", size: 10.5pt, hyphenate: false)
#set par(leading: 0.68em, spacing: 0.95em)
#set page(
  paper: "a4",
  margin: (top: 2.7cm, bottom: 2.4cm, left: 3.1cm, right: 2.4cm),
  header: if said.warning == none { text(8.5pt, grey, handout.paper) } else { text(8.5pt, warn, strong(said.warning)) },
  footer: context text(8pt, grey, said.foot + " · Seite " + str(counter(page).get().first()) + " von " + str(counter(page).final().first())),
)
#set list(indent: 0.2cm, spacing: 0.6em, marker: ("•", "–"))
#set enum(indent: 0.2cm, spacing: 0.6em)
#set table(stroke: 0.5pt + rgb("#7a827d"), inset: 5pt, align: left + top)
#set quote(block: true)
#show link: it => text(rgb("#1a4e8a"), underline(it))
#show heading: it => block(above: 1.6em, below: 0.8em, sticky: true, it.body)
#show heading.where(level: 1): it => { pagebreak(weak: true); text(20pt, it) }
#show heading.where(level: 2): set text(14.5pt)
#show heading.where(level: 3): set text(12pt)
#show heading.where(level: 4): set text(11pt)

// What has no place to break would run out of the page. Addresses have; the fingerprint is shorter.
#show regex("[^\\s/?&=:%#]{66,}|[=:#]{66,}"): it => it.text.clusters().join("\u{200B}")

#let lines(words) = words.split("\\n").map(line => text(line)).join(linebreak())
#let small(words) = par(text(8.5pt, grey, lines(words)))
#let mark(number) = text(8.5pt, grey, "(" + str(number) + ")")
#let fill(cell) = if cell.isHeader { rgb("#efeee7") } else { none }

#let inline(one) = if one.kind == "break" { linebreak() } else {
  let words = text(one.text)
  if one.bold { words = strong(words) }
  if one.italic { words = emph(words) }
  if one.href == none { words } else { link(one.href, words) }
}
#let inlines(all) = all.map(inline).join()

// As the browser does for dir=auto: the first letter says it (Unicode UAX 9, P2).
#let direction(all) = {
  let first = (("",) + all.map(one => if one.kind == "break" { "" } else { one.text })).join().match(regex("\\p{L}"))
  if first != none and first.text.match(regex("[\\p{Arabic}\\p{Hebrew}]")) != none { rtl } else { ltr }
}

#let blocks(all) = {
  let cells(row) = row.map(one => table.cell(
    colspan: one.columns, rowspan: one.rows, fill: fill(one), if one.isHeader { strong(blocks(one.content)) } else { blocks(one.content) },
  ))
  for one in all {
    if one.kind == "paragraph" { set text(dir: direction(one.inlines)); par(inlines(one.inlines)) }
    else if one.kind == "heading" { heading(level: one.level + 2, inlines(one.inlines)) }
    else if one.kind == "quote" { quote(blocks(one.blocks)) }
    else if one.kind == "list" and one.start == none { list(..one.items.map(blocks)) }
    else if one.kind == "list" { enum(start: one.start, ..one.items.map(blocks)) }
    else if one.kind == "table" {
      let head = one.rows.slice(0, one.headers).map(cells).flatten()
      let rest = one.rows.slice(one.headers).map(cells).flatten()
      text(9.5pt, hyphenate: true, table(columns: (1fr,) * one.columns, ..if head.len() > 0 { (table.header(..head),) }, ..rest))
    }
  }
}

#let numbered(one) = if one.number == none { blocks(one.blocks) } else {
  block(width: 100%, { place(dx: -1.05cm, dy: 0.15em, mark(one.number)); blocks(one.blocks) })
}

#let section(one, said) = {
  heading(level: 2, said.title)
  small(said.stand)
  for block in one.doc { numbered(block) }
  block(above: 1.8em, sticky: true, par(text(9pt, strong(said.caption))))
  if said.rows.len() == 0 { small(said.none) } else {
    text(8.5pt, hyphenate: true, table(
      columns: (25fr, 27fr, 19fr, 29fr),
      table.header(..said.columns.map(words => table.cell(fill: rgb("#efeee7"), strong(words)))),
      ..said.rows.flatten().map(lines),
    ))
  }
}

#v(3cm)
#title(text(24pt, said.title))
#if said.warning != none { text(warn, strong(said.warning)) }
#if said.unset != none { par(said.unset) }
#v(0.8cm)
#for fact in said.facts { par({ strong(fact.label + ": "); lines(fact.value) }) }
#par({ strong(said.fingerprintLabel + ":"); linebreak(); text(9pt, number-width: "tabular", handout.version.fingerprint) })
#small(said.fingerprintNote)
#image("/qr.svg", width: 3.2cm, alt: said.qr)

#pagebreak()
#outline(title: said.contents, depth: 2, indent: 1em)

#for (chapter, words) in handout.chapters.zip(said.chapters) {
  heading(level: 1, words.title)
  if words.group != none { small(words.group) }
  for (one, words) in chapter.sections.zip(words.sections) { section(one, words) }
}
`
