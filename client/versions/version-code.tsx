/**
 * The QR code of a version, as the server draws it on its own white ground. The browser keeps it for good; where it has
 * none and the server cannot be reached, it is left out.
 */
import type { VersionId } from '#shared/ids'
import { useState } from 'react'

/** As large as telephones read it from paper: 3.8 cm. */
const side = 144

interface VersionCodeProps {
  version: VersionId
  /** What it is of. */
  alt: string
}

export function VersionCode({ version, alt }: VersionCodeProps) {
  const [isMissing, setIsMissing] = useState(false)
  if (isMissing) return null
  return (
    <img
      src={`/api/versions/${version}/qr.svg`}
      width={side}
      height={side}
      alt={alt}
      onError={() => setIsMissing(true)}
    />
  )
}
