/** How the page looks: on the screen, light and dark, at any size, and in print. */
export const htmlStyle = `
:root { color-scheme: light dark; --quiet: light-dark(#515b56, #b6c0ba); --line: light-dark(#7a827d, #8f9892); --shade: light-dark(#efeee7, #26302b); --warn: light-dark(#8a1c1c, #ffb4ab); --link: light-dark(#1a4e8a, #9cc4ff); --ground: light-dark(#fff, #121815); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); font: 1.0625rem/1.55 "Fira Sans", Arial, sans-serif; overflow-wrap: anywhere; hyphens: auto; }
main, footer { max-width: 46rem; margin: 0 auto; padding: 1rem 1rem 1rem 3.5rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; hyphens: manual; break-after: avoid; }
p, h1, h2, h3, h4, h5, h6 { unicode-bidi: plaintext; }
a { color: var(--link); }
.running { position: sticky; top: 0; z-index: 1; padding: 0.35rem 1rem; background: var(--ground); border-bottom: 2px solid var(--warn); color: var(--warn); font-weight: bold; text-align: center; }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: 0.25rem 1rem; }
dt { font-weight: bold; } dd { margin: 0; }
.fingerprint { font-family: monospace; hyphens: none; }
.small, footer { color: var(--quiet); font-size: 0.875rem; }
.qr { width: 9rem; } .qr svg { display: block; width: 100%; height: auto; }
.paragraph { position: relative; scroll-margin-top: 4rem; }
.number { position: absolute; left: -3rem; width: 2.5rem; color: var(--quiet); font-size: 0.8125rem; line-height: 2; text-decoration: none; text-align: right; }
blockquote { margin: 0 0 1rem 1rem; padding-left: 0.75rem; border-left: 3px solid var(--line); }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th, td { padding: 0.3rem 0.5rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--shade); } th p, td p { margin: 0 0 0.3rem; }
caption, .caption { padding: 1rem 0 0.3rem; font-weight: bold; text-align: left; }
@media (max-width: 30rem) { main, footer { padding-left: 1rem; } .number { position: static; } dl { grid-template-columns: 1fr; } }
@media print {
  @page { size: A4; margin: 2.2cm 2cm 2.2cm 2.6cm; }
  :root { color-scheme: light; } body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  body { display: table; width: 100%; } main { display: table-row-group; }
  .running, footer { position: static; line-height: 2.6; break-inside: avoid; } .running { display: table-header-group; } footer { display: table-footer-group; }
  .paragraph { padding-left: 1.1cm; } .number { left: 0; width: 1cm; text-align: left; } .chapter { break-before: page; } tr { break-inside: avoid; } thead { display: table-header-group; }
}
`
