/** Assets as a wall of pictures. Pages far from the window leave the document and keep their room. */
import { IconFile, IconFileMusic, IconPhoto, IconVideo } from '@tabler/icons-react'
import { memo, useCallback, useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { named } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { renditionUrl, type TileAsset, type TilesPage } from './asset-queries.ts'
import classes from './bank.module.css'
import type { Picking } from './picking.ts'

/** Of its own assets: names of all pages together would be others with every page that comes. */
type AssetPage = Pick<TilesPage, 'assets' | 'unitNames'>

interface AssetGridProps {
  pages: readonly AssetPage[]
  onOpen: (id: string) => void
  /** Pages are on their way. */
  loading: boolean
  onEnd: () => void
  picking: Picking
}

export function AssetGrid({ pages, loading, onEnd, onOpen, picking }: AssetGridProps) {
  const end = useRef<HTMLDivElement>(null)
  const reachEnd = useEffectEvent(onEnd)
  const { picked, toggle, clear } = picking
  const open = useRef(onOpen)
  useEffect(() => {
    open.current = onOpen
  }, [onOpen])
  const onOpenLast = useCallback((id: string) => open.current(id), [])
  const count = pages.length
  useEffect(() => {
    const { current } = end
    // Looked for anew once a page has come: a short one may leave the end in sight, and what was asked for while one was
    // on its way is not asked for again by itself. Whoever scrolls while the page is busy is told of several changes at
    // once, and the last is how it stands.
    if (current === null || count === 0 || loading) return undefined
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting === true) reachEnd()
      },
      { rootMargin: '1200px' },
    )
    seen.observe(current)
    return () => seen.disconnect()
  }, [count, loading])
  return (
    <div data-grid data-pages={count}>
      {Array.from({ length: Math.ceil(count / stretch) }, (_, n) => (
        <Stretch
          key={pages[n * stretch]?.assets[0]?.id ?? n}
          pages={pages}
          from={n * stretch}
          onOpen={onOpenLast}
          {...{ toggle, clear, picked }}
        />
      ))}
      <div ref={end} />
    </div>
  )
}

/** Pages that are looked through together: of a thousand that did not change none is looked at when the next one comes. */
const stretch = 40
const noneOf: ReadonlyMap<string, number> = new Map()

interface StretchProps
  extends Pick<AssetGridProps, 'pages' | 'onOpen'>, Pick<Picking, 'picked' | 'toggle' | 'clear'> {
  from: number
}

const Stretch = memo(
  function Stretch({ pages, from, picked, ...acts }: StretchProps) {
    return pages
      .slice(from, from + stretch)
      .map((page, at) => (
        <GridPage
          key={page.assets[0]?.id ?? from + at}
          page={page}
          picked={picked.size > 0 && page.assets.some(({ id }) => picked.has(id)) ? picked : noneOf}
          {...acts}
        />
      ))
  },
  (before, now) =>
    before.picked === now.picked &&
    before.onOpen === now.onOpen &&
    before.toggle === now.toggle &&
    before.clear === now.clear &&
    isSame(before, now),
)

function isSame({ pages: before, from }: StretchProps, { pages: now }: StretchProps): boolean {
  for (let at = from; at < from + stretch; at += 1) if (before[at] !== now[at]) return false
  return true
}

/** Arrows go to the neighbour, up and down by rows; x chooses, Shift+x up to here; Esc lets go of all. */
function moveByKey(event: KeyboardEvent<HTMLElement>, { toggle, clear }: Pick<Picking, 'toggle' | 'clear'>) {
  const at = event.currentTarget
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key.toLowerCase() === 'x') {
    toggle(at.dataset['asset'] ?? '', event.shiftKey)
    event.preventDefault()
    return
  }
  if (event.key === 'Escape') {
    clear()
    return
  }
  const tiles = [...(at.closest('[data-grid]')?.querySelectorAll<HTMLElement>('[data-asset]') ?? [])]
  const top = at.getBoundingClientRect().top
  const columns = tiles.filter((tile) => Math.abs(tile.getBoundingClientRect().top - top) < 4).length
  const steps: Partial<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  }
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const next = tiles[tiles.indexOf(at) + step]
  next?.focus()
}

interface GridPageProps extends Pick<AssetGridProps, 'onOpen'>, Pick<Picking, 'picked' | 'toggle' | 'clear'> {
  page: AssetPage
}

// A page that did not change is not drawn again when the next one comes: there may be a thousand of them.
const GridPage = memo(function GridPage({ page, onOpen, picked, ...acts }: GridPageProps) {
  const { assets, unitNames } = page
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(true)
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const { current } = place
    if (current === null) return undefined
    const seen = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1)
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
              <Tile
                asset={asset}
                unit={named(unitNames[asset.unitId])}
                onOpen={onOpen}
                picked={picked.has(asset.id)}
                choosing={picked.size > 0}
                {...acts}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
})

const signs = { picture: IconPhoto, video: IconVideo, audio: IconFileMusic, document: IconFile } as const

export function Thumbnail({ asset }: { asset: Pick<TileAsset, 'id' | 'kind' | 'alt' | 'width' | 'cover'> }) {
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

interface TileProps extends Pick<Picking, 'toggle' | 'clear'> {
  asset: TileAsset
  unit: string
  onOpen: (id: string) => void
  picked: boolean
  /** Something near is chosen already. */
  choosing: boolean
}

function Tile({ asset, unit, onOpen, picked, choosing, toggle, clear }: TileProps) {
  const title = asset.headline || asset.caption || asset.filename
  return (
    <div
      className={classes.tileFrame}
      data-picked={picked || undefined}
      data-choosing={choosing || undefined}
    >
      <button
        type="button"
        className={classes.tile}
        onClick={(event) =>
          event.shiftKey || event.ctrlKey || event.metaKey
            ? toggle(asset.id, event.shiftKey)
            : onOpen(asset.id)
        }
        onKeyDown={(event) => moveByKey(event, { toggle, clear })}
        data-asset={asset.id}
      >
        <Thumbnail asset={asset} />
        <span className={classes.tileTitle}>{title}</span>
        <span className={classes.tileMeta}>
          {unit}
          {asset.heldBack !== null && <b className={classes.held}>{tAny('bank_held', asset.heldBack)}</b>}
          {asset.public && <b className={classes.used}>{t('console.bank.used')}</b>}
        </span>
      </button>
      <label className={classes.pick}>
        <input
          type="checkbox"
          checked={picked}
          aria-label={t('console.bank.pick', { name: title })}
          onClick={(event) => {
            if (event.shiftKey) {
              event.preventDefault()
              toggle(asset.id, true)
            }
          }}
          onChange={() => toggle(asset.id, false)}
        />
      </label>
    </div>
  )
}
