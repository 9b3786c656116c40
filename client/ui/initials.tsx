/** A person as two letters in a circle; the name is for `title` and assistive technology. */

interface InitialsProps {
  name: string
  /** Ground colour; left out: the accent. Letters are white on it. */
  color?: string
  small?: boolean
}

/** "Dr. Meryem Yılmaz" → "MY": first letters of the first and last word that begin with a letter and are no title. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? name]
  return ends.map((word) => Array.from(word ?? '')[0] ?? '').join('')
}

export function Initials({ name, color, small = false }: InitialsProps) {
  return (
    <span
      className={small ? 'initials initials--small' : 'initials'}
      style={color === undefined ? undefined : { backgroundColor: color, color: '#fff' }}
      title={name}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  )
}
