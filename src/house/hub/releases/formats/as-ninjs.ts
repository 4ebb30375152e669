import type { Locale } from '../../../../platform/messages.ts'
import type { HubDeps } from '../../deps.ts'
import type { Kit } from '../kit.ts'
import { captionOf, frameOf, type FormatDeps } from './words.ts'

/** IPTC ninjs 3: one composite item, its editions and assets associated with it. */
export async function asNinjs(
  deps: FormatDeps & Pick<HubDeps, 'newsroom'>,
  kit: Kit,
  locale: Locale,
): Promise<object> {
  const { release } = kit
  const frame = frameOf(deps, kit, locale)
  const items = await Promise.all(kit.editions.map(({ editionId }) => deps.newsroom.pressNinjs(editionId)))
  const embargoed =
    kit.early && release.embargoUntil !== null ? { embargoedUntil: release.embargoUntil.toISOString() } : {}
  return {
    uri: `urn:uuid:${release.id}`,
    standard: {
      name: 'ninjs',
      version: '3.3',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json#',
    },
    type: 'composite',
    version: String(release.version),
    versionCreated: release.changedAt.toISOString(),
    pubStatus: kit.early ? 'withheld' : 'usable',
    language: locale,
    ...embargoed,
    copyrightHolder: frame.institution,
    altIds: [
      { role: 'ref', value: release.ref },
      ...(release.number === '' ? [] : [{ role: 'number', value: release.number }]),
    ],
    headlines: [{ role: 'main', contentType: 'text/plain', value: frame.title }],
    ...(frame.summary === ''
      ? {}
      : { descriptions: [{ role: 'summary', contentType: 'text/plain', value: frame.summary }] }),
    associations: [
      ...items.flatMap((item, at) =>
        item === undefined ? [] : [{ ...item, name: `text-${at + 1}`, rel: 'hasPart', ...embargoed }],
      ),
      ...kit.assets.map((asset, at) => ({
        name: `asset-${at + 1}`,
        rel: 'hasPart',
        uri: `urn:uuid:${asset.id}`,
        type: asset.kind === 'document' ? 'text' : asset.kind,
        descriptions: [{ role: 'caption', contentType: 'text/plain', value: captionOf(asset) }],
        ...(asset.credit === '' ? {} : { by: asset.credit }),
        ...(asset.rights === '' ? {} : { usageTerms: asset.rights }),
      })),
    ],
  }
}
