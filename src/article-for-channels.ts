/** What the channels carry of an edition: its text, its public address, its pictures and film as files of this machine. */
import type { Bank } from './house/bank/index.ts'
import {
  NoLongerLent,
  pictureToShow,
  type ArticleFilm,
  type ArticlePicture,
  type ChannelsDeps,
} from './house/channels/index.ts'
import type { Newsroom, PublishedEditionView } from './house/newsroom/index.ts'
import type { Lend } from './lend-media.ts'
import type { Storage } from './platform/storage.ts'

interface Sources {
  newsroom: Pick<Newsroom, 'publishedEdition' | 'comingEdition'>
  bank: Pick<Bank, 'publicRendition' | 'publicMade' | 'recordings'>
  storage: Pick<Storage, 'withFile'>
  /** Public origin of the house. */
  url: string
  lend: Lend
}

export function articleForChannels({
  newsroom,
  bank,
  storage,
  url,
  lend,
}: Sources): Pick<ChannelsDeps, 'publishedEdition' | 'comingEdition'> {
  /** With the file, if it is still the one that was read. */
  const lentWhile = (
    sha256: string,
    ask: () => Promise<{ sha256: string } | undefined>,
  ): ArticlePicture['withFile'] => {
    return async (use) => {
      if ((await ask())?.sha256 !== sha256) throw new NoLongerLent()
      return storage.withFile(sha256, use)
    }
  }

  /** What the bank lets out now of the pictures that the page shows, each once. */
  async function picturesOf({ picture, figures }: PublishedEditionView): Promise<ArticlePicture[]> {
    const pictures = new Map<string, ArticlePicture>()
    for (const shown of [picture, ...figures]) {
      if (shown === null) continue
      const address = addressOfWidest(shown.renditions)
      const widest = renditionAt(address)
      const ask = () => bank.publicRendition(widest.ref, widest.name, widest.crop)
      const file = await ask()
      if (file === undefined) continue
      const key = file.sha256.slice(0, 32)
      const before = pictures.get(key)
      const inText = shown === picture ? [] : shown.renditions.map(({ url: path }) => path)
      pictures.set(key, {
        key,
        of: shown.assetId,
        lead: before?.lead ?? shown === picture,
        paths: [...(before?.paths ?? []), ...inText],
        address: `${url}${address}`,
        withFile: lentWhile(file.sha256, ask),
        lendAddress: (shape) => lend.picture(widest, shape),
        alt: before?.alt ?? shown.alt,
        caption: before?.caption ?? shown.caption,
        credit: before?.credit ?? shown.credit,
      })
    }
    return [...pictures.values()]
  }

  /** As they stand when they are handed over: they may be corrected while the film remains the same. */
  const subtitlesOf = (
    ref: string,
    tracks: readonly { lang: string; label: string }[],
  ): ArticleFilm['subtitles'] =>
    tracks.map(({ lang, label }) => ({
      lang,
      label,
      async withFile(use) {
        const file = await bank.publicMade(ref, `subtitles/${lang}.vtt`)
        if (file === undefined) throw new NoLongerLent()
        return storage.withFile(file.sha256, use)
      },
    }))

  /** The first film that the text shows, as the bank has it by now. */
  async function filmOf(
    shown: readonly { assetId: string; caption: string; credit: string; transcript: string }[],
  ): Promise<{ film: ArticleFilm | null; awaitsFilm: boolean }> {
    const none = { film: null, awaitsFilm: false }
    const known = await bank.recordings(shown.map(({ assetId }) => assetId))
    for (const { assetId, caption, credit, transcript } of shown) {
      const now = known.get(assetId)
      if (now === undefined || now.heldBack !== null || now.kind === 'audio' || now.failed) continue
      const file = await bank.publicMade(now.ref, 'web')
      if (file === undefined) return { ...none, awaitsFilm: true }
      return {
        film: {
          key: file.sha256.slice(0, 32),
          withFile: lentWhile(file.sha256, () => bank.publicMade(now.ref, 'web')),
          lendAddress: () => lend.film(now.ref),
          bytes: file.bytes,
          seconds: (now.durationMs ?? 0) / 1000,
          size: now.width === null || now.height === null ? null : { width: now.width, height: now.height },
          subtitles: subtitlesOf(now.ref, now.tracks),
          alt: transcript,
          caption,
          credit,
        },
        awaitsFilm: false,
      }
    }
    return none
  }

  const addressOf = (locale: string, slug: string, ref: string) =>
    `${url}${locale === 'en' ? '/en' : ''}/berita/${slug}-${ref}`

  const publishedEdition: ChannelsDeps['publishedEdition'] = async (editionId) => {
    const edition = await newsroom.publishedEdition(editionId)
    if (edition === undefined) return undefined
    const { storyId, ref, locale, unitId } = edition
    const who = { storyId, editionId, ref, locale, unitId }
    if (edition.state !== 'published') return { ...who, article: null }
    return {
      ...who,
      article: {
        storyId,
        editionId,
        ref,
        locale,
        slug: edition.slug,
        url: addressOf(locale, edition.slug, ref),
        headline: edition.headline,
        summary: edition.summary,
        bodyHtml: edition.bodyHtml,
        byline: edition.byline,
        tags: edition.tags,
        publishedAt: edition.firstPublishedAt,
        versionHash: edition.versionHash,
        notes: edition.notes.map(({ kind, note, at }) => ({ kind, note, at: new Date(at) })),
        ...(await filmOf(edition.recordings)),
        pictures: await picturesOf(edition),
      },
    }
  }

  const comingEdition: ChannelsDeps['comingEdition'] = async (actor, editionId) => {
    const edition = await newsroom.comingEdition(actor, editionId)
    if (edition === undefined) return undefined
    const { alts, recordings, scheduledFor, unitId, ...words } = edition
    const { storyId, ref, locale, slug } = words
    return {
      storyId,
      editionId,
      ref,
      locale,
      unitId,
      scheduledFor,
      article: {
        ...words,
        url: addressOf(locale, slug, ref),
        bodyHtml: '',
        publishedAt: scheduledFor ?? new Date(0),
        notes: [],
        ...(await filmOf(recordings)),
        pictures: alts.map(pictureToShow),
      },
    }
  }

  return { publishedEdition, comingEdition }
}

/** The largest that the page shows: of the part that the story cuts out, and not of the whole picture. */
const addressOfWidest = (renditions: readonly { format: string; url: string }[]): string =>
  renditions.findLast(({ format }) => format === 'webp')?.url ?? ''

function renditionAt(url: string) {
  const [, ref = '', crop, name] = /^\/media\/([^/]+)\/(?:([0-9a-f]{12})\/)?(\d+)\.webp$/.exec(url) ?? []
  return { ref, crop, name: (name ?? '1600') as '320' | '640' | '1080' | '1600' }
}
