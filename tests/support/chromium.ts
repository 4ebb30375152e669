/**
 * The Chromium that comes with the project. Its package unpacks into the machine's shared temporary folder, where a second
 * person can't run what the first one unpacked, and a stranger could put another program; so it gets a folder of its own.
 */
import chromium from '@sparticuz/chromium'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))
const home = join(cache, 'chromium')

/** Switches that it needs outside of its cloud, without those that would weaken the browser's own rules. */
export const chromiumArgs = [
  ...chromium.args.filter(
    (arg) => !/single-process|zygote|web-security|site-per-process|gl=|angle|swiftshader|blocklist/.test(arg),
  ),
  '--disable-gpu',
]

/** Path of the program; unpacked at the first call, by whoever is first. */
export async function chromiumPath(): Promise<string> {
  const path = join(home, 'chromium')
  if (await isThere(path)) return path
  await mkdir(cache, { recursive: true })
  const unpacking = await mkdtemp(`${home}-`)
  const shared = process.env['TMPDIR']
  process.env['TMPDIR'] = unpacking
  try {
    await chromium.executablePath()
  } finally {
    if (shared === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = shared
  }
  await rename(unpacking, home).catch(async (error: unknown) => {
    await rm(unpacking, { recursive: true })
    if (!(await isThere(path))) throw error
  })
  return path
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
