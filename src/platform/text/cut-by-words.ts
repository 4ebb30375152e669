/** Shortens text for people: counted in graphemes (what a reader sees as one sign), cut between words. */
const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' })

/** At most `most` graphemes, ending in "…" if anything was left out; a word is broken only if it fills all the room. */
export function cutByWords(text: string, most: number): string {
  const signs = [...segmenter.segment(text)].map(({ segment }) => segment)
  if (signs.length <= most) return text
  if (most <= 1) return most === 1 ? '…' : ''
  const room = signs.slice(0, most - 1)
  const within = /\s/.test(signs[most - 1] ?? '')
    ? room.length
    : room.findLastIndex((sign) => /\s/.test(sign))
  const kept = within > 0 ? room.slice(0, within) : room
  return `${kept.join('').replace(/[\s.,;:–—-]+$/u, '')}…`
}
