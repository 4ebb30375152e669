/** Many assets as one file: a zip that is made while it goes out, or a contact sheet. */
import { sql } from 'kysely'
import type { Readable } from 'node:stream'
import { HouseError } from '../../../platform/errors.ts'
import { translator, type Locale, type MessageKey } from '../../../platform/messages.ts'
import { zipOf, type ZipEntry } from '../../../platform/zip.ts'
import { toAsset, type Asset } from '../asset.ts'
import { assetsAt } from '../asset-queries.ts'
import { takeOriginal, takeStamped, type Taken, type Taker } from '../download-asset.ts'
import type { BankDeps } from '../deps.ts'
import { subtitleFiles } from '../subtitles/subtitles-of.ts'
import { heldBack, type Audience, type HeldBack } from '../rights.ts'

export interface Contents {
  title: string
  /** In the order in which they go in. */
  assetIds: readonly string[]
  form: 'stamped' | 'original'
  /** Whoever the rights are asked for: what is put into one file is made to be handed on. */
  audience: Audience
  taker: Taker
  locale: Locale
  /** Why an asset is not for this taker, whatever its rights say. */
  refuses: (asset: Asset) => 'forbidden' | null
}

type Why = HeldBack | 'forbidden' | 'gone' | 'not_stampable'
interface Left {
  filename: string
  why: Why
}

/** The zip, streamed; the last thing in it says what was left out, and why. */
export const zipOfAssets = (deps: BankDeps, contents: Contents): Readable => zipOf(entriesOf(deps, contents))

async function* entriesOf(deps: BankDeps, contents: Contents): AsyncGenerator<ZipEntry> {
  const left: Left[] = []
  let packed = 0
  for (const id of contents.assetIds) {
    // Asked anew for each, at the last moment: an embargo may come while the others go out.
    const found = await standing(deps, id, contents.audience)
    if (found === undefined) {
      left.push({ filename: id, why: 'gone' })
      continue
    }
    const { asset } = found
    const why = contents.refuses(asset) ?? found.held
    const taken = why ?? (await take(deps, contents, asset))
    if (typeof taken === 'string') {
      left.push({ filename: asset.filename, why: taken })
      continue
    }
    packed++
    yield { name: taken.filename, source: taken.stream, bytes: taken.bytes, at: asset.createdAt }
    if (asset.kind === 'video')
      for (const { filename, bytes, open } of await subtitleFiles(deps, asset.id, taken.filename))
        yield { name: filename, source: open(), bytes, at: asset.createdAt, compress: true }
  }
  const t = translator(contents.locale)
  if (left.length > 0)
    yield {
      name: t('bank.zip.left_file'),
      source: leftText(contents, left, packed),
      at: deps.clock.now(),
      compress: true,
    }
}

async function standing({ db, clock }: BankDeps, id: string, audience: Audience) {
  const now = clock.now()
  const row = await assetsAt(db, now)
    .select(heldBack(now, audience).as('held_for'))
    .where('asset.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : { asset: toAsset(row), held: row.held_for }
}

// A zip is handed on: what is covered in a picture stays covered in it.
const take = (deps: BankDeps, { form, taker }: Contents, asset: Asset) =>
  form === 'original' && asset.cover === null
    ? takeOriginal(deps, taker, asset)
    : takeForOthers(deps, taker, asset)

/** What carries no record goes as it came, if it cannot tell where it was made. */
export async function takeForOthers(
  deps: BankDeps,
  taker: Taker,
  asset: Asset,
): Promise<Taken | 'not_stampable'> {
  try {
    return await takeStamped(deps, taker, asset)
  } catch (error) {
    if (!(error instanceof HouseError) || error.code !== 'not_stampable') throw error
    const silent = asset.kind === 'document' || asset.kind === 'audio'
    return silent ? takeOriginal(deps, taker, asset) : 'not_stampable'
  }
}

function leftText({ title, locale }: Contents, left: readonly Left[], packed: number): string {
  const t = translator(locale)
  const lines = left.map(({ filename, why }) => `${filename}: ${t(`bank.zip.why_${why}` as MessageKey)}`)
  return [title, '', t('bank.zip.left', { left: left.length, packed }), '', ...lines, ''].join('\r\n')
}

/** Assets and bytes in one zip. */
const zipLimits = { assets: 1000, bytes: 20_000_000_000 } as const

/** Asked before the first byte. @throws zip_too_large (422; params `limit`, `bytes`), zip_empty */
export async function checkSize({ db }: Pick<BankDeps, 'db'>, assetIds: readonly string[]): Promise<number> {
  if (assetIds.length === 0) throw new HouseError('zip_empty', 422)
  const { rows } = await sql<{ bytes: number }>`select coalesce(sum(bytes), 0)::float8 as bytes
    from bank.asset where id = any(${[...assetIds]}::uuid[])`.execute(db)
  const bytes = rows[0]?.bytes ?? 0
  if (assetIds.length > zipLimits.assets || bytes > zipLimits.bytes)
    throw new HouseError('zip_too_large', 422, {
      params: { limit: zipLimits.assets, gigabytes: zipLimits.bytes / 1e9, now: Math.ceil(bytes / 1e9) },
    })
  return bytes
}
