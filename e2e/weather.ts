/** What a network does to those who use it; see `proxy`. */
export type Weather =
  /** All passes at once. */
  | { kind: 'clear' }
  /** Each way takes so many milliseconds, `jitter` more or less. */
  | { kind: 'delay'; millis: number; jitter: number }
  /**
   * Lost packets, as those see them who speak TCP: of a hundred pieces `stalls` come late, and all behind them, up to
   * `millis`; `resets` break off in their middle and take the connection with them.
   */
  | { kind: 'loss'; stalls: number; millis: number; resets: number }
  /** So many bytes at once, and so many milliseconds until the next. */
  | { kind: 'trickle'; bytes: number; millis: number }
  /** Connections stay open, and nothing passes this way; what was sent arrives when the hole has closed. */
  | { kind: 'blackHole'; way: Way | 'both' }
  /** A company's proxy: pages pass, sockets are broken off and refused with this status, or without a word. */
  | { kind: 'refusal'; answer: 403 | 502 | 'closed' }
  /** Nobody is there: connections are broken off and refused. */
  | { kind: 'dead' }

/** From the browser to the server, or back. */
export type Way = 'up' | 'down'

export const clear: Weather = { kind: 'clear' }

export const swallows = (weather: Weather, way: Way): boolean =>
  weather.kind === 'blackHole' && (weather.way === way || weather.way === 'both')

export function sayWeather(weather: Weather): string {
  const { kind, ...rest } = weather
  return [kind, ...Object.entries(rest).map(([name, value]) => `${name} ${value}`)].join(', ')
}
