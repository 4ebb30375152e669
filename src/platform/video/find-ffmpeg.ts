/** Which ffmpeg and ffprobe the house uses. Without any, moving pictures are kept but not converted. */
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, dirname, extname, join } from 'node:path'
import { runTool } from './run-tool.ts'

const encoders = ['libx264', 'aac', 'libmp3lame'] as const
export type Encoder = (typeof encoders)[number]
const filters = ['tpad', 'tonemap', 'zscale'] as const

export interface Tools {
  ffmpeg: string
  ffprobe: string
  /** First line of `ffmpeg -version`. */
  version: string
  from: 'setting' | 'system' | 'package'
  encoders: ReadonlySet<Encoder>
  /** Those that are good to have and that not every build has. */
  filters: ReadonlySet<(typeof filters)[number]>
}

type Candidate = Pick<Tools, 'ffmpeg' | 'ffprobe' | 'from'>

/**
 * The first of these that runs and can make H.264 and AAC; else the first that runs; undefined where none does.
 * @param options.configured path of ffmpeg, ffprobe lying beside it. @param options.path as in PATH.
 */
export async function findFfmpeg({
  configured,
  path = process.env['PATH'] ?? '',
}: { configured?: string | undefined; path?: string } = {}): Promise<Tools | undefined> {
  let incomplete: Tools | undefined
  for (const look of [() => beside(configured), () => onPath(path), fromPackages]) {
    const candidate = await look()
    const tools = candidate && (await tryTools(candidate).catch(() => undefined))
    if (tools?.encoders.has('libx264') && tools.encoders.has('aac')) return tools
    incomplete ??= tools
  }
  return incomplete
}

async function tryTools(candidate: Candidate): Promise<Tools> {
  const ask = (tool: string, ...words: string[]) =>
    runTool(tool, ['-hide_banner', ...words], { timeLimit: 30_000, cpuLimit: 20 })
  const version = (await runTool(candidate.ffmpeg, ['-version'], { timeLimit: 30_000, cpuLimit: 20 })).split(
    '\n',
  )[0]
  await ask(candidate.ffprobe, '-version')
  const names = (list: string) => new Set(list.split('\n').map((line) => line.trim().split(/\s+/)[1]))
  const encodersThere = names(await ask(candidate.ffmpeg, '-encoders'))
  const filtersThere = names(await ask(candidate.ffmpeg, '-filters'))
  return {
    ...candidate,
    version: version ?? '',
    encoders: new Set(encoders.filter((name) => encodersThere.has(name))),
    filters: new Set(filters.filter((name) => filtersThere.has(name))),
  }
}

const beside = async (ffmpeg: string | undefined): Promise<Candidate | undefined> =>
  ffmpeg
    ? { ffmpeg, ffprobe: join(dirname(ffmpeg), `ffprobe${extname(ffmpeg)}`), from: 'setting' }
    : undefined

async function onPath(path: string): Promise<Candidate | undefined> {
  const find = async (name: string) => {
    const file = process.platform === 'win32' ? `${name}.exe` : name
    for (const folder of path.split(delimiter).filter(Boolean)) {
      const runs = await access(join(folder, file), constants.X_OK).then(
        () => true,
        () => false,
      )
      if (runs) return join(folder, file)
    }
    return undefined
  }
  const [ffmpeg, ffprobe] = await Promise.all([find('ffmpeg'), find('ffprobe')])
  return ffmpeg && ffprobe ? { ffmpeg, ffprobe, from: 'system' } : undefined
}

/** Optional dependencies: missing on a platform for which there is no build, where they throw a bare string. */
async function fromPackages(): Promise<Candidate | undefined> {
  try {
    const [ffmpeg, ffprobe] = await Promise.all([
      import('@ffmpeg-installer/ffmpeg'),
      import('@ffprobe-installer/ffprobe'),
    ])
    return { ffmpeg: ffmpeg.default.path, ffprobe: ffprobe.default.path, from: 'package' }
  } catch {
    return undefined
  }
}
