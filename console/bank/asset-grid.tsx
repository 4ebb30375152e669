/** Assets as a wall of pictures. Pages far from the window leave the document and keep their room. */
import { IconFile, IconFileMusic, IconPhoto, IconVideo } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { named } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { renditionUrl, type Asset } from './asset-queries.ts'
import classes from './bank.module.css'

interface AssetGridProps {
  pages: readonly (readonly Asset[])[]
  unitNames: Record<string, { id: string; en: string }>
  onOpen: (id: string) => void
  onEnd: () => void
}

export function AssetGrid({ pages, onEnd, ...rest }: AssetGridProps) {
  const end = useRef<HTMLDivElement>(null)
  const reachEnd = useEffectEvent(onEnd)
  const count = pages.length
  useEffect(() => {
    const { current } = end
    // Seen anew after each page, for a short one may leave the end in sight.
    if (current === null || count === 0) return undefined
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) reachEnd()
      },
      { rootMargin: '1200px' },
    )
    seen.observe(current)
    return () => seen.disconnect()
  }, [count])
  return (
    <div>
      {pages.map((assets, at) => (
        <GridPage key={assets[0]?.id ?? at} assets={assets} {...rest} />
      ))}
      <div ref={end} />
    </div>
  )
}

function GridPage({
  assets,
  unitNames,
  onOpen,
}: Omit<AssetGridProps, 'pages' | 'onEnd'> & { assets: readonly Asset[] }) {
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(true)
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const { current } = place
    if (current === null) return undefined
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return
        // Its room is measured while it is there, and kept when it is not.
        if (!entry.isIntersecting) setHeight(entry.boundingClientRect.height)
        setNear(entry.isIntersecting)
      },
      { rootMargin: '2000px' },
    )
    seen.observe(current)
    return () => seen.disconnect()
  }, [])
  return (
    <div ref={place} style={near ? undefined : { height }}>
      {near && (
        <ul className={classes.grid}>
          {assets.map((asset) => (
            <li key={asset.id}>
              <Tile asset={asset} unit={named(unitNames[asset.unitId])} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const signs = { picture: IconPhoto, video: IconVideo, audio: IconFileMusic, document: IconFile } as const

export function Thumbnail({ asset }: { asset: Pick<Asset, 'id' | 'kind' | 'alt' | 'width' | 'cover'> }) {
  const Sign = signs[asset.kind]
  const [missing, setMissing] = useState(false)
  const shown = asset.kind !== 'audio' && asset.width !== null && !missing
  return (
    <span className={classes.thumb}>
      {shown ? (
        <img
          src={renditionUrl(asset.id, '320', asset.cover)}
          alt={asset.alt}
          loading="lazy"
          decoding="async"
          onError={() => setMissing(true)}
        />
      ) : (
        <Sign size={34} stroke={1.4} aria-label={tAny('bank_kind', asset.kind)} />
      )}
    </span>
  )
}

function Tile({ asset, unit, onOpen }: { asset: Asset; unit: string; onOpen: (id: string) => void }) {
  const title = asset.headline || asset.caption || asset.filename
  return (
    <button type="button" className={classes.tile} onClick={() => onOpen(asset.id)} data-asset={asset.id}>
      <Thumbnail asset={asset} />
      <span className={classes.tileTitle}>{title}</span>
      <span className={classes.tileMeta}>
        {unit}
        {asset.heldBack !== null && <b className={classes.held}>{tAny('bank_held', asset.heldBack)}</b>}
        {asset.public && <b className={classes.used}>{t('console.bank.used')}</b>}
      </span>
    </button>
  )
}
