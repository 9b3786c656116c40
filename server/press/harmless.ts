/** Text of people on its way into files for other programs. */

/** What no XML may hold, and the marks that turn the direction of everything behind them. */
const harmful =
  /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu

/** The text without control characters and turned directions; line breaks stay. */
export const harmless = (text: string): string => text.replaceAll(/\r\n?/gu, '\n').replaceAll(harmful, '')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Harmless, and text in XML, also inside of an attribute. */
export const xmlText = (text: string): string =>
  harmless(text).replaceAll(/[&<>"']/gu, (letter) => entities[letter] ?? '')
