/**
 * A film or a sound as HTML: the browser's own player, which loads nothing before it is asked to, a plain link beside it,
 * and its transcript. Safe by construction, like the rest of the body.
 */
import { notFound } from '../../platform/errors.ts'
import { translator, type Locale, type Translate } from '../../platform/messages.ts'
import { durationText, sizeText } from '../../platform/text/amounts.ts'
import { escapeHtml } from './escape-html.ts'
import type { PublicRecording, Recording } from './recording.ts'

export interface KnownRecordings {
  /** The edition's language. */
  locale: Locale
  /** By asset id. */
  known: ReadonlyMap<string, PublicRecording>
}

const attributes = (all: readonly (readonly [string, string | number])[]): string =>
  all.map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`).join('')

/** The file that every browser plays without help; undefined while there is none. */
export const wholeFile = ({ sources }: Pick<PublicRecording, 'sources'>) =>
  sources.find(({ type }) => type.endsWith('/mp4'))

/** @throws not_found if it is not known. */
export function renderRecording({ attrs }: Recording, { locale, known }: KnownRecordings): string {
  const recording = known.get(attrs.assetId)
  if (recording === undefined) throw notFound('recording')
  const t = translator(locale)
  const { credit: source } = attrs
  const credit =
    source === '' ? '' : `<span>${escapeHtml(t('site.recording.credit', { credit: source }))}</span>`
  const words = [escapeHtml(attrs.caption), credit].filter((part) => part !== '').join(' ')
  return [
    `<figure class="${recording.kind === 'video' ? 'film' : 'sound'}">`,
    renderPlayer(recording, attrs.caption, locale),
    words === '' ? '' : `<figcaption>${words}</figcaption>`,
    facts(recording, t, locale),
    transcript(attrs.transcript, t),
    '</figure>',
  ].join('')
}

/** What plays it, or the sentence that says why nothing does; `caption` names it. */
export function renderPlayer(recording: PublicRecording, caption: string, locale: Locale): string {
  const { kind, sources, width, height, tracks = [] } = recording
  const t = translator(locale)
  const label = t(kind === 'video' ? 'site.recording.film' : 'site.recording.sound')
  if (sources.length === 0)
    return `<p>${escapeHtml(t(recording.failed ? 'site.recording.never' : 'site.recording.not_yet', { kind }))}</p>`
  const poster = posterOf(recording)
  const size = width === null || height === null ? [] : ([['width', width], ['height', height]] as const) // prettier-ignore
  const shared = [
    ['controls', ''],
    ['preload', 'none'],
    ['aria-label', caption === '' ? label : `${label}: ${caption}`],
  ] as const
  const files = sources.map(({ url, type }) => `<source${attributes([['src', url], ['type', type]])}>`).join('') // prettier-ignore
  return kind === 'audio'
    ? `<audio${attributes(shared)}>${files}</audio>`
    : `<video${attributes([...shared, ['playsinline', ''], ...(poster === undefined ? [] : [['poster', poster] as const]), ...size])}>${files}${subtitles(tracks, locale)}</video>`
}

/** Those in the page's own language are shown from the start, the others once somebody chooses them. */
const subtitles = (tracks: NonNullable<PublicRecording['tracks']>, locale: Locale): string =>
  tracks
    .map(({ url, lang, label }) => {
      const shown = lang === locale ? ([['default', '']] as const) : []
      return `<track${attributes([['kind', 'captions'], ['src', url], ['srclang', lang], ['label', label], ...shown])}>`
    })
    .join('')

/** A poster is one file: the widest that a page of text is wide. */
const posterOf = ({ poster }: PublicRecording): string | undefined =>
  (poster.findLast(({ format, width }) => format === 'webp' && width <= 1280) ?? poster[0])?.url

/** How long it is, and the file itself with what it costs to load: many readers pay for every megabyte. */
function facts(recording: PublicRecording, t: Translate, locale: Locale): string {
  const file = wholeFile(recording)
  if (file === undefined) return ''
  const format = recording.kind === 'video' ? 'MP4' : 'M4A'
  const link = `<a href="${escapeHtml(file.url)}">${escapeHtml(t('site.recording.file', { format, size: sizeText(file.bytes, locale) }))}</a>`
  const length = recording.durationMs === null ? '' : `${durationText(recording.durationMs)} · `
  return `<p>${length}${link}</p>`
}

function transcript(text: string, t: Translate): string {
  if (text === '') return ''
  const paragraphs = text
    .split(/\n\n+/)
    .map((one) => `<p>${one.split('\n').map(escapeHtml).join('<br>')}</p>`)
    .join('')
  return `<details><summary>${escapeHtml(t('site.recording.transcript'))}</summary>${paragraphs}</details>`
}
