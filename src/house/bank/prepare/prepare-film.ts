/** A film's poster, its bar of thumbnails, its ladder for the web and one file to download; of sound, its outline too. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeAudio, makeWaveform } from '../../../platform/video/audio.ts'
import { findFfmpeg, type Tools } from '../../../platform/video/find-ffmpeg.ts'
import { makeLadder } from '../../../platform/video/hls-ladder.ts'
import { masterPlaylist } from '../../../platform/video/hls-playlist.ts'
import { makePoster } from '../../../platform/video/poster.ts'
import { probe, type MediaFacts } from '../../../platform/video/probe.ts'
import { makeSprite } from '../../../platform/video/sprite.ts'
import { ToolFailed } from '../../../platform/video/tool-failed.ts'
import { makeWebVideo } from '../../../platform/video/web-video.ts'
import type { Asset } from '../asset.ts'
import { keepRendition } from './keep-rendition.ts'
import { CannotPrepare, type PrepareDeps, type Workplace } from './workplace.ts'
import { makeSizes } from './prepare-picture.ts'

const known = new Map<string, Promise<Tools | undefined>>()

/** Looked for when the first film comes; where there is none, said once. */
async function requireTools({ ffmpeg, log }: PrepareDeps): Promise<Tools> {
  const key = ffmpeg ?? ''
  let looked = known.get(key)
  if (looked === undefined) {
    looked = findFfmpeg({ configured: ffmpeg })
    known.set(key, looked)
    if ((await looked) === undefined)
      log.warn(
        'There is no ffmpeg on this machine: films and sound are kept and found, but nothing is made of them.',
      )
  }
  const found = await looked
  if (found === undefined)
    throw new CannotPrepare(
      'There is no ffmpeg on this machine; the original can be downloaded all the same.',
    )
  return found
}

/** A tool that was stopped from outside may do better next time; one that gave up on the file will not. */
export async function asToolSays<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof ToolFailed && !error.passing)
      throw new CannotPrepare(error.lastWords || error.message)
    throw error
  })
}

export async function prepareVideo(deps: PrepareDeps, asset: Asset, place: Workplace): Promise<void> {
  const found = await requireTools(deps)
  const path = place.original
  const facts = await asToolSays(probe(found, path))
  await noteFacts(deps, asset, facts)
  if (facts.width === null || facts.height === null) return prepareSound(deps, found, asset, facts, place)
  const poster = join(place.folder, 'poster.jpg')
  const size = await asToolSays(makePoster(found, path, facts, poster))
  await keepRendition(deps, asset.id, { name: 'base', format: 'jpeg', ...size }, { path: poster })
  const { width, height } = size
  await makeSizes(deps, { ...asset, width, height }, (step, done) => place.progress(step, done * 0.1))

  const sprite = join(place.folder, 'sprite.jpg')
  const { vtt } = await asToolSays(makeSprite(found, path, facts, sprite, { url: 'sprite.jpg' }))
  await keepRendition(deps, asset.id, { name: 'sprite', format: 'jpeg' }, { path: sprite })
  await keepRendition(deps, asset.id, { name: 'cues', format: 'vtt' }, { bytes: Buffer.from(vtt) })

  const ladder = join(place.folder, 'hls')
  const rungs = await asToolSays(
    makeLadder(found, path, facts, ladder, {
      // The smallest rung can be seen while the others are made.
      onRung: (name) => keepRung(deps, asset.id, ladder, name),
      onProgress: (done) => void place.progress('hls', 0.2 + done * 0.7).catch(() => {}),
    }),
  )
  const web = join(place.folder, 'web.mp4')
  const webSize = await asToolSays(makeWebVideo(found, facts, { folder: ladder, rungs }, web))
  await keepRendition(deps, asset.id, { name: 'web', format: 'mp4', ...webSize }, { path: web })
  if (facts.audioCodec !== null) await keepWaveform(deps, found, asset, facts, path)
}

async function keepRung(deps: PrepareDeps, assetId: string, ladder: string, name: string): Promise<void> {
  for (const file of await readdir(join(ladder, name)))
    await keepRendition(
      deps,
      assetId,
      { name: `hls/${name}/${file}`, format: file.slice(file.lastIndexOf('.') + 1) },
      { path: join(ladder, name, file) },
    )
  // Last: it speaks of nothing that is not kept.
  await keepRendition(
    deps,
    assetId,
    { name: `hls/${masterPlaylist}`, format: 'm3u8' },
    { path: join(ladder, masterPlaylist) },
  )
}

export async function prepareAudio(deps: PrepareDeps, asset: Asset, place: Workplace): Promise<void> {
  const found = await requireTools(deps)
  const facts = await asToolSays(probe(found, place.original))
  await noteFacts(deps, asset, facts)
  await prepareSound(deps, found, asset, facts, place)
}

async function prepareSound(
  deps: PrepareDeps,
  found: Tools,
  asset: Asset,
  facts: MediaFacts,
  { folder, original, progress }: Workplace,
): Promise<void> {
  await keepWaveform(deps, found, asset, facts, original)
  await progress('waveform', 0.3)
  const path = join(folder, 'sound.m4a')
  await asToolSays(
    makeAudio(found, original, path, {
      durationMs: facts.durationMs,
      onProgress: (done) => void progress('m4a', 0.3 + done * 0.6).catch(() => {}),
    }),
  )
  await keepRendition(deps, asset.id, { name: 'sound', format: 'm4a' }, { path })
}

async function keepWaveform(
  deps: PrepareDeps,
  found: Tools,
  asset: Asset,
  { durationMs }: MediaFacts,
  path: string,
) {
  const peaks = await asToolSays(makeWaveform(found, path, { durationMs }))
  await keepRendition(
    deps,
    asset.id,
    { name: 'waveform', format: 'json' },
    { bytes: Buffer.from(JSON.stringify(peaks)) },
  )
}

const noteFacts = ({ db }: PrepareDeps, asset: Asset, facts: MediaFacts) =>
  db
    .updateTable('bank.asset')
    .set({
      duration_ms: facts.durationMs,
      width: facts.width,
      height: facts.height,
      ...(asset.takenAt === null && facts.creationTime !== null ? { taken_at: facts.creationTime } : {}),
    })
    .where('id', '=', asset.id)
    .execute()
