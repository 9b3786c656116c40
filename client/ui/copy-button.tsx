/** Puts a text on the clipboard, and says so. */
import { useAnnounce } from './announcer.tsx'
import { Button } from './button.tsx'

interface CopyButtonProps {
  text: string
  /** What is said once it is on the clipboard. */
  said: string
  children: string
}

/** Browsers lend the clipboard to pages served securely only; elsewhere there is no button, and the text can be selected. */
export function CopyButton({ text, said, children }: CopyButtonProps) {
  const announce = useAnnounce()
  if (!window.isSecureContext) return null
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    announce(said)
  }
  return <Button onClick={() => void copy()}>{children}</Button>
}
