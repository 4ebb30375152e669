/** What a file is by its content; its name only serves to notice a lie. */
import { fileTypeFromFile } from 'file-type'
import { open } from 'node:fs/promises'
import { invalid } from '../../platform/errors.ts'

export const assetKinds = ['picture', 'video', 'audio', 'document'] as const
export type AssetKind = (typeof assetKinds)[number]

export interface FileFacts {
  kind: AssetKind
  /** Short name of the format, also the ending of what is downloaded: `jpeg`, `mp4`, `docx`. */
  format: string
  mime: string
}

const office = 'application/vnd.openxmlformats-officedocument'
const fact = (kind: AssetKind, format: string, mime: string): FileFacts => ({ kind, format, mime })

const byMime: Record<string, FileFacts> = {
  'image/jpeg': fact('picture', 'jpeg', 'image/jpeg'),
  'image/png': fact('picture', 'png', 'image/png'),
  'image/apng': fact('picture', 'png', 'image/png'),
  'image/webp': fact('picture', 'webp', 'image/webp'),
  'image/avif': fact('picture', 'avif', 'image/avif'),
  'image/tiff': fact('picture', 'tiff', 'image/tiff'),
  'image/heic': fact('picture', 'heic', 'image/heic'),
  'image/heif': fact('picture', 'heic', 'image/heic'),
  'image/heic-sequence': fact('picture', 'heic', 'image/heic'),
  'image/x-canon-cr2': fact('picture', 'cr2', 'image/x-canon-cr2'),
  'image/x-nikon-nef': fact('picture', 'nef', 'image/x-nikon-nef'),
  'image/x-sony-arw': fact('picture', 'arw', 'image/x-sony-arw'),
  'image/x-adobe-dng': fact('picture', 'dng', 'image/x-adobe-dng'),
  'image/x-olympus-orf': fact('picture', 'orf', 'image/x-olympus-orf'),
  'image/x-fujifilm-raf': fact('picture', 'raf', 'image/x-fujifilm-raf'),
  'image/x-panasonic-rw2': fact('picture', 'rw2', 'image/x-panasonic-rw2'),
  'video/mp4': fact('video', 'mp4', 'video/mp4'),
  'video/x-m4v': fact('video', 'mp4', 'video/mp4'),
  'video/quicktime': fact('video', 'mov', 'video/quicktime'),
  'video/webm': fact('video', 'webm', 'video/webm'),
  'video/matroska': fact('video', 'mkv', 'video/matroska'),
  'audio/mpeg': fact('audio', 'mp3', 'audio/mpeg'),
  'audio/wav': fact('audio', 'wav', 'audio/wav'),
  'audio/mp4': fact('audio', 'm4a', 'audio/mp4'),
  'audio/x-m4a': fact('audio', 'm4a', 'audio/mp4'),
  'audio/ogg': fact('audio', 'ogg', 'audio/ogg'),
  'audio/ogg; codecs=opus': fact('audio', 'ogg', 'audio/ogg'),
  'application/pdf': fact('document', 'pdf', 'application/pdf'),
  [`${office}.wordprocessingml.document`]: fact('document', 'docx', `${office}.wordprocessingml.document`),
  [`${office}.spreadsheetml.sheet`]: fact('document', 'xlsx', `${office}.spreadsheetml.sheet`),
  [`${office}.presentationml.presentation`]: fact(
    'document',
    'pptx',
    `${office}.presentationml.presentation`,
  ),
}

/** Pictures that sharp does not read: a decoder of its own or the preview inside makes the first JPEG of them. */
export const rawFormats: ReadonlySet<string> = new Set(['cr2', 'nef', 'arw', 'dng', 'orf', 'raf', 'rw2'])

const endings: Record<AssetKind, RegExp> = {
  picture: /\.(jpe?g|jfif|png|webp|avif|heic|heif|tiff?|cr2|nef|arw|dng|orf|raf|rw2)$/i,
  video: /\.(mp4|m4v|mov|webm|mkv)$/i,
  audio: /\.(mp3|wav|m4a|ogg|oga|opus)$/i,
  document: /\.(pdf|docx|xlsx|pptx|txt)$/i,
}

/**
 * @throws file_empty, file_type (params `found`: what it is instead, by its usual ending), file_disguised (`found`: its
 * name promises another kind of thing): each 422.
 */
export async function identifyFile(path: string, bytes: number, filename: string): Promise<FileFacts> {
  if (bytes === 0) throw invalid('file_empty')
  const found = await fileTypeFromFile(path)
  const facts = byMime[found?.mime ?? ''] ?? (found === undefined ? await plainText(path, bytes) : undefined)
  const promised = assetKinds.find((kind) => endings[kind].test(filename))
  if (facts === undefined) {
    const what = found?.ext ?? (await markupKind(path))
    throw invalid(promised === undefined ? 'file_type' : 'file_disguised', [], { found: what })
  }
  if (promised !== undefined && promised !== facts.kind)
    throw invalid('file_disguised', [], { found: facts.format })
  return facts
}

const headOf = async (path: string, bytes: number): Promise<Buffer> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Larger text is a data dump, not a document that somebody reads. */
const longestText = 20_000_000

/** UTF-8 without control characters and not markup, judged by its first 64 KiB. */
async function plainText(path: string, bytes: number): Promise<FileFacts | undefined> {
  if (bytes > longestText || (await markupKind(path)) !== '?') return undefined
  const head = await headOf(path, 65_536)
  // A character may be cut at the end of what was read.
  const whole = bytes > head.length ? head.subarray(0, head.length - 4) : head
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(whole)
    return /[^\P{Cc}\t-\r\u007f-\u009f]/u.test(text) ? undefined : fact('document', 'txt', 'text/plain')
  } catch {
    return undefined
  }
}

/** For the sentence that tells what the file is instead. */
async function markupKind(path: string): Promise<string> {
  const start = (await headOf(path, 512)).toString('latin1').trimStart()
  if (/^(\u00ef\u00bb\u00bf)?(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg|<svg)/i.test(start))
    return 'svg'
  if (/^(\u00ef\u00bb\u00bf)?<(!doctype html|html|head|body|script)/i.test(start)) return 'html'
  if (start.startsWith('MZ')) return 'exe'
  return '?'
}
