/** Reads a letter that lies on the disk: its words, and its attachments as files beside it. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MailParser } from 'mailparser'

/** Smaller pictures that the text shows are signatures and logos. */
const signatureBytes = 20_000
/** Every level of nesting begins with such a line, so as many lines are as deep as it can be. */
const mostParts = 40
/** Markup beyond it is not read; a caption takes 1000 characters. */
const mostMarkup = 500_000

interface LetterFile {
  filename: string
  path: string
  sha256: string
}

export interface OpenedLetter {
  messageId: string
  subject: string
  text: string
  /** Written by a machine: it is not answered. */
  automatic: boolean
  files: LetterFile[]
  /** Names of those beyond the limit. */
  tooMany: string[]
  /** The same for the same words and files, whichever way they came. */
  sha256: string
}

/** Counts what could nest, ahead of the parser. */
function refuseDeepLetters(): Transform {
  let [seen, tail] = [0, '']
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const text = tail + chunk.toString('latin1')
      const lines = text.split('\n')
      // A field may go on in its next line; what is not whole yet is looked at with the next chunk.
      tail = lines.splice(-2).join('\n').slice(-2000)
      for (const line of lines) if (/(multipart|message)\/[a-z]/i.test(line)) seen++
      done(seen > mostParts ? new Error('It has too many parts.') : null, chunk)
    },
  })
}

/** Attachments become files of `folder`, `most` of them. */
export async function readLetter(path: string, folder: string, most: number): Promise<OpenedLetter> {
  const parser = new MailParser({
    skipTextToHtml: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: mostMarkup,
    checksumAlgo: false,
  })
  const files: LetterFile[] = []
  const tooMany: string[] = []
  let text = ''
  let count = 0
  const read = async () => {
    for await (const part of parser as AsyncIterable<Part>) {
      if (part.type === 'text') {
        text = part.text ?? ''
        continue
      }
      const filename = part.filename || `lampiran-${files.length + 1}`
      if (files.length >= most) {
        if (tooMany.length < most) tooMany.push(filename)
        part.content.resume()
      } else {
        const file = join(folder, String(count++))
        const hash = createHash('sha256')
        let bytes = 0
        await pipeline(
          part.content,
          new Transform({
            transform(chunk: Buffer, _encoding, done) {
              bytes += chunk.length
              hash.update(chunk)
              done(null, chunk)
            },
          }),
          createWriteStream(file, { mode: 0o600 }),
        )
        const shown =
          part.related === true || (part.contentDisposition === 'inline' && part.cid !== undefined)
        if (shown && bytes < signatureBytes && part.contentType?.startsWith('image/') === true) await rm(file)
        else files.push({ filename, path: file, sha256: hash.digest('hex') })
      }
      part.release?.()
    }
  }
  await Promise.all([pipeline(createReadStream(path), refuseDeepLetters(), parser), read()])
  const header = (name: string) => {
    const value = parser.headers === false ? undefined : parser.headers.get(name)
    return typeof value === 'string' ? value : ''
  }
  const subject = parser.subject ?? ''
  const automatic = !['', 'no'].includes(header('auto-submitted').toLowerCase())
  const sha256 = createHash('sha256')
    .update(JSON.stringify([subject, text, tooMany, files.map((file) => [file.filename, file.sha256])]))
    .digest('hex')
  const messageId = (parser.messageId ?? '').slice(0, 500)
  return { messageId, subject, text: withoutSignature(text), automatic, files, tooMany, sha256 }
}

interface Attached {
  type: 'attachment'
  content: NodeJS.ReadableStream & { resume(): unknown }
  release: (() => void) | null
  filename?: string | false
  contentType?: string
  contentDisposition?: string
  cid?: string
  related?: boolean
}
type Part = Attached | { type: 'text'; text?: string }

/** What stands above the line of two dashes. */
const withoutSignature = (text: string) => text.split(/^-- ?\r?$/m)[0]?.trim() ?? ''
