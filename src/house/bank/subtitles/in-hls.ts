/** Subtitles as HLS tells of them (RFC 8216, 4.3.4.1 and 3.5): named in the master, each with a playlist of one segment. */
import { languageName } from './subtitles-of.ts'

/** The master as it was made, with the languages in which the film has subtitles now. */
export function masterWithSubtitles(master: string, langs: readonly string[]): string {
  if (langs.length === 0) return master
  const media = langs.map(
    (lang) =>
      `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="${languageName(lang)}",LANGUAGE="${lang}",` +
      `AUTOSELECT=YES,DEFAULT=NO,FORCED=NO,URI="subtitles/${lang}.m3u8"`,
  )
  const lines = master
    .split('\n')
    .map((line) => (line.startsWith('#EXT-X-STREAM-INF:') ? `${line},SUBTITLES="subtitles"` : line))
  const first = lines.findIndex((line) => line.startsWith('#EXT-X-STREAM-INF:'))
  return [...lines.slice(0, first), ...media, ...lines.slice(first)].join('\n')
}

/** Relative to `hls/subtitles/`. @param durationMs of the film. */
export function subtitlePlaylist(lang: string, durationMs: number): string {
  const seconds = durationMs / 1000
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXT-X-TARGETDURATION:${Math.ceil(seconds)}`,
    `#EXTINF:${seconds.toFixed(3)},`,
    `../../subtitles/${lang}.vtt`,
    '#EXT-X-ENDLIST',
    '',
  ].join('\n')
}

export const langOfPlaylist = (madeName: string): string | undefined =>
  /^hls\/subtitles\/([a-z]{2,3})\.m3u8$/.exec(madeName)?.[1]
