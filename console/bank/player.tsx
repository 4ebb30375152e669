/**
 * A film or a sound for staff. A film comes as its ladder, so that a long one need not come whole nor in full size:
 * by the browser itself where it can, else by hls.js, which is fetched when somebody presses play.
 */
import { useQuery } from '@tanstack/react-query'
import type Hls from 'hls.js'
import { useEffect, useRef } from 'react'
import { locale } from '../frame/messages.ts'
import { renditionUrl, type Asset } from './asset-queries.ts'
import { languageName, subtitlesQuery, subtitleUrl } from './subtitle-queries.ts'

const ladderType = 'application/vnd.apple.mpegurl'
const made = (id: string, name: string) => `/api/v1/assets/${id}/made/${name}`

type Playable = Pick<Asset, 'id' | 'kind' | 'width' | 'height'>

export function Player({ asset, label }: { asset: Playable; label: string }) {
  // What is said in it stands in its transcript, once somebody has written it.
  return asset.kind === 'video' && asset.width !== null ? (
    <Film key={asset.id} asset={asset} label={label} />
  ) : (
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <audio controls preload="metadata" aria-label={label} src={made(asset.id, 'sound')} />
  )
}

function Film({ asset: { id, width, height }, label }: { asset: Playable; label: string }) {
  const hls = useRef<Hls>(undefined)
  const tried = useRef(false)
  const { data: subtitles = [] } = useQuery(subtitlesQuery(id))
  useEffect(() => () => hls.current?.destroy(), [])

  async function climb(film: HTMLVideoElement): Promise<void> {
    if (tried.current || film.canPlayType(ladderType) !== '') return
    tried.current = true
    const { default: Library } = await import('hls.js/light')
    if (!Library.isSupported()) return
    const file = film.currentSrc
    film.pause()
    const player = new Library({
      enableWorker: false,
      capLevelToPlayerSize: true,
      startPosition: film.currentTime,
    })
    hls.current = player
    player.on(Library.Events.MANIFEST_PARSED, () => void film.play().catch(() => {}))
    player.on(Library.Events.ERROR, (_, { fatal }) => {
      if (!fatal) return
      player.destroy()
      film.src = file
      void film.play().catch(() => {})
    })
    player.loadSource(made(id, 'hls/master.m3u8'))
    player.attachMedia(film)
  }

  return (
    // Subtitles come from the bank, where there are any: the rule cannot see them.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <video
      controls
      preload="none"
      playsInline
      aria-label={label}
      width={width ?? undefined}
      height={height ?? undefined}
      poster={renditionUrl(id, '1600')}
      onPlay={(event) => void climb(event.currentTarget)}
    >
      <source src={made(id, 'hls/master.m3u8')} type={ladderType} />
      <source src={made(id, 'web')} type="video/mp4" />
      {subtitles
        .filter(({ ended }) => ended === null)
        .map((one) => (
          <track
            key={`${one.lang}/${one.number}`}
            kind="captions"
            src={subtitleUrl(id, one)}
            srcLang={one.lang}
            label={languageName(one.lang)}
            default={one.lang === locale}
          />
        ))}
    </video>
  )
}
