/** The words of the Fediverse for what the house has to say: https://www.w3.org/TR/activitystreams-vocabulary/ */
import type { Accept, Create, Delete, Note, Organization, Update } from '@fedify/vocab'
import type { RequestContext } from '@fedify/fedify'
import { fingerprint } from '../../../platform/secrets.ts'
import type { FediverseActor } from './actors.ts'
import { actorPath, notePath } from './addresses.ts'
import type { StandingAnswer } from './standing-answers.ts'
import type { Caller, FediverseDeps } from './deps.ts'
import { loadFedify } from './fedify.ts'
import type { StandingNote } from './standing-notes.ts'

type House = Pick<FediverseDeps, 'config' | 'institution' | 'siteOf'>

const at = ({ config }: Pick<House, 'config'>, path: string) => new URL(path, config.url)

/** An organisation, with the keys by which other servers know its hand. */
export async function organizationOf(
  house: House,
  ctx: RequestContext<Caller>,
  actor: FediverseActor,
): Promise<Organization> {
  const { vocab, instant } = await loadFedify()
  const { unit, name } = actor
  const pairs = await ctx.getActorKeyPairs(name)
  const { id, en } = unit.name
  const isHouse = unit.sitePath === ''
  const card = at(house, `/kartu/satuan-${unit.code}-id.jpg`)
  return new vocab.Organization({
    id: ctx.getActorUri(name),
    preferredUsername: name,
    name: isHouse ? house.institution.name.id : id,
    summary: `<p>${escapeHtml(isHouse ? house.institution.name.id : `${id}, ${house.institution.name.id}`)}. Akun resmi situs ini. Pesan pribadi tidak dibaca di sini; sebutlah kami dalam kiriman terbuka.</p><p lang="en">${escapeHtml(isHouse ? house.institution.name.en : `${en}, ${house.institution.name.en}`)}. Official account of this site. Private messages are not read here; please mention us in public.</p>`,
    url: new URL(house.siteOf(unit)),
    icon: new vocab.Image({ url: at(house, `/fediverse/ikon/${unit.code}.jpg`), mediaType: 'image/jpeg' }),
    image: new vocab.Image({ url: card, mediaType: 'image/jpeg' }),
    inbox: ctx.getInboxUri(name),
    outbox: ctx.getOutboxUri(name),
    followers: ctx.getFollowersUri(name),
    endpoints: new vocab.Endpoints({ sharedInbox: ctx.getInboxUri() }),
    // RSA signs requests, Ed25519 what is sent.
    publicKeys: pairs.slice(0, 1).map(({ cryptographicKey }) => cryptographicKey),
    assertionMethods: pairs.slice(1).map(({ multikey }) => multikey),
    published: instant(actor.createdAt),
    manuallyApprovesFollowers: false,
    discoverable: true,
    indexable: true,
  })
}

const followersOf = (house: House, name: string) => at(house, `${actorPath(name)}/followers`)

export async function noteOf(house: House, name: string, note: StandingNote): Promise<Note> {
  const { vocab, instant, LanguageString } = await loadFedify()
  return new vocab.Note({
    id: at(house, notePath(note.key)),
    attribution: at(house, actorPath(name)),
    to: vocab.PUBLIC_COLLECTION,
    cc: followersOf(house, name),
    contents: [note.html, new LanguageString(note.html, note.locale)],
    mediaType: 'text/html',
    url: new URL(note.url),
    published: instant(note.publishedAt),
    ...(note.changedAt === undefined ? {} : { updated: instant(note.changedAt) }),
    tags: note.tags.map(({ word, url }) => new vocab.Hashtag({ name: `#${word}`, href: new URL(url) })),
    attachments: note.pictures.map(
      ({ url, alt }) => new vocab.Image({ url: new URL(url), name: alt, mediaType: 'image/webp' }),
    ),
  })
}

/** Its id is made of the note's and its revision: the same news twice is the same activity. */
export async function newsOf(
  house: House,
  name: string,
  note: StandingNote,
  act: 'create' | 'update',
): Promise<Create | Update> {
  const { vocab, instant } = await loadFedify()
  const object = await noteOf(house, name, note)
  const both = {
    actor: at(house, actorPath(name)),
    object,
    to: vocab.PUBLIC_COLLECTION,
    cc: followersOf(house, name),
  }
  return act === 'create'
    ? new vocab.Create({
        ...both,
        id: at(house, `${notePath(note.key)}#create`),
        published: instant(note.publishedAt),
      })
    : new vocab.Update({
        ...both,
        id: at(house, `${notePath(note.key)}#update-${note.revision}`),
        updated: instant(note.changedAt ?? note.publishedAt),
      })
}

/** To whom it answers, and to everybody; its words begin with their name, by which their server tells them. */
export async function answerNoteOf(house: House, name: string, answer: StandingAnswer): Promise<Note> {
  const { vocab, instant } = await loadFedify()
  const { key, message, writer, writerName, html, at: said } = answer
  const [user = ''] = writerName.split('@')
  const mention = `<span class="h-card"><a href="${escapeHtml(writer)}" class="u-url mention">@<span>${escapeHtml(user)}</span></a></span>`
  return new vocab.Note({
    id: at(house, notePath(key)),
    attribution: at(house, actorPath(name)),
    tos: [vocab.PUBLIC_COLLECTION, new URL(writer)],
    replyTarget: new URL(message),
    content: html.replace('<p>', `<p>${mention} `),
    mediaType: 'text/html',
    published: instant(said),
    tags: [new vocab.Mention({ name: `@${writerName}`, href: new URL(writer) })],
  })
}

export async function answeringOf(house: House, name: string, answer: StandingAnswer): Promise<Create> {
  const { vocab, instant } = await loadFedify()
  return new vocab.Create({
    id: at(house, `${notePath(answer.key)}#create`),
    actor: at(house, actorPath(name)),
    object: await answerNoteOf(house, name, answer),
    tos: [vocab.PUBLIC_COLLECTION, new URL(answer.writer)],
    published: instant(answer.at),
  })
}

export async function tombstoneOf(house: House, key: string) {
  const { vocab } = await loadFedify()
  return new vocab.Tombstone({ id: at(house, notePath(key)) })
}

export async function deletionOf(house: House, name: string, key: string): Promise<Delete> {
  const { vocab } = await loadFedify()
  return new vocab.Delete({
    id: at(house, `${notePath(key)}#delete`),
    actor: at(house, actorPath(name)),
    object: await tombstoneOf(house, key),
    to: vocab.PUBLIC_COLLECTION,
    cc: followersOf(house, name),
  })
}

export async function acceptanceOf(
  house: House,
  name: string,
  { follower, followId }: { follower: string; followId: string },
): Promise<Accept> {
  const { vocab } = await loadFedify()
  const actor = at(house, actorPath(name))
  return new vocab.Accept({
    id: at(house, `${actorPath(name)}#accept-${fingerprint(followId).slice(0, 32)}`),
    actor,
    object: new vocab.Follow({ id: new URL(followId), actor: new URL(follower), object: actor }),
  })
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)
