/** What is made of an honest recording, looked at with other eyes: ffprobe, sharp, and the bytes. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharp } from '../images.ts'
import { makeAudio, makeWaveform } from './audio.ts'
import { type Clips, openClips, turn } from './clips.ts'
import { makeLadder } from './hls-ladder.ts'
import { makePoster } from './poster.ts'
import { probe } from './probe.ts'
import { makeSprite } from './sprite.ts'
import { makeWebVideo } from './web-video.ts'
import { words } from './words.ts'

let clips: Clips
beforeAll(async () => {
  clips = await openClips()
})
afterAll(() => clips.drop())

const place = '-06.1754+106.8272/'
const labels = words`-metadata title=Panen -metadata location=${place} -metadata creation_time=2024-05-01T03:00:00Z`

test('the facts of a phone film are those of what one sees: upright, with its hour and its place', async () => {
  const { tools } = clips
  const path = await clips.film('phone.mp4', '640x360', 1, labels)
  expect(await probe(tools, path)).toMatchObject({ width: 640, height: 360 })
  await turn(path, 360)
  expect(await probe(tools, path)).toEqual({
    container: 'mov',
    durationMs: 1000,
    width: 360,
    height: 640,
    fps: 30,
    videoCodec: 'h264',
    videoStream: 0,
    interlaced: false,
    colours: 'bt601',
    usual: false,
    hdr: null,
    audioCodec: 'aac',
    audioStream: 1,
    channels: 1,
    streams: 2,
    creationTime: new Date('2024-05-01T03:00:00Z'),
    tags: { title: 'Panen', location: place },
  })
})

test('pixels that are not square count as they are shown', async () => {
  const path = await clips.film('wide.mp4', '320x240', 1, words`-vf setsar=4/3`)
  expect(await probe(clips.tools, path)).toMatchObject({ width: 427, height: 240 })
})

test('a browser recording, which does not know its length, is measured', async () => {
  const path = await clips.make(
    words`-f lavfi -i testsrc2=s=320x240:d=2 -c:v libvpx -deadline realtime -live 1`,
    'live.webm',
  )
  expect(await clips.ask(path, 'format=duration')).toEqual(['N/A'])
  const { durationMs } = await probe(clips.tools, path)
  expect(durationMs).toBeGreaterThan(1900)
  expect(durationMs).toBeLessThanOrEqual(2000)
})

test('a song with a cover is sound, not a moving picture', async () => {
  const cover = await clips.make(words`-f lavfi -i color=red:s=64x64 -frames:v 1`, 'cover.png')
  const song = words`-f lavfi -i sine=d=1 -i ${cover} -map 0 -map 1 -c:v copy -disposition:v attached_pic`
  const path = await clips.make(song, 'song.mp3')
  expect(await clips.ask(path, 'stream=codec_name')).toEqual(['mp3', 'png'])
  const facts = await probe(clips.tools, path)
  expect(facts).toMatchObject({ width: null, videoCodec: null, audioCodec: 'mp3', streams: 2 })
})

test('the poster is upright and not the black that a film begins with', async () => {
  const parts = words`-f lavfi -i color=black:s=320x240:r=25:d=2 -f lavfi -i testsrc2=s=320x240:r=25:d=1`
  const path = await clips.make([...parts, ...words`-filter_complex concat -pix_fmt yuv420p`], 'dark.mp4')
  await turn(path, 240)
  const facts = await probe(clips.tools, path)
  const size = await makePoster(clips.tools, path, facts, clips.at('poster.jpg'))
  expect(size).toEqual({ width: 240, height: 320 })
  expect(await sharp(clips.at('poster.jpg')).metadata()).toMatchObject({ format: 'jpeg', ...size })
  const { channels } = await sharp(clips.at('poster.jpg')).greyscale().stats()
  expect(channels[0]?.mean).toBeGreaterThan(60)
})

test('each thumbnail shows the middle of its cue', async () => {
  // A film that grows lighter: the hour can be read from the grey.
  const grey = words`-f lavfi -i nullsrc=s=320x240:r=25:d=4,geq=lum=16+50*T:cb=128:cr=128 -pix_fmt yuv420p`
  const path = await clips.make(grey, 'grey.mp4')
  const facts = await probe(clips.tools, path)
  const out = clips.at('sprite.jpg')
  const { grid, vtt } = await makeSprite(clips.tools, path, facts, out, { url: 'sprite.jpg' })
  expect(grid).toEqual({ count: 4, columns: 4, rows: 1, width: 160, height: 120 })
  expect(await sharp(out).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 120 })
  expect(vtt.match(/#xywh=/g)).toHaveLength(4)
  for (let cue = 0; cue < 4; cue++) {
    const tile = await sharp(out)
      .extract({ left: cue * 160, top: 0, width: 160, height: 120 })
      .raw()
      .toBuffer()
    const mean = (await sharp(tile, { raw: { width: 160, height: 120, channels: 3 } }).stats()).channels[0]
      ?.mean
    expect(Math.abs((mean ?? 0) - (50 * (cue + 0.5) * 255) / 219), `cue ${cue}: ${mean}`).toBeLessThan(6)
  }
})

const playlistOf = (folder: string, rung: string) => readFile(join(folder, rung, 'index.m3u8'), 'utf8')
const cutsOf = (playlist: string) =>
  [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map((found) => Number(found[1]))

test('a ladder ends at the height of its source, and every rung of it plays', async () => {
  const { tools } = clips
  const path = await clips.film('source.mp4', '1280x720', 5, labels, '24000/1001')
  const facts = await probe(tools, path)
  const folder = clips.at('ladder %d')
  const told: string[] = []
  const heard: number[] = []
  const rungs = await makeLadder(tools, path, facts, folder, {
    onRung: async (name) => {
      // It can be played from now on.
      expect(await readFile(join(folder, 'master.m3u8'), 'utf8')).toContain(`${name}/index.m3u8`)
      told.push(name)
    },
    onProgress: (done) => heard.push(done),
  })
  expect(told).toEqual(['360p', '720p'])
  expect(heard).toEqual(heard.toSorted((a, b) => a - b))
  expect(heard.at(-1)).toBe(1)
  expect((await readdir(folder)).toSorted()).toEqual(['360p', '720p', 'master.m3u8'])

  const master = (await readFile(join(folder, 'master.m3u8'), 'utf8')).split('\n')
  expect(master.filter((line) => line.endsWith('.m3u8'))).toEqual(['360p/index.m3u8', '720p/index.m3u8'])
  expect(master[3]).toMatch(
    /^#EXT-X-STREAM-INF:BANDWIDTH=\d+,AVERAGE-BANDWIDTH=\d+,CODECS="avc1\.64[0-9a-f]{4},mp4a\.40\.2",RESOLUTION=640x360,FRAME-RATE=23\.976$/,
  )
  expect(master[5]).toContain('RESOLUTION=1280x720')
  for (const rung of rungs) {
    const playlist = await playlistOf(folder, rung.name)
    expect(cutsOf(playlist), rung.name).toEqual([4.004, 1.001])
    expect(playlist).toMatch(
      /#EXT-X-MAP:URI="init\.mp4"[\s\S]*seg-0000\.m4s[\s\S]*seg-0001\.m4s[\s\S]*#EXT-X-ENDLIST/,
    )
    expect(rung.average, rung.name).toBeGreaterThan(50_000)
    expect(rung.peak, rung.name).toBeLessThan(1500 * (rung.videoKbps + rung.audioKbps))
    const bytes = await readFile(join(folder, rung.name, 'init.mp4'))
    expect(bytes.includes(place) || bytes.includes('Panen'), 'the place stays in the original').toBe(false)
  }
  const read = words`-count_frames -select_streams v`
  const streams = await clips.ask(join(folder, 'master.m3u8'), 'stream=width,nb_read_frames', ...read)
  expect(new Set(streams.filter(Boolean))).toEqual(new Set(['640', '1280', '120']))

  const size = await makeWebVideo(tools, facts, { folder, rungs }, clips.at('web.mp4'))
  expect(size).toEqual({ width: 1280, height: 720 })
  const web = await readFile(clips.at('web.mp4'))
  expect(web.indexOf('moov')).toBeLessThan(web.indexOf('mdat'))
  expect(await clips.ask(clips.at('web.mp4'), 'stream=nb_read_frames', ...read)).toEqual(['120'])
})

test('a ladder that was broken off goes on with what is missing; half a rung does not count', async () => {
  const { tools } = clips
  const path = await clips.film('short.mp4', '640x432', 1)
  const facts = await probe(tools, path)
  const folder = clips.at('broken')
  const caller = new AbortController()
  const onRung = () => caller.abort()
  const broken = makeLadder(tools, path, facts, folder, { onRung, signal: caller.signal })
  await expect(broken).rejects.toMatchObject({ name: 'ToolFailed', ending: 'aborted', passing: true })
  expect((await readdir(folder)).toSorted()).toEqual(['360p', 'master.m3u8'])

  // As a machine leaves it that lost its power.
  await mkdir(join(folder, '432p'))
  const playlist = await playlistOf(folder, '360p')
  await writeFile(join(folder, '432p', 'index.m3u8'), playlist.replace('#EXT-X-ENDLIST\n', ''))
  await mkdir(join(folder, '432p.part'))
  await writeFile(join(folder, '432p.part', 'seg-0000.m4s'), 'half')
  const before = await stat(join(folder, '360p', 'seg-0000.m4s'))

  const told: string[] = []
  await makeLadder(tools, path, facts, folder, { onRung: (name) => void told.push(name) })
  expect(told).toEqual(['360p', '432p'])
  expect((await stat(join(folder, '360p', 'seg-0000.m4s'))).mtimeMs).toBe(before.mtimeMs)
  expect((await readdir(folder)).toSorted()).toEqual(['360p', '432p', 'master.m3u8'])
  const read = words`-count_frames -select_streams v`
  const frames = await clips.ask(join(folder, '432p', 'index.m3u8'), 'stream=nb_read_frames', ...read)
  expect(new Set(frames.filter(Boolean))).toEqual(new Set(['30']))
})

test('where the sound outlasts the picture the ladder lasts as long as the sound', async () => {
  const streams = words`-f lavfi -i testsrc2=s=160x120:r=25:d=1 -f lavfi -i sine=d=6 -pix_fmt yuv420p`
  const path = await clips.make(streams, 'outlasts.mp4')
  const facts = await probe(clips.tools, path)
  const rungs = await makeLadder(clips.tools, path, facts, clips.at('outlasts'))
  expect(rungs.map(({ name }) => name)).toEqual(['120p'])
  expect(cutsOf(await playlistOf(clips.at('outlasts'), '120p'))).toEqual([4, 2])
})

test('a film in high dynamic range comes out in the colours of every screen', async () => {
  const hlg = 'log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc'
  const picture = words`-f lavfi -i color=0xbfbfbf:s=320x240:r=25:d=1 -pix_fmt yuv420p10le`
  const path = await clips.make(
    [...picture, ...words`-c:v libx265 -preset ultrafast -x265-params ${hlg}`],
    'hlg.mp4',
  )
  const facts = await probe(clips.tools, path)
  expect(facts).toMatchObject({ hdr: 'arib-std-b67', colours: 'bt2020' })
  await makeLadder(clips.tools, path, facts, clips.at('hlg'))
  const shown = await clips.ask(
    join(clips.at('hlg'), 'master.m3u8'),
    'stream=pix_fmt,color_transfer',
    '-select_streams',
    'v',
  )
  expect(shown.slice(0, 2)).toEqual(['yuv420p', 'bt709'])
  await makePoster(clips.tools, path, facts, clips.at('hlg.jpg'))
  // HLG's reference white is 75 % of the signal: on an ordinary screen it is nearly white, where it was a grey before.
  const { channels } = await sharp(clips.at('hlg.jpg')).stats()
  expect(channels[0]?.mean).toBeGreaterThan(205)
})

test('sound becomes an M4A that plays while it loads, and its outline tells silence from a tone', async () => {
  const sound = words`-f lavfi -i aevalsrc=gte(t\\,1)*0.5*sin(2764*t):d=2:s=44100`
  const path = await clips.make(sound, 'half.wav')
  const heard: number[] = []
  await makeAudio(clips.tools, path, clips.at('half.m4a'), {
    durationMs: 2000,
    onProgress: (done) => heard.push(done),
  })
  const bytes = await readFile(clips.at('half.m4a'))
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
  expect(await probe(clips.tools, clips.at('half.m4a'))).toMatchObject({
    audioCodec: 'aac',
    channels: 2,
    width: null,
  })
  expect(heard.at(-1)).toBe(1)

  const peaks = await makeWaveform(clips.tools, path)
  expect(peaks).toHaveLength(800)
  expect(Math.max(...peaks.slice(0, 395))).toBeLessThan(0.01)
  expect(Math.min(...peaks.slice(405))).toBeGreaterThan(0.45)
  expect(Math.max(...peaks)).toBeLessThan(0.55)
})
