/** The subtitles of a film: which files a language has had, and which one is shown. */
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { HouseDb } from '../../../platform/db.ts'
import type { BankDeps } from '../deps.ts'
import type { MadeFile } from '../picture-source.ts'

export interface Subtitles {
  lang: string
  /** From 1, in each language by itself. */
  number: number
  cues: number
  /** As the file was called that somebody sent. */
  filename: string
  by: string
  at: Date
  /** Another file took its place, or it was taken away; null for the one that is shown. */
  ended: { by: string; at: Date } | null
}

/** What a player is given. */
export interface SubtitleTrack {
  lang: string
  /** What the language calls itself. */
  label: string
  url: string
}

/** By language, newest first. */
export async function subtitlesOf(db: HouseDb, assetId: string): Promise<Subtitles[]> {
  const rows = await db
    .selectFrom('bank.subtitle')
    .selectAll()
    .where('asset_id', '=', assetId)
    .orderBy('lang')
    .orderBy('number', 'desc')
    .limit(500)
    .execute()
  return rows.map(({ lang, number, cues, filename, by_name, at, ended_at, ended_by_name }) => ({
    lang,
    number,
    cues,
    filename,
    by: by_name,
    at,
    ended: ended_at === null ? null : { by: ended_by_name ?? '', at: ended_at },
  }))
}

/** As a column: languages in which the query's `asset` has subtitles. */
export const subtitleLangs = sql<string[]>`(select coalesce(jsonb_agg(lang order by lang), '[]')
  from bank.subtitle where asset_id = asset.id and ended_at is null)`

const names = new Map<string, string>()

/** What a language calls itself, or else its code. */
export function languageName(lang: string): string {
  const known = names.get(lang)
  if (known !== undefined) return known
  const said = new Intl.DisplayNames([lang, 'id'], { type: 'language' }).of(lang) ?? lang
  const name = said.charAt(0).toLocaleUpperCase() + said.slice(1)
  names.set(lang, name)
  return name
}

export const tracksAt = (ref: string, langs: readonly string[]): SubtitleTrack[] =>
  langs.map((lang) => ({
    lang,
    label: languageName(lang),
    url: `/media/${ref}/made/subtitles/${lang}.vtt`,
  }))

export const langIn = (madeName: string): string | undefined =>
  /^subtitles\/([a-z]{2,3})\.vtt$/.exec(madeName)?.[1]

/** The files as they go beside a copy of the film that is called `filename`. */
export async function subtitleFiles(
  deps: Pick<BankDeps, 'db' | 'storage'>,
  assetId: string,
  filename: string,
): Promise<SubtitleCopy[]> {
  const stem = filename.replace(/\.\w{1,5}$/, '')
  return (await standingSubtitles(deps, assetId)).map(({ lang, sha256, bytes }) => ({
    filename: `${stem}.${lang}.vtt`,
    bytes,
    open: () => deps.storage.read(sha256),
  }))
}

export interface SubtitleCopy {
  filename: string
  bytes: number
  open(): Readable
}

export async function standingSubtitles(
  { db }: Pick<BankDeps, 'db'>,
  assetId: string,
): Promise<(MadeFile & { lang: string })[]> {
  const rows = await db
    .selectFrom('bank.subtitle')
    .select(['lang', 'sha256', 'bytes'])
    .where('asset_id', '=', assetId)
    .where('ended_at', 'is', null)
    .orderBy('lang')
    .execute()
  return rows.map((row) => ({ ...row, format: 'vtt' }))
}
