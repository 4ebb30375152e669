import type { Readable } from 'node:stream'
import type { Actor } from '../../../platform/actor.ts'
import { HouseError, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Locale } from '../../../platform/messages.ts'
import type { Collections } from '../collections/index.ts'
import type { Taken } from '../download-asset.ts'
import type { BankDeps } from '../deps.ts'
import { oneLine } from '../record.ts'
import { mayWithin } from '../may-within.ts'
import { contactSheet } from './contact-sheet.ts'
import { checkSize, takeForOthers, zipOfAssets } from './fill-parcel.ts'

export type ParcelForm = 'stamped' | 'original' | 'sheet'

export interface ParcelFile {
  filename: string
  mime: string
  content: Readable | Buffer
}

/** Many assets taken as one file. */
export interface Parcels {
  /**
   * Notes what is wanted; it can be fetched within the hour, by whoever asked for it.
   * @throws forbidden, not_found (collection), zip_too_large, zip_empty
   */
  order(
    actor: Actor,
    wanted:
      | { form: ParcelForm; title: string; assetIds: readonly string[] }
      | { form: ParcelForm; collectionId: string },
  ): Promise<{ id: string; count: number; bytes: number }>
  /** Who asks, and what the rights say, is looked at now. @throws not_found, forbidden, zip_busy, sheet_too_large */
  fetch(actor: Actor, id: string, locale: Locale): Promise<ParcelFile>
  /** All that a link shows, where it lets take; undefined for one that is over or does not. @throws zip_too_large, zip_busy */
  ofLink(token: string, locale: Locale): Promise<ParcelFile | undefined>
  /** One file that a link shows, with today's record inside. @throws not_stampable */
  fileOfLink(token: string, assetId: string): Promise<Taken | undefined>
}

const hour = 3_600_000
/** Each of them holds a file open and a stamping process. */
const mostRunning = 6

export function createParcels(deps: BankDeps, collections: Collections): Parcels {
  const { db, clock } = deps
  let running = 0
  const zip = (contents: Parameters<typeof zipOfAssets>[1]): ParcelFile => {
    if (running >= mostRunning) throw new HouseError('zip_busy', 503)
    running++
    const content = zipOfAssets(deps, contents)
    content.once('close', () => running--)
    return { filename: `${contents.title}.zip`, mime: 'application/zip', content }
  }

  const everythingIn = async (actor: Actor, collectionId: string) => {
    const { assets } = await collections.assets(actor, collectionId, { limit: Infinity })
    return assets.map(({ id }) => id)
  }

  return {
    async order(actor, wanted) {
      const collectionId = 'collectionId' in wanted ? wanted.collectionId : null
      const title =
        'collectionId' in wanted
          ? (await collections.read(actor, wanted.collectionId)).name
          : oneLine(wanted.title)
      const assetIds =
        'collectionId' in wanted ? await everythingIn(actor, wanted.collectionId) : wanted.assetIds
      await mayWithin(deps, actor, 'asset.read')
      const bytes = await checkSize(deps, assetIds)
      const id = newId()
      await db
        .insertInto('bank.parcel')
        .values({
          id,
          form: wanted.form,
          title,
          asset_ids: [...assetIds],
          collection_id: collectionId,
          taker_kind: actor.kind,
          taker_id: actor.id,
          made_at: clock.now(),
        })
        .execute()
      return { id, count: assetIds.length, bytes }
    },

    async fetch(actor, id, locale) {
      const reads = await mayWithin(deps, actor, 'asset.read')
      const parcel = await db.selectFrom('bank.parcel').selectAll().where('id', '=', id).executeTakeFirst()
      if (
        parcel === undefined ||
        parcel.taker_kind !== actor.kind ||
        parcel.taker_id !== actor.id ||
        parcel.made_at.getTime() + hour < clock.now().getTime()
      )
        throw notFound('parcel')
      const inCollection =
        parcel.collection_id === null ? undefined : new Set(await everythingIn(actor, parcel.collection_id))
      const { title } = parcel
      if (parcel.form === 'sheet') {
        const known = await db
          .selectFrom('bank.asset')
          .select(['id', 'unit_id'])
          .where('id', 'in', parcel.asset_ids)
          .execute()
        const seen = new Set(
          known.filter((row) => inCollection?.has(row.id) ?? reads(row.unit_id)).map((row) => row.id),
        )
        const assetIds = parcel.asset_ids.filter((one) => seen.has(one))
        const content = await contactSheet(deps, {
          title,
          assetIds,
          timeZone: await zoneOf(deps, actor),
          locale,
        })
        return { filename: `${title}.pdf`, mime: 'application/pdf', content }
      }
      return zip({
        title,
        assetIds: parcel.asset_ids,
        form: parcel.form as 'stamped' | 'original',
        audience: 'press',
        taker: { actor, audience: 'staff' },
        locale,
        refuses: (asset) => ((inCollection?.has(asset.id) ?? reads(asset.unitId)) ? null : 'forbidden'),
      })
    },

    async ofLink(token, locale) {
      const shared = await collections.sharedBy(token)
      if (shared === undefined || !shared.download) return undefined
      const assetIds = shared.assets.map(({ id }) => id)
      await checkSize(deps, assetIds)
      return zip({
        title: shared.name,
        assetIds,
        form: 'stamped',
        audience: shared.audience,
        taker: holderOf(shared),
        locale,
        refuses: () => null,
      })
    },

    async fileOfLink(token, assetId) {
      const shared = await collections.sharedBy(token)
      const asset = shared?.assets.find(({ id }) => id === assetId)
      if (shared === undefined || asset === undefined || !shared.download) return undefined
      const taken = await takeForOthers(deps, holderOf(shared), asset)
      if (taken === 'not_stampable')
        throw new HouseError('not_stampable', 409, { params: { format: asset.format.toUpperCase() } })
      return taken
    },
  }
}

/** Days on a sheet are those of whoever asked for it. */
async function zoneOf({ identity, units }: BankDeps, actor: Actor): Promise<string> {
  const unitId =
    actor.kind === 'person'
      ? (await identity.person(actor.id))?.homeUnitId
      : actor.kind === 'key'
        ? actor.unitId
        : undefined
  return (unitId === undefined ? undefined : units.get(unitId))?.timeZone ?? units.root().timeZone
}

/** Nobody knows who holds a link: what was taken is noted under the link's own name. */
const holderOf = (shared: { linkId: string; name: string; audience: 'public' | 'press' }) => ({
  actor: { kind: 'link' as const, id: shared.linkId, name: shared.name },
  audience: shared.audience,
})
