/** What the channels carry of an edition: its text, its public address, its picture as a file of this machine. */
import type { Bank } from './house/bank/index.ts'
import type { ChannelsDeps } from './house/channels/index.ts'
import type { Newsroom } from './house/newsroom/index.ts'
import type { LendPicture } from './lend-pictures.ts'
import type { Storage } from './platform/storage.ts'

interface Sources {
  newsroom: Pick<Newsroom, 'publishedEdition'>
  bank: Pick<Bank, 'publicRendition'>
  storage: Pick<Storage, 'withFile'>
  /** Public origin of the house. */
  url: string
  lend: LendPicture
}

export function articleForChannels({
  newsroom,
  bank,
  storage,
  url,
  lend,
}: Sources): ChannelsDeps['publishedEdition'] {
  return async (editionId) => {
    const edition = await newsroom.publishedEdition(editionId)
    if (edition === undefined) return undefined
    const { storyId, ref, locale, unitId } = edition
    const who = { storyId, editionId, ref, locale, unitId }
    if (edition.state !== 'published') return { ...who, article: null }
    const { picture } = edition
    const widest = widestOf(picture?.renditions ?? [])
    const file =
      picture === null ? undefined : await bank.publicRendition(widest.ref, widest.name, widest.crop)
    return {
      ...who,
      article: {
        storyId,
        editionId,
        ref,
        locale,
        slug: edition.slug,
        url: `${url}${locale === 'en' ? '/en' : ''}/berita/${edition.slug}-${ref}`,
        headline: edition.headline,
        summary: edition.summary,
        bodyHtml: edition.bodyHtml,
        byline: edition.byline,
        tags: edition.tags,
        publishedAt: edition.firstPublishedAt,
        versionHash: edition.versionHash,
        notes: edition.notes.map(({ kind, note, at }) => ({ kind, note, at: new Date(at) })),
        // No block of a story's text holds a film yet.
        film: null,
        picture:
          picture === null || file === undefined
            ? null
            : {
                key: file.sha256.slice(0, 32),
                withFile: (use) => storage.withFile(file.sha256, use),
                lendAddress: (shape) => lend(widest, shape),
                alt: picture.alt,
                caption: picture.caption,
                credit: picture.credit,
              },
      },
    }
  }
}

/** The largest that the page shows, by its address: of the part that the story cuts out, and not of the whole picture. */
function widestOf(renditions: readonly { format: string; url: string }[]) {
  const url = renditions.findLast(({ format }) => format === 'webp')?.url ?? ''
  const [, ref = '', crop, name] = /^\/media\/([^/]+)\/(?:([0-9a-f]{12})\/)?(\d+)\.webp$/.exec(url) ?? []
  return { ref, crop, name: (name ?? '1600') as '320' | '640' | '1080' | '1600' }
}
