/**
 * XML as a stream of tokens, for the subset that Office files are allowed to be: no document type (so no entities but
 * the five and numbers: ECMA-376 part 2, 6.1.1). It holds one tag at most, never the document.
 */
import { damaged } from '../refusal.ts'

export interface XmlReader {
  /** `name` is without its prefix; `attributes` are read when asked for, with theirs. */
  open?(name: string, attributes: () => ReadonlyMap<string, string>): void
  close?(name: string): void
  /** May come in several pieces. */
  text?(piece: string): void
}

/** Word keeps pictures of old programs in attributes, so a tag may be long. */
const longestTag = 2 ** 20
const deepest = 1_000
const mark = /["'<>]/g
const tagName = /[^\s<>"'/=]+/y
const attribute = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y
const sections = [
  { begins: '<!--', ends: '-->', isText: false },
  { begins: '<![CDATA[', ends: ']]>', isText: true },
  { begins: '<?', ends: '?>', isText: false },
]

export class XmlTokens {
  readonly #reader: XmlReader
  readonly #open: string[] = []
  #rest = ''
  #section: (typeof sections)[number] | undefined
  #begun = false

  constructor(reader: XmlReader) {
    this.#reader = reader
  }

  push(chunk: string): void {
    this.#rest += chunk
    let at = 0
    for (let next = this.#step(at); next !== undefined; next = this.#step(at)) at = next
    this.#rest = this.#rest.slice(at)
    if (this.#rest.length > longestTag) throw damaged('A tag without end.')
  }

  /** @throws document_damaged if the document is not over. */
  end(): void {
    const between = this.#rest.trim() === '' && this.#section === undefined
    if (!between || this.#open.length > 0 || !this.#begun) throw damaged('XML that breaks off.')
  }

  /** Takes one token at a place; answers the place after it, or undefined if there is not a whole one. */
  #step(at: number): number | undefined {
    const rest = this.#rest
    if (this.#section !== undefined) return this.#inSection(at, this.#section)
    if (at >= rest.length) return undefined
    if (rest.charCodeAt(at) !== 60) return this.#words(at)
    if (rest.startsWith('<!', at) || rest.startsWith('<?', at)) return this.#beginSection(at)
    const end = this.#tagEnd(at)
    if (end === undefined) return undefined
    this.#tag(rest.slice(at, end))
    return end
  }

  /** After the `>` that is not within quotes. */
  #tagEnd(at: number): number | undefined {
    for (let from = at + 1; ;) {
      mark.lastIndex = from
      const found = mark.exec(this.#rest)
      if (found === null) return undefined
      if (found[0] === '>') return found.index + 1
      if (found[0] === '<') throw damaged('A tag within a tag.')
      const closing = this.#rest.indexOf(found[0], found.index + 1)
      if (closing === -1) return undefined
      from = closing + 1
    }
  }

  #words(at: number): number | undefined {
    const end = this.#rest.indexOf('<', at)
    let piece = end === -1 ? this.#rest.slice(at) : this.#rest.slice(at, end)
    if (end === -1) {
      // An entity may be cut by the chunk's end; the longest is &#x10FFFF;
      const amp = piece.lastIndexOf('&')
      if (amp !== -1 && piece.length - amp < 12 && !piece.includes(';', amp)) piece = piece.slice(0, amp)
      if (piece === '') return undefined
    }
    if (this.#open.length > 0) this.#reader.text?.(decode(piece))
    else if (piece.trim() !== '') throw damaged('Words outside of the document.')
    return at + piece.length
  }

  #beginSection(at: number): number | undefined {
    const found = sections.find(({ begins }) => this.#rest.startsWith(begins, at))
    if (found === undefined) {
      if (this.#rest.length - at < 9 && !/^<!d/i.test(this.#rest.slice(at))) return undefined
      throw damaged('A document type, which Office files may not have.')
    }
    if (found.isText && this.#open.length === 0) throw damaged('Words outside of the document.')
    this.#section = found
    return at + found.begins.length
  }

  #inSection(at: number, { ends, isText }: (typeof sections)[number]): number | undefined {
    const end = this.#rest.indexOf(ends, at)
    // Its last characters may be the beginning of its end.
    const stop = end === -1 ? this.#rest.length - ends.length + 1 : end
    if (isText && stop > at) this.#reader.text?.(this.#rest.slice(at, stop))
    if (end === -1) return stop > at ? stop : undefined
    this.#section = undefined
    return end + ends.length
  }

  #tag(tag: string) {
    const closes = tag.startsWith('</')
    tagName.lastIndex = closes ? 2 : 1
    const [full] = tagName.exec(tag) ?? []
    if (full === undefined) throw damaged('A tag without name.')
    const inside = tag.slice(tagName.lastIndex, -1)
    const name = full.slice(full.indexOf(':') + 1)
    if (closes) {
      if (this.#open.pop() !== full) throw damaged(`</${name}> closes what is not open.`)
      this.#reader.close?.(name)
      return
    }
    if (this.#open.length === 0 && this.#begun) throw damaged('A second document after the first.')
    this.#begun = true
    if (this.#open.length >= deepest) throw damaged('Nested too deeply.')
    this.#reader.open?.(name, () => readAttributes(inside))
    if (inside.endsWith('/')) this.#reader.close?.(name)
    else this.#open.push(full)
  }
}

function readAttributes(inside: string): Map<string, string> {
  const found = new Map<string, string>()
  attribute.lastIndex = 0
  for (let match = attribute.exec(inside); match !== null; match = attribute.exec(inside))
    found.set(match[1] ?? '', decode(match[2] ?? match[3] ?? ''))
  return found
}

const named = new Map([
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['quot;', '"'],
  ['apos;', "'"],
])

const decode = (text: string): string =>
  text.includes('&') ? text.replace(/&([^;&]{0,12};)?/g, (_, entity?: string) => decodeEntity(entity)) : text

function decodeEntity(entity = ''): string {
  const known = named.get(entity)
  if (known !== undefined) return known
  const [, hex, digits] = /^#(?:x([0-9a-f]+)|([0-9]+));$/i.exec(entity) ?? []
  const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
  if (Number.isNaN(code) || code > 0x10_ffff) throw damaged(`An entity &${entity}`)
  return String.fromCodePoint(code)
}
