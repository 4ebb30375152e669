/**
 * How each network shows a post, as far as it changes what an officer decides: where pictures stand and how they are
 * cut, what becomes of a link, what is coloured. Colours lie in post-look.module.css; no mark of a network is drawn.
 */
import type { Network } from './distribution-queries.ts'

export interface Look {
  /**
   * `beside`: the words stand right of the face, `below`: under it, `bubble`: in one, as messengers do, `page`: on a
   * site or a board, `film`: under a film with its title.
   */
  frame: 'beside' | 'below' | 'bubble' | 'page' | 'film'
  media: 'above' | 'below'
  /** Several pictures: in a square of four at most, side by side, one after the other, as a wall, or each whole. */
  cut: 'four' | 'row' | 'slides' | 'wall' | 'whole'
  /** What it draws of a link where there is no picture. */
  card: 'large' | 'small' | 'none'
  /** What it makes links of: addresses and tags, tags alone, or nothing. */
  links: 'all' | 'tags' | 'none'
  /** Addresses as they are written there: without their beginning, or whole. */
  short: boolean
}

const message = { frame: 'bubble', media: 'above', card: 'small', links: 'all', short: false } as const
const words = { media: 'below', links: 'all', short: true, card: 'large' } as const

export const looks: Readonly<Record<Network, Look>> = {
  bluesky: { ...words, frame: 'beside', cut: 'four' },
  x: { ...words, frame: 'beside', cut: 'four' },
  threads: { ...words, frame: 'beside', cut: 'row' },
  mastodon: { ...words, frame: 'below', cut: 'four', card: 'small' },
  activitypub: { ...words, frame: 'below', cut: 'four', card: 'small' },
  facebook: { ...words, frame: 'below', cut: 'wall', short: false },
  instagram: { frame: 'below', media: 'above', cut: 'slides', card: 'none', links: 'tags', short: false },
  telegram: { ...message, cut: 'wall' },
  whatsapp: { ...message, cut: 'whole' },
  youtube: { ...words, frame: 'film', media: 'above', cut: 'whole', card: 'none', short: false },
  tiktok: {
    ...words,
    frame: 'film',
    media: 'above',
    cut: 'slides',
    card: 'none',
    links: 'none',
    short: false,
  },
  wordpress: { ...words, frame: 'page', media: 'above', cut: 'whole', card: 'none', short: false },
  board: { ...words, frame: 'page', media: 'above', cut: 'whole', card: 'none', links: 'none', short: false },
  feed: { ...words, frame: 'page', media: 'above', cut: 'whole', card: 'none', short: false },
}

export interface Word {
  text: string
  /** Coloured, as a link or a tag. */
  marked: boolean
}

const tags = String.raw`#[\p{L}\p{N}_]+|(?<!\S)@[\p{L}\p{N}_.@-]+`
const marks = {
  all: new RegExp(String.raw`(https?:\/\/\S+|${tags})`, 'gu'),
  tags: new RegExp(`(${tags})`, 'gu'),
}

/** The words of a post, divided into what is coloured and what is not; `link` is the address that it leads to. */
export function wordsIn(text: string, { links, short }: Look, link: string | null): Word[] {
  if (links === 'none') return [{ text, marked: false }]
  const host = link === null || links === 'tags' ? undefined : new URL(link).host
  const parts = text.split(marks[links])
  return parts
    .flatMap((part, at): Word[] => {
      if (at % 2 === 1) return [{ text: short ? shortened(part) : part, marked: true }]
      // Written without its beginning by the house itself.
      const from = host === undefined ? -1 : part.indexOf(host)
      if (from === -1) return [{ text: part, marked: false }]
      const end = part.slice(from).search(/\s/)
      const until = end === -1 ? part.length : from + end
      return [
        { text: part.slice(0, from), marked: false },
        { text: part.slice(from, until), marked: true },
        { text: part.slice(until), marked: false },
      ]
    })
    .filter(({ text: word }) => word !== '')
}

const shortest = 30

function shortened(word: string): string {
  if (!word.startsWith('http')) return word
  const bare = word.replace(/^https?:\/\/(www\.)?/, '')
  return bare.length <= shortest ? bare : `${bare.slice(0, shortest)}…`
}
