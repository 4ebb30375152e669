/** A picture as one use cuts it, drawn by the browser: nothing has to be made for it. */
import { useState, type CSSProperties } from 'react'
import { side, type Box } from './frame-box.ts'
import classes from './frame.module.css'

interface CutImageProps {
  src: string
  alt: string
  crop: Box | undefined
  className?: string | undefined
  draggable?: boolean
}

/** In pixels: a part that stands upright does not push the text off the screen. */
const tallest = 460

/** Draws the whole picture so large that the part fills what it stands in. */
const placed = ({ x, y, width, height }: Box): CSSProperties => ({
  width: `${(side / width) * 100}%`,
  height: `${(side / height) * 100}%`,
  left: `${(-x / width) * 100}%`,
  top: `${(-y / height) * 100}%`,
})

export function CutImage({ src, alt, crop, className, draggable = false }: CutImageProps) {
  const [ratio, setRatio] = useState<number | null>(null)
  const handle = draggable ? { 'data-drag-handle': true } : {}
  if (crop === undefined) return <img className={className} src={src} alt={alt} {...handle} />
  const aspectRatio = ((ratio ?? 1.5) * crop.width) / crop.height
  return (
    <span className={classes.cut} style={{ aspectRatio, maxWidth: tallest * aspectRatio }} {...handle}>
      <img
        src={src}
        alt={alt}
        style={placed(crop)}
        onLoad={({ currentTarget }) => setRatio(currentTarget.naturalWidth / currentTarget.naturalHeight)}
      />
    </span>
  )
}

/** The same part in a given shape, around its point: as lists and shared links cut it. */
export function ShapedImage({ src, crop, shape }: { src: string; crop: Box; shape: number }) {
  return (
    <span className={classes.cut} style={{ aspectRatio: shape }}>
      <img src={src} alt="" style={placed(crop)} />
    </span>
  )
}
