/** What the house does not let a file do to it; what it does not let a tool do stands in run-tool.test.ts. */
import { copyFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Clips, openClips } from './clips.ts'
import { makePoster } from './poster.ts'
import { probe } from './probe.ts'
import { runTool } from './run-tool.ts'
import { inputArguments } from './strangers-file.ts'
import { words } from './words.ts'

let clips: Clips
let film: string
beforeAll(async () => {
  clips = await openClips()
  film = await clips.film('film.mp4', '320x240', 3, words`-movflags +faststart`)
})
afterAll(() => clips.drop())

const unlimited = { timeLimit: 600_000, cpuLimit: 600 }
const look = (path: string) => probe(clips.tools, path)
const copyOf = async (name: string) => {
  await copyFile(film, clips.at(name))
  return clips.at(name)
}

test('a file of too many streams is refused, at 33 and at 40 as at ten thousand', async () => {
  const streams = (count: number) =>
    clips.make(
      [
        ...words`-f lavfi -i sine=d=0.2:r=8000`,
        ...Array.from({ length: count }, () => words`-map 0:0`).flat(),
      ],
      `streams-${count}.mov`,
    )
  expect(await look(await streams(32))).toMatchObject({ streams: 32, audioStream: 0 })
  for (const count of [33, 40])
    await expect(look(await streams(count))).rejects.toMatchObject({
      code: 'media_streams',
      status: 422,
      params: { streams: 33, limit: 32 },
    })
})

test('a playlist that calls itself a film does not make the house read another file', async () => {
  const playlist = `#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n${film}\n#EXT-X-ENDLIST\n`
  const concat = `ffconcat version 1.0\nfile ${film}\n`
  const out = clips.at('stolen.jpg')
  const take = words`-frames:v 1 -f mjpeg file:${out}`
  const ask = (input: string[]) => runTool(clips.tools.ffmpeg, [...input, ...take], unlimited)
  for (const { name, text, allow } of [
    { name: 'clip.mp4', text: playlist, allow: ['-allowed_extensions', 'ALL'] },
    { name: 'object', text: playlist, allow: ['-allowed_extensions', 'ALL'] },
    { name: 'list.mp4', text: concat, allow: ['-safe', '0'] },
  ]) {
    const path = clips.at(name)
    await writeFile(path, text)
    // Left to itself the tool does read it; or else this test would guard against nothing.
    await ask([...words`-v error -y`, ...allow, '-i', path])
    expect((await stat(out)).size, name).toBeGreaterThan(1000)
    await rm(out)

    await expect(look(path), name).rejects.toMatchObject({ code: 'media_damaged' })
    await expect(ask(inputArguments(path)), name).rejects.toMatchObject({
      passing: false,
      lastWords: expect.stringContaining('not on whitelist'),
    })
    await expect(stat(out), name).rejects.toThrow('ENOENT')
  }
})

test('what was cut off, what is noise and what is nothing is called damaged', async () => {
  const half = await copyOf('half.mp4')
  await truncate(half, Math.floor((await stat(half)).size / 2))
  const headless = await clips.make(words`-i ${film} -c copy`, 'headless.mp4')
  await truncate(headless, (await stat(headless)).size - 1000)
  const matroska = await clips.make(words`-i ${film} -c copy`, 'cut.mkv')
  await truncate(matroska, Math.floor((await stat(matroska)).size / 2))
  let seed = 7
  const noise = Uint8Array.from({ length: 300_000 }, () => (seed = (seed * 48_271) % 2_147_483_647) >> 8)
  await writeFile(clips.at('noise.mp4'), noise)
  await writeFile(clips.at('empty.mp4'), '')
  expect(await look(film)).toMatchObject({ durationMs: 3000 })
  for (const path of [half, headless, matroska, clips.at('noise.mp4'), clips.at('empty.mp4')])
    await expect(look(path), path).rejects.toMatchObject({ code: 'media_damaged', status: 422 })
})

test('what is too large, too long or of a codec that nobody here needs is refused by name', async () => {
  const wide = await clips.make(words`-f lavfi -i color=s=8208x32:d=0.1 -c:v mjpeg`, 'wide.mkv')
  await expect(look(wide)).rejects.toMatchObject({
    code: 'media_size',
    params: { width: 8208, height: 32, limit: 8192 },
  })
  const slow = words`-f lavfi -i color=s=64x64:r=1/3600:d=46800 -pix_fmt yuv420p`
  await expect(look(await clips.make(slow, 'long.mp4'))).rejects.toMatchObject({
    code: 'media_length',
    params: { hours: 13, limit: 12 },
  })
  const rare = await clips.make(words`-f lavfi -i color=s=64x64:d=0.1 -c:v ffv1`, 'rare.mkv')
  await expect(look(rare)).rejects.toMatchObject({ code: 'media_codec', params: { codec: 'ffv1' } })
  await writeFile(clips.at('cue.srt'), '1\n00:00:00,000 --> 00:00:02,000\nHalo\n')
  const mute = await clips.make(words`-i ${clips.at('cue.srt')} -c:s mov_text`, 'words.mp4')
  await expect(look(mute)).rejects.toMatchObject({ code: 'media_empty' })
})

test('a film whose header is whole and whose frames are rubbish has no poster', async () => {
  const path = await copyOf('rubbish.mp4')
  const facts = await look(path)
  const bytes = await readFile(path)
  bytes.fill(0xa5, bytes.indexOf('mdat') + 4)
  await writeFile(path, bytes)
  const made = makePoster(clips.tools, path, facts, clips.at('rubbish.jpg'))
  await expect(made).rejects.toSatisfy(
    (error: { code?: string; passing?: boolean }) =>
      error.code === 'media_damaged' || error.passing === false,
  )
  await expect(stat(clips.at('rubbish.jpg'))).rejects.toThrow('ENOENT')
})
