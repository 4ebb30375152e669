/** Gathers a document's words up to a limit, then cleans them once. */
export class GatheredText {
  readonly #most: number
  readonly #pieces: string[] = []
  #length = 0
  #break = ''
  #truncated = false

  /** @param most UTF-16 units. */
  constructor(most: number) {
    this.#most = most
  }

  /** No more is wanted: a reader that sees this stops. */
  get truncated(): boolean {
    return this.#truncated
  }

  add(piece: string): void {
    if (this.#truncated || piece === '') return
    const whole = this.#length === 0 ? piece : this.#break + piece
    this.#break = ''
    const room = this.#most - this.#length
    this.#pieces.push(whole.length > room ? whole.slice(0, room) : whole)
    this.#length += Math.min(whole.length, room)
    this.#truncated = whole.length > room
  }

  /** Ends a line; several in a row count once, and none is written before the next words. */
  line(): void {
    if (!this.#break.startsWith('\n')) this.#break = '\n'
  }

  paragraph(): void {
    this.#break = '\n\n'
  }

  tab(): void {
    if (this.#break === '') this.#break = '\t'
  }

  /** Something was left out for another reason than its length. */
  cut(): void {
    this.#truncated = true
  }

  text(): string {
    return wholeSigns(cleanText(this.#pieces.join('')).slice(0, this.#most))
  }
}

/**
 * NFC; line ends become newlines; other control characters, invisible hyphens and the signs that turn the reading
 * direction around are left out. Each expression passes the text once, however it was made.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\t-\r]|[\u00ad\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[^\S\n]+/g, (space) => (space.includes('\t') ? '\t' : ' '))
    .replace(/[ \t]\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .normalize('NFC')

/** A cut may have gone through a character of two units; what is stored has none of them alone. */
const wholeSigns = (text: string) => text.replace(/[\ud800-\udbff]$/, '').toWellFormed()

/** A title on one line of at most 300 characters; null if nothing is left. */
export function cleanTitle(title: unknown): string | null {
  if (typeof title !== 'string') return null
  const clean = wholeSigns(cleanText(title.slice(0, 1_000)).replace(/\s+/g, ' ').slice(0, 300))
  return clean === '' ? null : clean
}
