/** What a person needs who asks a network to take an impostor down. The house sends nothing itself. */
import type { Readable } from 'node:stream'
import type { Actor } from '../../../../platform/actor.ts'
import { translator, type Locale } from '../../../../platform/messages.ts'
import { fingerprint } from '../../../../platform/secrets.ts'
import { zipOf, type ZipEntry } from '../../../../platform/zip.ts'
import type { EvidencePicture } from '../../evidence/index.ts'
import type { RegisterDeps } from '../deps.ts'
import type { RegisterNetwork } from '../networks.ts'
import { impostorCase, type ImpostorCase } from './impostor.ts'

/**
 * Where each network takes reports of impersonation: its form or help page, or an address to write to. Networks move
 * these; whoever finds one moved changes it here.
 */
const desks: Readonly<Record<RegisterNetwork, string | null>> = {
  bluesky: 'mailto:moderation@blueskyweb.xyz',
  facebook: 'https://www.facebook.com/help/contact/295309487309948',
  instagram: 'https://help.instagram.com/contact/636276399721841',
  threads: 'https://help.instagram.com/contact/636276399721841',
  x: 'https://help.x.com/forms/authenticity/impersonation',
  youtube: 'https://support.google.com/youtube/answer/2801947',
  tiktok: 'https://www.tiktok.com/legal/report/Impersonation',
  telegram: 'mailto:abuse@telegram.org',
  whatsapp: 'https://www.whatsapp.com/contact',
  // Each server and each site has its own: the page that names its administrators, the registrar that sold its name.
  mastodon: null,
  activitypub: null,
  website: null,
  wordpress: null,
  board: null,
  feed: null,
}

export interface TakedownPack {
  network: RegisterNetwork | null
  /** Null: the server's own administrators, or the registrar of the domain. */
  desk: string | null
  /** Ready to be pasted, in both languages. */
  text: Record<Locale, string>
  /** What proves it, as addresses of the house. */
  links: string[]
  /** What the public sent of it. */
  pictures: EvidencePicture[]
}

/** @throws not_found, forbidden */
export async function takedownPack(deps: RegisterDeps, actor: Actor, id: string): Promise<TakedownPack> {
  return packOf(deps, await impostorCase(deps, actor, id))
}

const picturesOf = ({ told }: ImpostorCase) =>
  told.flatMap(({ pictures }) => pictures.filter(({ gone }) => !gone))

async function packOf(deps: RegisterDeps, impostor: ImpostorCase): Promise<TakedownPack> {
  const official =
    impostor.outletId === null
      ? undefined
      : await deps.db
          .selectFrom('channels.public_outlet')
          .select(['ref', 'url', 'handle'])
          .where('id', '=', impostor.outletId)
          .executeTakeFirst()
  const { url: house } = deps.config
  const page = official === undefined ? `${house}/kanal` : `${house}/kanal/${official.ref}`
  const unit = deps.units.get(impostor.unitId) ?? deps.units.root()
  const [evidence] = impostor.evidence
  const pictures = picturesOf(impostor)
  const attached = (locale: Locale) =>
    pictures.length === 0
      ? ''
      : translator(locale)('register.takedown_pictures', {
          count: pictures.length,
          digests: pictures.map(({ digest }) => digest).join('\n'),
        })
  const text = (locale: Locale) =>
    translator(locale)('register.takedown', {
      institution: deps.units.pack.institution[locale],
      unit: unit.name[locale],
      impostor: impostor.url ?? impostor.asked,
      official: official?.url ?? house,
      page,
      reports: impostor.reports,
      seen: evidence?.at.toISOString() ?? '–',
      digest: evidence?.sha256 ?? '–',
    }) + attached(locale)
  return {
    network: impostor.network,
    desk: impostor.network === null ? null : (desks[impostor.network] ?? null),
    text: { id: text('id'), en: text('en') },
    links: [page, `${house}/kanal/daftar.json`, `${house}/.well-known/pendopo-register.pem`],
    pictures,
  }
}

/** The same as a file to attach: the text in both languages, the pages and pictures, and the SHA-256 of each. @throws not_found, forbidden */
export async function takedownZip(deps: RegisterDeps, actor: Actor, id: string): Promise<Readable> {
  const impostor = await impostorCase(deps, actor, id)
  const pack = await packOf(deps, impostor)
  return zipOf(filesOf(deps, impostor, pack))
}

async function* filesOf(
  { evidence, clock }: Pick<RegisterDeps, 'evidence' | 'clock'>,
  impostor: ImpostorCase,
  { text, links, pictures }: TakedownPack,
): AsyncGenerator<ZipEntry> {
  const sums: string[] = []
  const entry = (name: string, source: Buffer, at: Date, compress = true): ZipEntry => {
    sums.push(`${fingerprint(source)}  ${name}`)
    return { name, source, at, compress }
  }
  const now = clock.now()
  for (const [name, locale] of [
    ['pengaduan.txt', 'id'],
    ['complaint.txt', 'en'],
  ] as const)
    yield entry(name, Buffer.from(`${text[locale]}\n${links.join('\n')}\n`), now)
  for (const [at, seen] of impostor.evidence.entries())
    yield entry(
      `halaman-${at + 1}.txt`,
      Buffer.from(`${seen.url}\n${seen.at.toISOString()}\nSHA-256 ${seen.sha256}\n\n${seen.text}\n`),
      seen.at,
    )
  for (const [at, picture] of pictures.entries()) {
    const bytes = await evidence.read(picture.id)
    // Its time may end at this very moment.
    if (bytes !== undefined) yield entry(`gambar-${at + 1}.jpg`, bytes, picture.at, false)
  }
  yield { name: 'SHA256SUMS', source: `${sums.join('\n')}\n`, at: now }
}
