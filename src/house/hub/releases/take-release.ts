/** A release on its way out, in the form that is asked for. Asked at every door anew: who may have what, now. */
import type { Readable } from 'node:stream'
import { HouseError, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Locale } from '../../../platform/messages.ts'
import { typeset } from '../../../platform/typeset/typeset.ts'
import { zipOf, type ZipEntry } from '../../../platform/zip.ts'
import type { HandedAsset, MadeFile, OutForm, Taken } from '../../bank/index.ts'
import type { HubDeps } from '../deps.ts'
import { doors } from '../doors.ts'
import { asHtml } from './formats/as-html.ts'
import { asNinjs } from './formats/as-ninjs.ts'
import { asPrinted } from './formats/as-printed.ts'
import { asText, readme } from './formats/as-text.ts'
import { admitted, kitFor, type Kit, type Who } from './kit.ts'

export const releaseForms = ['text', 'html', 'pdf', 'ninjs', 'zip'] as const
export type ReleaseForm = (typeof releaseForms)[number]

export interface TakenRelease {
  mime: string
  filename: string
  body: string | Buffer | Readable
}

type Deps = Pick<
  HubDeps,
  'tally' | 'db' | 'clock' | 'bank' | 'newsroom' | 'storage' | 'throttle' | 'units' | 'pack' | 'config'
>

const mimes: Record<ReleaseForm, [ending: string, mime: string]> = {
  text: ['txt', 'text/plain; charset=utf-8'],
  html: ['html', 'text/html; charset=utf-8'],
  pdf: ['pdf', 'application/pdf'],
  ninjs: ['json', 'application/json; charset=utf-8'],
  zip: ['zip', 'application/zip'],
}

/**
 * What a journalist takes is noted with its version, so that a correction finds them; of others nothing is kept. Errors:
 * not_found, release_over (410).
 */
export async function takeRelease(
  deps: Deps,
  who: Who,
  ref: string,
  { form, locale, address }: { form: ReleaseForm; locale: Locale; address: string },
): Promise<TakenRelease> {
  const kit = await kitFor(deps, await admitted(deps, who, ref))
  await deps.throttle.attempt(doors.take, address)
  const [ending, mime] = mimes[form]
  const body =
    form === 'zip' ? zipOf(entriesOf(deps, who, kit, locale)) : await textIn(deps, kit, form, locale)
  await noteDownload(deps, kit, form, locale)
  return { mime, filename: `${kit.release.ref}-v${kit.release.version}.${ending}`, body }
}

async function textIn(
  deps: Deps,
  kit: Kit,
  form: Exclude<ReleaseForm, 'zip'>,
  locale: Locale,
): Promise<string | Buffer> {
  if (form === 'text') return asText(deps, kit, locale)
  if (form === 'html') return asHtml(deps, kit, locale)
  if (form === 'pdf') return typeset(await asPrinted(deps, kit, locale))
  return JSON.stringify(await asNinjs(deps, kit, locale))
}

/**
 * Everything, one after the other. Before each file it is asked again whether it may go: an embargo that was set
 * meanwhile breaks the download off; a single file that was held back meanwhile is left out, and the list says so.
 */
async function* entriesOf(deps: Deps, who: Who, kit: Kit, locale: Locale): AsyncGenerator<ZipEntry> {
  const at = deps.clock.now()
  const { ref } = kit.release
  for (const form of ['text', 'html', 'pdf', 'ninjs'] as const)
    yield {
      name: `${ref}.${mimes[form][0]}`,
      source: Buffer.from(await textIn(deps, kit, form, locale)),
      at,
      compress: form !== 'pdf',
    }
  const given: Taken[] = []
  const missing: string[] = []
  for (const asset of kit.assets) {
    const { outsider } = await admitted(deps, who, ref)
    const form = asset.forms[0]
    const taken = form && (await deps.bank.takeFor(outsider, asset.id, form).catch(leftOut))
    if (taken === undefined) {
      missing.push(asset.headline === '' ? asset.filename : asset.headline)
      continue
    }
    given.push(taken)
    yield { name: `media/${taken.filename}`, source: taken.stream, bytes: taken.bytes, at }
    if (asset.kind !== 'video') continue
    for (const { filename, open, bytes } of (await deps.bank
      .takeSubtitles(outsider.audience, asset.id)
      .catch(leftOut)) ?? [])
      yield { name: `media/${filename}`, source: open(), bytes, at, compress: true }
  }
  yield { name: 'readme.txt', source: readme(deps, kit, locale, { given, missing }), at, compress: true }
}

/** What the rights hold back, and what cannot be stamped here, is left out; whatever else breaks must break the zip. */
const leftOut = (error: unknown) => {
  if (error instanceof HouseError && [404, 409].includes(error.status)) return undefined
  throw error
}

async function noteDownload(
  { db, clock, tally }: Deps,
  kit: Kit,
  form: ReleaseForm,
  locale: Locale,
): Promise<void> {
  const { journalist } = kit.outsider
  tally.count({
    subject: 'release',
    ref: kit.release.ref,
    unitId: kit.release.unitId,
    topic: '',
    measure: form === 'text' ? 'copy' : 'download',
    reader: journalist === undefined ? 'public' : 'journalist',
    journalistId: journalist?.id,
  })
  if (journalist === undefined) return
  await db
    .insertInto('hub.release_download')
    .values({
      id: newId(),
      release_id: kit.release.id,
      version: kit.release.version,
      journalist_id: journalist.id,
      form,
      locale,
      at: clock.now(),
    })
    .execute()
}

/** One of its assets, by the public part of the asset's address. Errors: as takeRelease, asset_held_back (409). */
export async function takeReleaseAsset(
  deps: Deps,
  who: Who | Promise<Who>,
  ref: string,
  { asset: assetRef, form, address }: { asset: string; form: OutForm; address: string },
): Promise<Taken> {
  const { release, outsider } = await admitted(deps, who, ref)
  await deps.throttle.attempt(doors.take, address)
  const { id } = await assetIn(deps, release.assetIds, outsider.audience, assetRef)
  return deps.bank.takeFor(outsider, id, form)
}

/** A still of it for the page; undefined where there is none. Errors: as takeReleaseAsset. */
export async function releaseStill(
  deps: Deps,
  who: Who | Promise<Who>,
  ref: string,
  assetRef: string,
): Promise<{ sha256: string; bytes: number; format: string } | undefined> {
  const { release, outsider } = await admitted(deps, who, ref)
  return deps.bank.stillOf(await assetIn(deps, release.assetIds, outsider.audience, assetRef), '640')
}

/** What a player on the release's page asks for; undefined where there is none. Errors: as takeReleaseAsset. */
export async function playRelease(
  deps: Deps,
  who: Who | Promise<Who>,
  ref: string,
  { asset, name }: { asset: string; name: string },
): Promise<MadeFile | undefined> {
  const { release, outsider } = await admitted(deps, who, ref)
  return deps.bank.playedOf(await assetIn(deps, release.assetIds, outsider.audience, asset), name)
}

async function assetIn(
  { bank }: Pick<Deps, 'bank'>,
  ids: readonly string[],
  audience: 'press' | 'public',
  assetRef: string,
): Promise<HandedAsset> {
  const found = [...(await bank.assetsFor(audience, ids)).values()].find((asset) => asset.ref === assetRef)
  if (found !== undefined) return found
  await bank.sayIfRemoved(assetRef)
  throw notFound('asset')
}
