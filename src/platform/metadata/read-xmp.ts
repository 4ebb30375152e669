/**
 * XMP packets (ISO 16684-1) read in one pass. exifr's own reader is not used for them: it turns the keyword "007" into
 * the number 7, leaves `&amp;` as it stands, and takes time by the square of what a hostile packet opens and never closes.
 */

export interface XmpValue {
  text: string
  lang?: string | undefined
}
/** By path without the RDF in between: `dc:title`, or `Iptc4xmpExt:LocationCreated/Iptc4xmpExt:City`. */
export type Xmp = Map<string, XmpValue[]>

const known = new Map([
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop'],
  ['http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/', 'Iptc4xmpCore'],
  ['http://iptc.org/std/Iptc4xmpExt/2008-02-29/', 'Iptc4xmpExt'],
  ['http://ns.adobe.com/xap/1.0/rights/', 'xmpRights'],
  ['http://ns.adobe.com/exif/1.0/', 'exif'],
  ['http://ns.adobe.com/tiff/1.0/', 'tiff'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp'],
  ['adobe:ns:meta/', 'x'],
])
const packetLimit = 1_000_000
/** Kinds of values, and of each kind: a flood of keywords must not wash away the caption. */
const pathLimit = 1000
const valueLimit = 500
const depthLimit = 40

/** @param packet whatever bytes stand where XMP should; of nonsense comes an empty map, never an error. */
export function readXmp(packet: Uint8Array): Xmp {
  const text = new TextDecoder().decode(packet.subarray(0, packetLimit))
  const found: Xmp = new Map()
  const open: Element[] = []
  const keep = (path: string, value: string, lang?: string) => {
    if (path === '' || value.trim() === '') return
    const values = found.get(path)
    if (values === undefined) {
      if (found.size < pathLimit) found.set(path, [{ text: value, lang }])
    } else if (values.length < valueLimit) values.push({ text: value, lang })
  }
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      at = after(text, '-->', at)
    } else if (text[at + 1] === '?' || text[at + 1] === '!') {
      // Declarations are skipped, entities of one's own making included; XMP has no CDATA worth the trouble.
      at = after(text, '>', at)
    } else if (text[at + 1] === '/') {
      const closed = open.pop()
      if (closed !== undefined && !closed.nested)
        keep(closed.path, decode(text.slice(closed.from, at)), closed.lang)
      at = after(text, '>', at)
    } else {
      const tag = readTag(text, at)
      if (tag === undefined) break
      const above = open.at(-1)
      if (above !== undefined) above.nested = true
      const element = enter(tag, above, keep)
      at = tag.end
      element.from = at
      if (tag.closed) continue
      if (open.push(element) > depthLimit) break
    }
  }
  return found
}

interface Element {
  path: string
  lang: string | undefined
  prefixes: ReadonlyMap<string, string>
  nested: boolean
  from: number
}
interface Tag {
  name: string
  attributes: [string, string][]
  closed: boolean
  end: number
}

const after = (text: string, mark: string, from: number) => {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}

const nameAt = /[^\s<>/='"]{1,200}/y
const attributeAt = /\s+([^\s<>/='"]{1,200})\s{0,20}=\s{0,20}("[^"<]*"|'[^'<]*')/y

function readTag(text: string, at: number): Tag | undefined {
  nameAt.lastIndex = at + 1
  const name = nameAt.exec(text)?.[0]
  if (name === undefined) return undefined
  const attributes: [string, string][] = []
  let end = at + 1 + name.length
  for (;;) {
    attributeAt.lastIndex = end
    const attribute = attributeAt.exec(text)
    if (attribute === null || attributes.length > 500) break
    attributes.push([attribute[1]!, attribute[2]!.slice(1, -1)])
    end = attributeAt.lastIndex
  }
  const close = text.indexOf('>', end)
  return close === -1 ? undefined : { name, attributes, closed: text[close - 1] === '/', end: close + 1 }
}

/** The element that a tag opens; its attributes are properties too, by RDF's shorthand. */
function enter(tag: Tag, above: Element | undefined, keep: (path: string, value: string) => void): Element {
  const declared = tag.attributes.filter(([name]) => name.startsWith('xmlns:'))
  const prefixes =
    declared.length === 0
      ? (above?.prefixes ?? new Map<string, string>())
      : new Map([
          ...(above?.prefixes ?? []),
          ...declared.map(([name, uri]) => [name.slice(6), known.get(uri) ?? ''] as const),
        ])
  const resolve = (name: string) => {
    const colon = name.indexOf(':')
    const prefix = prefixes.get(name.slice(0, colon)) ?? ''
    return prefix === '' ? '' : `${prefix}:${name.slice(colon + 1)}`
  }
  const within = (path: string, name: string) => (path === '' ? name : `${path}/${name}`)
  const name = resolve(tag.name)
  const start = above?.path ?? ''
  // What is unknown gets a path that nobody asks for, so that its insides are not taken for something else's.
  const path =
    name.startsWith('rdf:') || name.startsWith('x:') ? start : within(start, name === '' ? '?' : name)
  let lang: string | undefined
  for (const [attribute, value] of tag.attributes) {
    if (attribute === 'xml:lang') lang = value.toLowerCase()
    const resolved = resolve(attribute)
    if (resolved === 'rdf:resource') keep(path, decode(value))
    else if (resolved !== '' && !resolved.startsWith('rdf:')) keep(within(path, resolved), decode(value))
  }
  return { path, lang, prefixes, nested: false, from: 0 }
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const decode = (text: string) =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi,
    (whole, ten, sixteen, name: string | undefined) => {
      if (name !== undefined) return entities[name] ?? whole
      const code = ten === undefined ? Number.parseInt(String(sixteen), 16) : Number(ten)
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    },
  )
