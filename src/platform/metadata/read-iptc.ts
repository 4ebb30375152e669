import { isUtf8 } from 'node:buffer'

/** The older IPTC records (IIM 4.2, record 2): `2:120` is the caption. */

/** Texts by data set number of record 2, in the order of the file. */
export type Iptc = Map<number, string[]>

export function readIptc(block: Buffer): Iptc {
  const found: Iptc = new Map()
  let total = 0
  for (let at = 0; at + 5 <= block.length && block[at] === 0x1c;) {
    const [record, number, size] = [block[at + 1]!, block[at + 2]!, block.readUInt16BE(at + 3)]
    // The highest bit would announce a longer length; no text of record 2 may be so long.
    if (size > 0x7fff || at + 5 + size > block.length || ++total > 2000) break
    if (record === 2) {
      const text = decode(block.subarray(at + 5, at + 5 + size))
      found.set(number, [...(found.get(number) ?? []).slice(0, 500), text])
    }
    at += 5 + size
  }
  return found
}

/** Whether a block holds more than ASCII, and if so in which alphabet. Many programs write UTF-8 and do not say so. */
export function iptcAlphabet(block: Buffer): 'ascii' | 'utf8' | 'latin1' {
  const texts = [...readIptc(block).values()].flat().join('')
  if (/^\p{ASCII}*$/u.test(texts)) return 'ascii'
  return isUtf8(block) ? 'utf8' : 'latin1'
}

const decode = (bytes: Buffer) => bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
