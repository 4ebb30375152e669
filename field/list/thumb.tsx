import { IconFileText, IconMicrophone, IconPhoto, IconVideo } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Item, Sent } from '../queue/item.ts'

const icons = { picture: IconPhoto, video: IconVideo, audio: IconMicrophone, document: IconFileText }

/** What it looks like, or what kind of thing it is. The name stands beside it. */
export function Thumb({ of: { id, thumb, kind } }: { of: Item | Sent }) {
  const [address, setAddress] = useState<string>()
  const there = thumb !== null
  useEffect(() => {
    if (thumb === null) return undefined
    const made = URL.createObjectURL(thumb)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
    // The list is read anew with every piece that is sent; the picture stays the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, there])
  const Icon = icons[kind]
  return (
    <span className="thumb">
      {address === undefined ? <Icon size={26} aria-hidden stroke={1.5} /> : <img src={address} alt="" />}
      {kind === 'video' && address !== undefined && <IconVideo size={18} aria-hidden className="mark" />}
    </span>
  )
}
