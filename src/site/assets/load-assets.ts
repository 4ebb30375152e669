/** The assets as the house serves them: hashed names, pre-compressed, the stylesheet in the institution's colours. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { InstitutionPack } from '../../house/units/index.ts'
import type { AssetSource } from './build.ts'

export interface ServedAsset {
  type: string
  body: Buffer
  br: Buffer | undefined
  gzip: Buffer | undefined
}

export interface SiteAssets {
  /** Address of an asset by its plain name, e.g. `site.css`. */
  url(name: string): string
  /** By the last part of its address. */
  files: ReadonlyMap<string, ServedAsset>
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

type Source = AssetSource & Partial<Pick<ServedAsset, 'br' | 'gzip'>>

async function sources(): Promise<Source[]> {
  // Run from its sources, the house makes its assets itself: they can't be out of date.
  if (existsSync(join(import.meta.dirname, 'styles'))) return (await import('./build.ts')).buildAssets()
  const folder = join(import.meta.dirname, '../assets')
  const names = (await readdir(folder)).filter((name) => types[name.split('.').pop() ?? ''] !== undefined)
  return Promise.all(
    names.map(async (name) => ({
      name,
      body: await readFile(join(folder, name)),
      large: existsSync(join(folder, `${name}.br`)),
      br: await readFile(join(folder, `${name}.br`)).catch(() => undefined),
      gzip: await readFile(join(folder, `${name}.gz`)).catch(() => undefined),
    })),
  )
}

/** Stylesheet with the pack's accent; colours are checked by the pack's loader. */
function dye(css: string, { accent, accentInk }: InstitutionPack['brand']): string {
  return css
    .replaceAll('accent-ink-light', accentInk.light)
    .replaceAll('accent-ink-dark', accentInk.dark)
    .replaceAll('accent-light', accent.light)
    .replaceAll('accent-dark', accent.dark)
}

export async function loadAssets(brand: InstitutionPack['brand']): Promise<SiteAssets> {
  const made = await sources()
  const files = new Map<string, ServedAsset>()
  const addresses = new Map<string, string>()
  const serve = ({ name, body, large, br, gzip }: Source) => {
    const dot = name.lastIndexOf('.')
    const digest = createHash('sha256').update(body).digest('hex').slice(0, 10)
    const file = `${name.slice(0, dot)}-${digest}${name.slice(dot)}`
    const type = types[name.slice(dot + 1)] ?? 'application/octet-stream'
    const quick = !name.endsWith('.woff2') && large !== true
    files.set(file, {
      type,
      body,
      br: quick ? brotliCompressSync(body) : br,
      gzip: quick ? gzipSync(body, { level: 9 }) : gzip,
    })
    addresses.set(name, `/assets/${file}`)
  }
  const url = (name: string) => {
    const address = addresses.get(name)
    if (address === undefined) throw new Error(`There is no asset ${name}.`)
    return address
  }
  const isCss = ({ name }: AssetSource) => name.endsWith('.css')
  for (const asset of made.filter((one) => !isCss(one))) serve(asset)
  for (const { name, body } of made.filter(isCss))
    serve({
      name,
      body: Buffer.from(
        dye(body.toString(), brand).replaceAll(/url\('([^']+)'\)/g, (_, file: string) => `url(${url(file)})`),
      ),
    })
  return { url, files }
}
