/**
 * Makes the site's assets: fonts cut down to what Indonesian and English need, one stylesheet, the batik motifs.
 * Run by itself it writes them to dist/assets; without a build the house makes them in memory.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { motifs } from './motifs.ts'

const root = join(import.meta.dirname, '../../..')
export const builtFolder = join(root, 'dist/assets')

export interface AssetSource {
  /** Name in the stylesheet, e.g. `sans.woff2`. */
  name: string
  body: Buffer
  /** Too large to be compressed while the house starts: only a build has it compressed. */
  large?: boolean
}

const latin =
  Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('') +
  // Names from elsewhere keep their small letters; of the capitals only those that begin words in the news.
  'ÉÖÜàáâäåçèéêëíîïñóôöøùúûüß' +
  '\u00a0–—‘’“”…·•×°§©−'
const features = ['kern', 'tnum']

const fonts = [
  {
    name: 'sans.woff2',
    file: 'plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
    wght: { min: 400, max: 700 },
  },
  {
    name: 'serif.woff2',
    file: 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    wght: { min: 400, max: 640 },
  },
  {
    name: 'serif-italic.woff2',
    file: 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
    wght: 400,
  },
] as const

async function cutFonts(): Promise<AssetSource[]> {
  const { default: subsetFont } = await import('subset-font')
  const require = createRequire(join(root, 'package.json'))
  const folder = join(require.resolve('@fontsource-variable/source-serif-4/package.json'), '../..')
  const cuts: AssetSource[] = []
  for (const { name, file, wght } of fonts) {
    const whole = await readFile(join(folder, file))
    const body = await subsetFont(whole, latin, {
      targetFormat: 'woff2',
      variationAxes: { wght },
      keepFeatures: features,
      noHinting: true,
    })
    cuts.push({ name, body })
  }
  return cuts
}

/** The same cut is not made twice on one machine: it takes a second. */
async function rememberedFonts(): Promise<AssetSource[]> {
  const digest = createHash('sha256')
    .update(JSON.stringify([fonts, latin, features]))
    .digest('hex')
    .slice(0, 12)
  const folder = join(root, 'node_modules/.cache/pendopo', `fonts-${digest}`)
  try {
    return await Promise.all(
      fonts.map(async ({ name }) => ({ name, body: await readFile(join(folder, name)) })),
    )
  } catch {
    const cuts = await cutFonts()
    await mkdir(folder, { recursive: true })
    // Several processes may come here at once: each file appears whole, by renaming.
    await Promise.all(cuts.map(({ name, body }) => writeWhole(join(folder, name), body)))
    return cuts
  }
}

async function writeWhole(path: string, body: Buffer): Promise<void> {
  const { rename } = await import('node:fs/promises')
  const draft = `${path}.${process.pid}`
  await writeFile(draft, body)
  await rename(draft, path)
}

/** Comments and indentation away; what is left is compressed anyway. */
export const minifyCss = (css: string): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s*([{};,])\s*/g, '$1')
    .replaceAll(/:\s+/g, ':')
    .replaceAll(';}', '}')
    .trim()

async function stylesheet(): Promise<AssetSource> {
  const folder = join(import.meta.dirname, 'styles')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.css')).toSorted()
  const parts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return { name: 'site.css', body: Buffer.from(minifyCss(parts.join('\n'))) }
}

/** What single pages have of their own, each under its name. */
async function extraStyles(): Promise<AssetSource[]> {
  const folder = join(import.meta.dirname, 'extra')
  const names = (await readdir(folder)).filter((file) => file.endsWith('.css'))
  return Promise.all(
    names.map(async (name) => ({
      name,
      body: Buffer.from(minifyCss(await readFile(join(folder, name), 'utf8'))),
    })),
  )
}

/** hls.js in its small form, without subtitles and second sound tracks: fetched when a film is played, and not before. */
async function ladderLibrary(): Promise<AssetSource> {
  const { resolve } = createRequire(join(root, 'package.json'))
  const folder = dirname(resolve('hls.js/package.json'))
  return {
    name: 'hls.js',
    body: await readFile(join(folder, 'dist/hls.light.min.mjs')),
    large: true,
  }
}

/** What some pages run in the browser, as it stands: small files without a library. */
async function scripts(): Promise<AssetSource[]> {
  const folder = join(import.meta.dirname, 'scripts')
  const names = (await readdir(folder)).filter((file) => file.endsWith('.js'))
  return Promise.all(names.map(async (name) => ({ name, body: await readFile(join(folder, name)) })))
}

export async function buildAssets(): Promise<AssetSource[]> {
  return [
    ...(await rememberedFonts()),
    ...Object.entries(motifs()).map(([name, svg]) => ({ name: `${name}.svg`, body: Buffer.from(svg) })),
    await stylesheet(),
    ...(await extraStyles()),
    ...(await scripts()),
    await ladderLibrary(),
  ]
}

if (process.argv[1] === import.meta.filename) {
  const made = await buildAssets()
  await rm(builtFolder, { recursive: true, force: true })
  await mkdir(builtFolder, { recursive: true })
  await Promise.all(
    made.flatMap(({ name, body, large }) => [
      writeFile(join(builtFolder, name), body),
      ...(large === true
        ? [
            writeFile(join(builtFolder, `${name}.br`), brotliCompressSync(body)),
            writeFile(join(builtFolder, `${name}.gz`), gzipSync(body, { level: 9 })),
          ]
        : []),
    ]),
  )
}
