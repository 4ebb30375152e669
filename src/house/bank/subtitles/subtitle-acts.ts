/** What the bank's front door offers about subtitles. */
import { buffer } from 'node:stream/consumers'
import type { Actor } from '../../../platform/actor.ts'
import { notFound } from '../../../platform/errors.ts'
import type { Asset } from '../asset.ts'
import type { Followers } from '../change-rights.ts'
import type { BankDeps } from '../deps.ts'
import { endSubtitles, keepSubtitles, type SubtitleFile } from './keep-subtitles.ts'
import { readSubtitles } from './read-subtitles.ts'
import { standingSubtitles, subtitlesOf, type Subtitles } from './subtitles-of.ts'
import { asWords } from './write-subtitles.ts'

export interface SubtitleActs {
  /**
   * Gives a film subtitles in a language, or others instead of those it has. WebVTT or SubRip, in UTF-8.
   * @throws forbidden (needs asset.upload), not_found, subtitles_only_films, subtitles_too_large, subtitles_not_utf8,
   * subtitles_line, subtitles_times, subtitles_too_many, subtitles_empty, subtitles_too_long (422), subtitles_moved_on (409)
   */
  keepSubtitles(actor: Actor, assetId: string, file: SubtitleFile): Promise<void>
  /** Takes them away again. @throws forbidden, not_found, subtitles_moved_on (409) */
  endSubtitles(actor: Actor, assetId: string, which: Pick<SubtitleFile, 'lang' | 'after'>): Promise<void>
  /** Every file that a film's languages have had. @throws forbidden, not_found */
  subtitles(actor: Actor, assetId: string): Promise<Subtitles[]>
  /** What they say, without times: where a transcript may begin. @throws forbidden, not_found */
  subtitleWords(actor: Actor, assetId: string, lang: string): Promise<string>
}

export function subtitleActs(
  deps: BankDeps,
  followers: Followers,
  requireAsset: (actor: Actor, id: string, act: 'asset.read' | 'asset.upload') => Promise<Asset>,
): SubtitleActs {
  return {
    keepSubtitles: async (actor, id, file) =>
      keepSubtitles(deps, followers, actor, await requireAsset(actor, id, 'asset.upload'), file),
    endSubtitles: async (actor, id, which) =>
      endSubtitles(deps, followers, actor, await requireAsset(actor, id, 'asset.upload'), which),
    subtitles: async (actor, id) => subtitlesOf(deps.db, (await requireAsset(actor, id, 'asset.read')).id),
    async subtitleWords(actor, id, lang) {
      const asset = await requireAsset(actor, id, 'asset.read')
      const found = (await standingSubtitles(deps, asset.id)).find((one) => one.lang === lang)
      if (found === undefined) throw notFound('subtitles')
      return asWords(readSubtitles(await buffer(deps.storage.read(found.sha256))))
    },
  }
}
