/** Serves the built console below /konsol: assets that never change, one page that carries a nonce and the pack. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { InstitutionPack } from './house/units/index.ts'
import type { Config } from './platform/config.ts'
import { HouseError } from './platform/errors.ts'
import type { Server } from './platform/http.ts'

/** dist/console, seen from the sources or from the bundled server in dist/server. */
export const consoleFolder = join(
  import.meta.dirname,
  basename(import.meta.dirname) === 'src' ? '../dist/console' : '../console',
)

/** One text that is safe as the value of a double-quoted HTML attribute. */
const attribute = (text: string): string =>
  text.replace(/[&"<>]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)

/** What the console must know of the house before it draws anything: names, colours, topics. */
function houseCard(config: Pick<Config, 'mode'>, pack: InstitutionPack): string {
  const { institution, shortName, brand, rooms, roles, levels, topics, defaultTimeZone } = pack
  return JSON.stringify({
    mode: config.mode,
    institution,
    shortName,
    accent: brand.accent,
    accentInk: brand.accentInk,
    rooms,
    roles,
    levels: levels.map(({ key, name }) => ({ key, name })),
    topics: topics.map(({ key, name }) => ({ key, name })),
    defaultTimeZone,
  })
}

/** Only our own files run; style elements need the page's nonce; strings never become markup or script. */
const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    // What hls.js has fetched comes to the player from memory.
    "media-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default pasted-text ProseMirrorClipboard',
  ].join('; ')

/**
 * Mounts /konsol and everything below it. Without a build (`npm run build`) the pages answer 503 `console_not_built`.
 */
export function mountConsole(
  server: Server,
  {
    config,
    pack,
    folder = consoleFolder,
  }: { config: Pick<Config, 'mode'>; pack: InstitutionPack; folder?: string },
): void {
  const card = attribute(houseCard(config, pack))
  let page: Promise<string> | undefined

  async function sendPage(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    page ??= readFile(join(folder, 'index.html'), 'utf8').catch((cause: unknown) => {
      page = undefined
      throw new HouseError('console_not_built', 503, { cause })
    })
    const html = await page
    const nonce = randomBytes(18).toString('base64url')
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'content-security-policy': policyOf(nonce),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': 'geolocation=(), microphone=(), camera=(), publickey-credentials-get=(self)',
      })
      .send(html.replace('__NONCE__', nonce).replace('__HOUSE__', () => card))
  }

  void server.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root: join(folder, 'assets'),
      prefix: '/konsol/assets/',
      decorateReply: false,
      // Names carry a hash of the content.
      maxAge: '365d',
      immutable: true,
      index: false,
      setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
    })
    scope.get('/konsol', { config: { act: 'public' } }, sendPage)
    scope.get('/konsol/*', { config: { act: 'public' } }, sendPage)
  })
}
