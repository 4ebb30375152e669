/** A contact sheet: small pictures with number, headline, credit, date and what holds them back. */
import { HouseError } from '../../../platform/errors.ts'
import { translator, type Locale, type MessageKey } from '../../../platform/messages.ts'
import { typeset } from '../../../platform/typeset/typeset.ts'
import { isVisible, type Asset } from '../asset.ts'
import { assetsByIds } from '../asset-queries.ts'
import { findRendition } from '../find-rendition.ts'
import type { BankDeps } from '../deps.ts'

/** Pictures on one sheet: some twenty pages. */
export const mostOnSheet = 400

/** @throws sheet_too_large (422; param `limit`), zip_empty */
export async function contactSheet(
  deps: BankDeps,
  {
    title,
    assetIds,
    timeZone,
    locale,
  }: { title: string; assetIds: readonly string[]; timeZone: string; locale: Locale },
): Promise<Buffer> {
  if (assetIds.length === 0) throw new HouseError('zip_empty', 422)
  if (assetIds.length > mostOnSheet)
    throw new HouseError('sheet_too_large', 422, { params: { limit: mostOnSheet } })
  const now = deps.clock.now()
  const t = translator(locale)
  const day = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeZone,
  })
  const items = []
  for (const [at, asset] of (await assetsByIds(deps.db, now, assetIds)).entries())
    items.push({
      picture: await thumbnail(deps, asset),
      lines: [
        `${at + 1}. ${asset.headline || asset.caption || asset.filename}`,
        asset.credit || asset.creator || asset.uploader.name,
        day.format(asset.takenAt ?? asset.createdAt),
        asset.heldBack === null ? '' : `• ${t(`bank.zip.why_${asset.heldBack}` as MessageKey)}`,
      ].filter((line) => line !== ''),
    })
  return typeset({
    title,
    language: locale,
    author: deps.house[locale],
    colour: deps.accent,
    foot: `${title} · ${day.format(now)}`,
    pageLabel: t('bank.sheet.page', { page: '{page}', pages: '{pages}' }),
    createdAt: now,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'lead', text: t('bank.sheet.lead', { count: items.length, at: day.format(now) }) },
      { kind: 'sheet', columns: 4, items },
    ],
  })
}

/** Nothing where there is nothing to see, or nothing yet. */
async function thumbnail(deps: BankDeps, asset: Asset) {
  if (!isVisible(asset)) return undefined
  try {
    const { sha256 } = await findRendition(deps, asset, '640')
    return {
      source: Buffer.concat(await deps.storage.read(sha256).toArray()),
      alt: asset.alt || asset.caption,
    }
  } catch {
    return undefined
  }
}
