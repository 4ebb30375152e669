/** Photographs and films of a post: sent with it, and replaced where it stands. */
import type { Account, Outcome, Sent } from '../../adapter.ts'
import type { ArticleFilm, ArticlePicture } from '../../article.ts'
import type { Stage } from '../shared/caller.ts'
import { mp4Of } from '../shared/film-bytes.ts'
import { jpegOf, keysOf } from '../shared/shown-media.ts'
import { takeDown, tokenOf, type Ask, type Message } from './bot.ts'

/** Ten megabytes are allowed; larger ones are only made smaller there. */
const photoBytes = 5_000_000

/** One photograph, or an album of two to ten with its words below the first. */
export async function sendPhotos(
  ask: Ask,
  account: Account,
  pictures: readonly ArticlePicture[],
  caption: string,
  stage: Stage,
): Promise<Message[]> {
  const form = new FormData()
  form.set('chat_id', account.externalId)
  const [first, ...more] = pictures
  if (first !== undefined && more.length === 0) {
    form.set('caption', caption)
    form.set('photo', await jpegOf(first, photoBytes), 'picture.jpg')
    stage.mayHaveActed = true
    return [await ask<Message>(tokenOf(account), 'sendPhoto', form)]
  }
  const media = []
  for (const [at, picture] of pictures.entries()) {
    form.set(`picture${at}`, await jpegOf(picture, photoBytes), `picture${at}.jpg`)
    media.push({ type: 'photo', media: `attach://picture${at}`, ...(at === 0 ? { caption } : {}) })
  }
  form.set('media', JSON.stringify(media))
  stage.mayHaveActed = true
  return ask<Message[]>(tokenOf(account), 'sendMediaGroup', form)
}

export async function sendFilm(
  ask: Ask,
  account: Account,
  film: ArticleFilm,
  caption: string,
  stage: Stage,
): Promise<Message> {
  const form = new FormData()
  form.set('chat_id', account.externalId)
  form.set('caption', caption)
  form.set('duration', String(Math.round(film.seconds)))
  form.set('supports_streaming', 'true')
  form.set('video', await mp4Of(film), 'film.mp4')
  stage.mayHaveActed = true
  return ask<Message>(tokenOf(account), 'sendVideo', form)
}

/** Puts today's film in the place of what the message shows; the rest of an album goes. */
export async function replaceFilm(
  ask: Ask,
  account: Account,
  target: Sent,
  film: ArticleFilm,
  caption: string,
): Promise<Outcome> {
  const form = new FormData()
  form.set('chat_id', account.externalId)
  form.set('message_id', target.id)
  form.set('film', await mp4Of(film), 'film.mp4')
  form.set(
    'media',
    JSON.stringify({ type: 'video', media: 'attach://film', caption, supports_streaming: true }),
  )
  await ask(tokenOf(account), 'editMessageMedia', form)
  for (const id of target.attachments ?? []) await takeDown(ask, account, id)
  return { kind: 'sent', sent: { ...target, attachments: [], shown: [film.key] } }
}

/** Puts today's pictures in place of those that stand there; an album grows by none. */
export async function replacePhotos(
  ask: Ask,
  account: Account,
  target: Sent,
  pictures: readonly ArticlePicture[],
  caption: string,
): Promise<Outcome> {
  const messages = [target.id, ...(target.attachments ?? [])]
  const stays = messages.slice(0, Math.max(1, pictures.length))
  for (const [at, id] of stays.entries()) {
    const picture = pictures[at]
    if (picture === undefined || picture.key === target.shown?.[at]) continue
    const form = new FormData()
    form.set('chat_id', account.externalId)
    form.set('message_id', id)
    form.set('picture', await jpegOf(picture, photoBytes), 'picture.jpg')
    const words = at === 0 ? { caption } : {}
    form.set('media', JSON.stringify({ type: 'photo', media: 'attach://picture', ...words }))
    await ask(tokenOf(account), 'editMessageMedia', form)
  }
  for (const id of messages.slice(stays.length)) await takeDown(ask, account, id)
  const named = target.revision === undefined
  const leftovers = [
    ...(pictures.length === 0 ? ['old_picture'] : []),
    ...(pictures.length > stays.length ? [named ? 'rest_of_album' : 'picture_missing'] : []),
  ]
  const shown = keysOf({ pictures, film: null }).slice(0, stays.length)
  return {
    kind: 'sent',
    sent: { ...target, attachments: stays.slice(1), ...(shown.length === 0 ? {} : { shown }) },
    ...(leftovers.length === 0 ? {} : { leftovers }),
  }
}
