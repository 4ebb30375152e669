/** Subtitles come, are replaced and are taken away, each time as a version; what shows the film follows with the same commit. */
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, HouseError, invalid, notFound } from '../../../platform/errors.ts'
import type { Asset } from '../asset.ts'
import type { Followers } from '../change-rights.ts'
import type { BankDeps } from '../deps.ts'
import { cleanFilename } from '../record.ts'
import { textVector } from '../search/lexemes.ts'
import { readSubtitles, type Cue } from './read-subtitles.ts'
import { languageName, standingSubtitles } from './subtitles-of.ts'
import { asVtt, asWords } from './write-subtitles.ts'
import { signed } from '../signed.ts'

type Deps = Pick<BankDeps, 'db' | 'storage' | 'clock' | 'audit'>

export interface SubtitleFile {
  lang: string
  filename: string
  content: Uint8Array
  /** Number of the version that the sender saw in this language; 0 for none. */
  after: number
}

export async function keepSubtitles(
  deps: Deps,
  followers: Followers,
  actor: Actor,
  asset: Asset,
  { lang, filename, content, after }: SubtitleFile,
): Promise<void> {
  if (asset.kind !== 'video') throw new HouseError('subtitles_only_films', 422)
  const cues = readSubtitles(content)
  requireWithin(asset, cues)
  const kept = await deps.storage.put(Buffer.from(asVtt(cues)))
  await turn(deps, followers, actor, asset, { lang, after }, async (trx, now) => {
    const { last } = await trx
      .selectFrom('bank.subtitle')
      .select(({ fn }) => fn.max('number').as('last'))
      .where('asset_id', '=', asset.id)
      .where('lang', '=', lang)
      .executeTakeFirstOrThrow()
    const entered = await trx
      .insertInto('bank.subtitle')
      .values({
        asset_id: asset.id,
        lang,
        number: (last ?? 0) + 1,
        ...kept,
        cues: cues.length,
        filename: cleanFilename(filename),
        ...signed(actor),
        at: now,
      })
      .onConflict((taken) => taken.doNothing())
      .returning('number')
      .executeTakeFirst()
    if (entered === undefined) throw conflict('subtitles_moved_on')
    return { number: entered.number, cues: cues.length }
  })
}

/** Takes a language away. What is kept of it stays among the versions. */
export async function endSubtitles(
  deps: Deps,
  followers: Followers,
  actor: Actor,
  asset: Asset,
  { lang, after }: Pick<SubtitleFile, 'lang' | 'after'>,
): Promise<void> {
  if (after === 0) throw notFound('subtitles')
  await turn(deps, followers, actor, asset, { lang, after }, () => Promise.resolve({ number: null }))
}

/** A file that speaks longer than the film belongs to another one. */
function requireWithin({ durationMs }: Asset, cues: readonly Cue[]): void {
  const last = cues.at(-1)
  if (durationMs === null || last === undefined || last.from <= durationMs) return
  const clock = (ms: number) => new Date(ms).toISOString().slice(11, 19)
  throw invalid('subtitles_too_long', [], { says: clock(last.from), ends: clock(durationMs) })
}

async function turn(
  { db, clock, audit, storage }: Deps,
  { standing, revisions }: Followers,
  actor: Actor,
  asset: Asset,
  { lang, after }: Pick<SubtitleFile, 'lang' | 'after'>,
  act: (trx: HouseTransaction, now: Date) => Promise<Record<string, unknown>>,
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    // Whoever saw another version than the one that stands decided on something else.
    const ended = await trx
      .updateTable('bank.subtitle')
      .set({ ended_at: now, ended_by_name: actor.name })
      .where('asset_id', '=', asset.id)
      .where('lang', '=', lang)
      .where('ended_at', 'is', null)
      .returning(['number', 'at'])
      .executeTakeFirst()
    if ((ended?.number ?? 0) !== after) throw conflict('subtitles_moved_on')
    const details = await act(trx, now)
    await makeFindable(trx, storage, asset.id)
    const subtitles =
      ended === undefined
        ? undefined
        : {
            language: languageName(lang),
            change: await changesOf(trx, asset.id),
            since: ended.at.toISOString(),
          }
    for (const follow of standing) await follow(trx, [asset.id])
    for (const follow of revisions)
      await follow(trx, {
        assetId: asset.id,
        recordNumber: 0,
        subtitles,
        by: { kind: actor.kind, id: actor.id },
      })
    await audit.record(trx, {
      actor,
      act: 'asset.subtitles',
      unitId: asset.unitId,
      objectKind: 'asset',
      objectId: asset.id,
      details: { lang, ...details },
    })
  })
}

/** Each ends one, or brings one, or does both: the count never stands still. */
async function changesOf(trx: HouseTransaction, assetId: string): Promise<number> {
  const { change } = await trx
    .selectFrom('bank.subtitle')
    .select(sql<number>`(count(*) + count(ended_at))::int`.as('change'))
    .where('asset_id', '=', assetId)
    .executeTakeFirstOrThrow()
  return change
}

/** What is said in a film is found like the text of a document: by words of the least weight. */
async function makeFindable(
  trx: HouseTransaction,
  storage: BankDeps['storage'],
  assetId: string,
): Promise<void> {
  const said: string[] = []
  for (const { sha256 } of await standingSubtitles({ db: trx }, assetId))
    said.push(asWords(readSubtitles(await buffer(storage.read(sha256)))))
  const body = said.join('\n\n')
  await trx
    .updateTable('bank.asset')
    .set({
      body,
      search: sql`ts_filter(search, '{a,b,c}'::"char"[]) || ${textVector(body)}::tsvector`,
    })
    .where('id', '=', assetId)
    .execute()
}
