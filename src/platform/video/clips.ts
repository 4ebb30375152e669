/** For the tests: recordings made on the spot, small and short, each with what the test needs and nothing else. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findFfmpeg, type Tools } from './find-ffmpeg.ts'
import { words } from './words.ts'

const run = promisify(execFile)

export interface Clips {
  tools: Tools
  folder: string
  /** A path in the folder. */
  at(name: string): string
  /** Runs ffmpeg on what follows, its last word being a name in the folder; answers the path. */
  make(args: string[], name: string): Promise<string>
  /** Moving picture and tone of `seconds`, as a phone writes them. */
  film(name: string, size: string, seconds: number, more?: string[], rate?: string): Promise<string>
  /** What ffprobe says, one value a line, of `entries` like stream=width. */
  ask(path: string, entries: string, ...more: string[]): Promise<string[]>
  drop(): Promise<void>
}

export async function openClips(): Promise<Clips> {
  const tools = await findFfmpeg()
  if (tools === undefined) throw new Error('These tests need ffmpeg: npm install with optional dependencies.')
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-video-'))
  const at = (name: string) => join(folder, name)
  const make = async (args: string[], name: string) => {
    await run(tools.ffmpeg, [...words`-v error -nostdin -y`, ...args, at(name)])
    return at(name)
  }
  return {
    tools,
    folder,
    at,
    make,
    film: (name, size, seconds, more = [], rate = '30') => {
      const picture = words`-f lavfi -i testsrc2=s=${size}:r=${rate}:d=${seconds}`
      const sound = words`-f lavfi -i sine=d=${seconds}`
      const codecs = words`-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac`
      return make([...picture, ...sound, ...codecs, ...more], name)
    },
    async ask(path, entries, ...more) {
      const shown = words`-v error -show_entries ${entries} -of default=nw=1:nk=1`
      return (await run(tools.ffprobe, [...shown, ...more, path])).stdout.trim().split('\n')
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Turns the first picture of an MP4 a quarter clockwise, as a phone held upright does: by the matrix of ISO/IEC 14496-12, 8.3.2. */
export async function turn(path: string, height: number): Promise<void> {
  const bytes = await readFile(path)
  const matrix = bytes.indexOf('tkhd') + 44
  const values = [0, 0x10000, 0, -0x10000, 0, 0, height << 16, 0, 0x40000000]
  values.forEach((value, place) => bytes.writeInt32BE(value, matrix + 4 * place))
  await writeFile(path, bytes)
}

/** Processes whose command line has the text in it. */
export async function processesWith(text: string): Promise<number[]> {
  const found: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (line.includes(text)) found.push(Number(name))
  }
  return found
}
