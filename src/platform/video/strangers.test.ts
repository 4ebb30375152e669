/** What the house does not let a file or a tool do to it. */
import { execFile, spawn } from 'node:child_process'
import { chmod, copyFile, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { type Clips, openClips, processesWith } from './clips.ts'
import { requireMade } from './hls-playlist.ts'
import { makePoster } from './poster.ts'
import { probe } from './probe.ts'
import { requireWhole } from './require-whole.ts'
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

/** Found among the processes of this run alone: the folder's name is its own. */
const titled = (title: string) => `${basename(clips.folder)}-${title}`
/** Goes on until it is ended. The title is there to be found again. */
const endless = (title: string) =>
  words`-v error -re -f lavfi -i testsrc2=s=64x64 -metadata title=${title} -f null -`
const running = (title: string) =>
  vi.waitFor(async () => {
    const found = await processesWith(title)
    expect(found.length).toBeGreaterThan(0)
    // Past the shells and wrappers before it, which become it.
    expect(await readFile(`/proc/${found[0]}/cmdline`, 'utf8')).toContain(`${clips.tools.ffmpeg}\0-v`)
    expect(await readFile(`/proc/${found[0]}/comm`, 'utf8')).toBe('ffmpeg\n')
    return found[0] as number
  }, 60_000)

test('the time limit ends the tool and all that it started', async () => {
  const limits = { timeLimit: 1500, cpuLimit: 60 }
  await expect(runTool(clips.tools.ffmpeg, endless(titled('overdue-film')), limits)).rejects.toMatchObject({
    ending: 'time',
    signal: 'SIGKILL',
    passing: true,
    message: 'ffmpeg: took longer than allowed',
  })
  expect(await processesWith(titled('overdue-film'))).toEqual([])
  const family = words`-c ${`sleep 98765.${process.pid} & wait`}`
  await expect(runTool('sh', family, limits)).rejects.toMatchObject({ ending: 'time' })
  expect(await processesWith(`98765.${process.pid}`)).toEqual([])
})

test('who calls a tool off is obeyed, before and after it began', async () => {
  const caller = new AbortController()
  const called = runTool(clips.tools.ffmpeg, endless(titled('called-off')), {
    ...unlimited,
    signal: caller.signal,
  })
  const failed = called.catch((error: unknown) => error)
  await running(titled('called-off'))
  caller.abort('enough')
  expect(await failed).toMatchObject({ ending: 'aborted', passing: true, cause: 'enough' })
  expect(await processesWith(titled('called-off'))).toEqual([])
  const late = runTool(clips.tools.ffmpeg, endless(titled('called-off')), {
    ...unlimited,
    signal: caller.signal,
  })
  await expect(late).rejects.toMatchObject({ ending: 'aborted' })
})

test('a tool that another ends, roughly or politely, may be tried again', async () => {
  for (const [signal, ending] of [
    ['SIGKILL', { ending: 'signal', signal: 'SIGKILL' }],
    ['SIGTERM', { ending: 'exit', exitCode: 255 }],
  ] as const) {
    const title = titled(signal)
    const failed = runTool(clips.tools.ffmpeg, endless(title), unlimited).catch((error: unknown) => error)
    process.kill(await running(title), signal)
    expect(await failed).toMatchObject({ ...ending, passing: true })
  }
})

test('what ffmpeg did not write whole is noticed, though it ends well', async () => {
  const full = runTool(
    clips.tools.ffmpeg,
    words`-v error -y -i ${film} -c:a copy -vn -f adts /dev/full`,
    unlimited,
  )
  await expect(full).rejects.toMatchObject({ exitCode: 0, passing: true })
  await expect(full).rejects.toThrow('No space left')

  await requireWhole('ffmpeg', film, 'moov')
  await expect(requireWhole('ffmpeg', film, 'moof')).rejects.toThrow('is the disk full?')
  const torn = await copyOf('torn.mp4')
  await truncate(torn, (await stat(torn)).size - 1)
  await expect(requireWhole('ffmpeg', torn, 'moov')).rejects.toMatchObject({
    ending: 'unwritten',
    passing: true,
  })
  await expect(requireWhole('ffmpeg', clips.at('none.mp4'), 'moov')).rejects.toMatchObject({ passing: true })

  const folder = clips.at('rung')
  await mkdir(folder)
  const hls = words`-i ${film} -c copy -f hls -hls_playlist_type vod -hls_segment_type fmp4`
  await clips.make(hls, 'rung/index.m3u8')
  await requireMade('ffmpeg', folder)
  await truncate(join(folder, 'index0.m4s'), 5000)
  await expect(requireMade('ffmpeg', folder)).rejects.toMatchObject({ ending: 'unwritten', passing: true })
  await truncate(join(folder, 'index.m3u8'))
  await expect(requireMade('ffmpeg', folder)).rejects.toMatchObject({ ending: 'unwritten', passing: true })
})

test('a faulty file, greed for time and greed for memory are not tried again', async () => {
  const { ffmpeg } = clips.tools
  const missing = runTool(ffmpeg, words`-v error -i ${clips.at('none')} -f null -`, unlimited)
  await expect(missing).rejects.toMatchObject({
    passing: false,
    ending: 'exit',
    exitCode: 1,
    message: 'ffmpeg: none: No such file or directory',
  })
  await expect(runTool('no-such-tool', [], unlimited)).rejects.toMatchObject({
    ending: 'absent',
    passing: true,
  })

  const busy = runTool('sh', words`-c ${'while :; do :; done'}`, { timeLimit: 120_000, cpuLimit: 1 })
  await expect(busy).rejects.toMatchObject({ ending: 'cpu', passing: false })
  const large = words`-v error -f lavfi -i testsrc2=s=8000x8000 -frames:v 1 -f null -`
  const hungry = runTool(ffmpeg, large, { ...unlimited, memory: 200 * 2 ** 20 })
  await expect(hungry).rejects.toMatchObject({ exitCode: 0, passing: false })
  await expect(hungry).rejects.toThrow('Cannot allocate memory')
  expect(await runTool('sh', words`-c ${'ulimit -v'}`, { ...unlimited, memory: 64 * 2 ** 20 })).toBe(
    '65536\n',
  )
})

test('a tool that talks without end is cut short, and its last words are kept', async () => {
  await expect(runTool('yes', [], unlimited)).rejects.toMatchObject({ ending: 'output', passing: false })
  const chatter = words`-c ${'i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo "line $i" >&2; done; exit 3'}`
  const failed = await runTool('sh', chatter, unlimited).catch((error: unknown) => error)
  expect(failed).toMatchObject({ exitCode: 3, message: 'sh: line 3000', passing: false })
  expect((failed as { lastWords: string }).lastWords).toHaveLength(4096)
  const broken = runTool('echo', ['x'], {
    ...unlimited,
    onOutput: () => {
      throw new Error('the taker fell')
    },
  })
  await expect(broken).rejects.toMatchObject({ cause: { message: 'the taker fell' } })
})

test('a tool has no network, none of the house’s secrets, and the lowest claim on the machine', async () => {
  vi.stubEnv('PENDOPO_SECRET', 'kunci')
  expect(await runTool('env', [], unlimited)).not.toContain('kunci')
  vi.unstubAllEnvs()
  expect(await runTool('nice', [], unlimited)).toBe('10\n')
  const devices = (await runTool('cat', ['/proc/net/dev'], unlimited)).match(/^\s*\w+(?=:)/gm)
  if (await worksHere(words`unshare --user --map-current-user --net true`, words`unshare --net true`))
    expect(devices?.map((name) => name.trim())).toEqual(['lo'])
})

/** Some machines allow no namespaces, and have no setpriv. */
const worksHere = async (...commands: string[][]) => {
  const run = promisify(execFile)
  const tried = await Promise.allSettled(commands.map(([first, ...rest]) => run(first as string, rest)))
  return tried.some(({ status }) => status === 'fulfilled')
}

test('a house that is killed leaves no tool behind', async ({ skip }) => {
  if (!(await worksHere(words`setpriv --pdeathsig KILL true`))) skip()
  const script = `
    import { runTool } from ${JSON.stringify(join(import.meta.dirname, 'run-tool.ts'))}
    await runTool(${JSON.stringify(clips.tools.ffmpeg)}, ${JSON.stringify(endless(titled('orphan-film')))}, ${JSON.stringify(unlimited)})`
  await writeFile(clips.at('house.mts'), script)
  const house = spawn(process.execPath, [clips.at('house.mts')], { stdio: ['ignore', 'ignore', 'inherit'] })
  await running(titled('orphan-film'))
  house.kill('SIGKILL')
  onTestFinished(async () => {
    for (const pid of await processesWith(titled('orphan-film'))) process.kill(pid, 'SIGKILL')
  })
  await vi.waitFor(async () => expect(await processesWith(titled('orphan-film'))).toEqual([]), 30_000)
})

test('the tools: first the setting, then the system, then the packages, and one that can encode before one that cannot', async () => {
  const encoders = ' V..... libx264   H.264\n A..... aac   AAC\n'
  const fake = async (name: string, lists: string) => {
    await mkdir(clips.at(name))
    for (const tool of ['ffmpeg', 'ffprobe']) {
      const path = clips.at(`${name}/${tool}`)
      await writeFile(
        path,
        `#!/bin/sh\ncase "$*" in *-encoders*) printf '${lists}';; *) echo "${tool} version ${name}";; esac\n`,
      )
      await chmod(path, 0o755)
    }
    return clips.at(`${name}/ffmpeg`)
  }
  const [set, system, poor] = [
    await fake('set', encoders),
    await fake('system', encoders),
    await fake('poor', ''),
  ]
  const path = dirname(system)
  vi.resetModules()
  const { findFfmpeg } = await import('./find-ffmpeg.ts')
  expect(await findFfmpeg({ configured: set, path })).toMatchObject({
    from: 'setting',
    version: 'ffmpeg version set',
  })
  expect(await findFfmpeg({ configured: '/nowhere/ffmpeg', path })).toMatchObject({
    from: 'system',
    ffmpeg: system,
  })
  expect(await findFfmpeg({ configured: poor, path })).toMatchObject({ from: 'system' })
  expect(await findFfmpeg({ path: '' })).toMatchObject({
    from: 'package',
    encoders: new Set(['libx264', 'aac', 'libmp3lame']),
  })

  vi.doMock('@ffmpeg-installer/ffmpeg', () => {
    throw new Error('Unsupported platform/architecture')
  })
  vi.resetModules()
  const { findFfmpeg: withoutPackages } = await import('./find-ffmpeg.ts')
  expect(await withoutPackages({ path: '' })).toBeUndefined()
  expect(await withoutPackages({ configured: poor, path: '' })).toMatchObject({
    from: 'setting',
    encoders: new Set(),
  })
  vi.doUnmock('@ffmpeg-installer/ffmpeg')
})
