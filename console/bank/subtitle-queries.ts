import { queryOptions } from '@tanstack/react-query'
import type { paths } from '../api.generated.ts'
import { api, faultOf, got } from '../frame/api.ts'
import { locale } from '../frame/messages.ts'

export type Subtitles =
  paths['/api/v1/assets/{id}/subtitles']['get']['responses'][200]['content']['application/json']['subtitles'][number]

/** Every file that a film's languages have had; those without an end are shown. */
export const subtitlesQuery = (id: string) =>
  queryOptions({
    queryKey: ['asset', id, 'subtitles'],
    queryFn: async () =>
      (await got(api.GET('/api/v1/assets/{id}/subtitles', { params: { path: { id } } }))).subtitles,
  })

export const subtitleUrl = (id: string, { lang, number }: Pick<Subtitles, 'lang' | 'number'>): string =>
  // The number is nothing to the server; it keeps a browser from showing what was replaced.
  `/api/v1/assets/${id}/made/subtitles/${lang}.vtt?${number}`

const names = new Intl.DisplayNames([locale], { type: 'language' })
export const languageName = (lang: string): string => names.of(lang) ?? lang

/** Offered first; the server takes every language of ISO 639. */
export const languages = [
  'id',
  'en',
  'jv',
  'su',
  'min',
  'bug',
  'ban',
  'ace',
  'mad',
  'bjn',
  'ar',
  'zh',
] as const

/** @throws Fault */
export async function sendSubtitles(
  id: string,
  { lang, after, file }: { lang: string; after: number; file: File },
): Promise<void> {
  const form = new FormData()
  form.append('file', file, file.name)
  const answer = await fetch(`/api/v1/assets/${id}/subtitles/${lang}?after=${after}`, {
    method: 'PUT',
    headers: { 'accept-language': locale },
    body: form,
  })
  if (!answer.ok) throw faultOf(await answer.json().catch(() => null), answer.status)
}
