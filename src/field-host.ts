/** Serves the built field application below /setor: the page with the pack in it, what makes it installable, its worker. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import type { InstitutionPack } from './house/units/index.ts'
import type { Config } from './platform/config.ts'
import { HouseError } from './platform/errors.ts'
import type { Server } from './platform/http.ts'
import { imageWork, sharp } from './platform/images.ts'

/** dist/field, seen from the sources or from the bundled server in dist/server. */
const fieldFolder = join(
  import.meta.dirname,
  basename(import.meta.dirname) === 'src' ? '../dist/field' : '../field',
)

/** One text that is safe as the value of a double-quoted HTML attribute. */
const attribute = (text: string): string =>
  text.replace(/[&"<>]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)

/** Only our own files run, no style stands in the page, strings never become markup or an address of a program. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types setor-programs',
].join('; ')
const workerPolicy = "default-src 'none'; connect-src 'self'"

/** What the application must know of the house before it draws anything. */
function houseCard({ mode }: Pick<Config, 'mode'>, pack: InstitutionPack): string {
  const { institution, shortName, brand } = pack
  const { accent, accentInk } = brand
  return JSON.stringify({ mode, institution, shortName, accent, accentInk })
}

/** https://www.w3.org/TR/appmanifest/ */
const manifestOf = ({ institution, shortName, brand }: InstitutionPack) => ({
  id: '/setor/',
  name: `Setor ${shortName}`,
  short_name: 'Setor',
  description: `Setor berkas lapangan ke ${institution.id}.`,
  lang: 'id',
  dir: 'ltr',
  start_url: '/setor/',
  scope: '/setor/',
  display: 'standalone',
  background_color: '#fbfaf7',
  theme_color: brand.accent.light,
  categories: ['news', 'photo', 'productivity'],
  icons: [
    { src: '/setor/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/setor/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/setor/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
})

const icons = {
  'icon-192.png': { size: 192, maskable: false },
  'icon-512.png': { size: 512, maskable: false },
  'icon-maskable.png': { size: 512, maskable: true },
} as const

/** The house's pendopo in the pack's colours. A phone cuts the maskable one to its own shape, a circle at the narrowest. */
function drawIcon({ brand }: InstitutionPack, { size, maskable }: (typeof icons)[keyof typeof icons]) {
  const ground = maskable ? '<rect width="32" height="32"' : '<rect width="32" height="32" rx="6"'
  const [scale, inset] = maskable ? [0.74, 4.2] : [0.94, 1]
  const hall = `<g fill="${brand.accentInk.light}" transform="translate(${inset} ${inset}) scale(${scale})"><path d="M16 5 5 15h22zM7 17h3v8H7zm7.5 0h3v8h-3zM22 17h3v8h-3zM5 26h22v2H5z"/></g>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${ground} fill="${brand.accent.light}"/>${hall}</svg>`
  return imageWork(() => sharp(Buffer.from(svg)).png().toBuffer())
}

/**
 * The service worker. The page with the pack in it is part of what it keeps, so other colours make it another program,
 * which browsers then fetch together with the page.
 */
async function programOf(card: string, built: () => Promise<string>) {
  const mark = createHash('sha256').update(card).digest('hex').slice(0, 12)
  const text = `${await built()}\n// ${mark}\n`
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  return { text, packed: await promisify(brotliCompress)(text), tag }
}

/**
 * Mounts /setor/ and everything below it. Without a build (`npm run build`) the page answers 503 `field_not_built`.
 */
export function mountField(
  server: Server,
  {
    config,
    pack,
    folder = fieldFolder,
  }: { config: Pick<Config, 'mode'>; pack: InstitutionPack; folder?: string },
): void {
  const card = houseCard(config, pack)
  const built = new Map<string, Promise<string>>()
  /** A built file as text, read once. */
  const textOf = (name: string): Promise<string> => {
    const text =
      built.get(name) ??
      readFile(join(folder, name), 'utf8').catch((cause: unknown) => {
        built.delete(name)
        throw new HouseError('field_not_built', 503, { cause })
      })
    built.set(name, text)
    return text
  }
  let program: ReturnType<typeof programOf> | undefined
  const drawn = new Map<string, Promise<Buffer>>()
  const always = { config: { act: 'public' } }
  const common = (reply: FastifyReply) => reply.header('x-content-type-options', 'nosniff')

  void server.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root: join(folder, 'assets'),
      prefix: '/setor/assets/',
      decorateReply: false,
      // Names carry a hash of the content.
      maxAge: '365d',
      immutable: true,
      index: false,
      preCompressed: true,
      setHeaders: (reply) => {
        void reply.header('x-content-type-options', 'nosniff')
        void reply.header('content-security-policy', workerPolicy)
      },
    })

    scope.get('/setor/', always, async (request, reply) => {
      // The worker's scope is /setor/; whoever types the address without the last stroke is shown the way.
      if (/^\/setor(\?|$)/.test(request.url)) return reply.redirect('/setor/', 308)
      const html = await textOf('index.html')
      return common(reply)
        .type('text/html; charset=utf-8')
        .headers({
          'content-security-policy': pagePolicy,
          'cache-control': 'no-store',
          'referrer-policy': 'same-origin',
          'cross-origin-opener-policy': 'same-origin',
          'permissions-policy':
            'geolocation=(self), camera=(), microphone=(), publickey-credentials-get=(self)',
        })
        .send(html.replace('__HOUSE__', () => attribute(card)))
    })

    scope.get('/setor/sw.js', always, async (request, reply) => {
      program ??= programOf(card, () => textOf('sw.js')).catch((error: unknown) => {
        program = undefined
        throw error
      })
      const { text, packed, tag } = await program
      void common(reply).type('text/javascript; charset=utf-8').headers({
        'content-security-policy': workerPolicy,
        'cache-control': 'no-cache',
        etag: tag,
        vary: 'accept-encoding',
      })
      // Asked for at every opening, over lines where ten kilobytes are felt.
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      const packs = /\bbr\b/.test(String(request.headers['accept-encoding']))
      return packs ? reply.header('content-encoding', 'br').send(packed) : reply.send(text)
    })

    scope.get('/setor/manifest.webmanifest', always, async (_request, reply) =>
      common(reply)
        .type('application/manifest+json')
        .header('cache-control', 'public, max-age=3600')
        .send(JSON.stringify(manifestOf(pack))),
    )

    for (const [name, kind] of Object.entries(icons))
      scope.get(`/setor/${name}`, always, async (_request, reply) => {
        const picture = drawn.get(name) ?? drawIcon(pack, kind)
        drawn.set(name, picture)
        return common(reply)
          .type('image/png')
          .header('cache-control', 'public, max-age=86400')
          .send(await picture)
      })
  })
}
