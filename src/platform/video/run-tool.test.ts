/** What the house does not let a tool do to it, and what it notices of a tool that failed. */
import { execFile, spawn } from 'node:child_process'
import { chmod, copyFile, mkdir, readFile, truncate, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { type Clips, openClips, processesWith } from './clips.ts'
import { requireMade } from './hls-playlist.ts'
import { requireWhole } from './require-whole.ts'
import { runTool } from './run-tool.ts'
import { words } from './words.ts'
import { patience } from '../../../tests/support/patience.ts'

let clips: Clips
let film: string
beforeAll(async () => {
  clips = await openClips()
  film = await clips.film('film.mp4', '320x240', 3, words`-movflags +faststart`)
})
afterAll(() => clips.drop())

const unlimited = { timeLimit: 600_000, cpuLimit: 600 }

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
  }, patience)

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
  const torn = clips.at('torn.mp4')
  await copyFile(film, torn)
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
  await vi.waitFor(async () => expect(await processesWith(titled('orphan-film'))).toEqual([]), patience)
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
