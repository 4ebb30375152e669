/** Where files are tried in the tests: a folder of the test file's own, and ExifTool to plant in them and to ask them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { drawnFiles } from './drawn-files.ts'
import { endMetadata, sharedExiftool } from './exiftool.ts'
import type { FileRecord, FoundMetadata } from './file-record.ts'
import { readMetadata } from './read-metadata.ts'

/** To be called once in a test file, at its top. */
export function openFileDesk(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pendopo-metadata-'))
  })
  afterAll(async () => {
    await endMetadata()
    await rm(folder, { recursive: true, force: true })
  })
}

export let folder = ''

/** With every field filled, and nothing in it harmless. */
export const record: FileRecord = {
  headline: 'Wali Kota meninjau "Pasar Baru" & R&D',
  caption: 'Baris satu\n-execute\n-o\nEVIL\n-stay_open\nFalse\n&amp; 😀 <=/etc/passwd',
  alt: 'Seorang ibu menimbang cabai',
  credit: 'Humas Kota',
  creator: 'Nyoman Šuwitra',
  copyright: '© 2026 Pemerintah Kota',
  rights: 'Bebas dipakai dengan menyebut sumber',
  event: 'HUT RI ke-81',
  place: 'Lapangan Puputan, Denpasar, Bali',
  latitude: -8.65,
  longitude: 115.21,
  takenAt: new Date('2026-08-17T02:00:00Z'),
  people: ['Siti Nurhaliza', 'I Wayan Koster, S.E.'],
  topics: ['007', 'pasar', 'harga; beras'],
  aiUse: 'assisted',
}

export async function fileOf(kind: string, name = kind): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, await drawnFiles[kind]!())
  return path
}
export const plant = (path: string, tags: Record<string, unknown>) =>
  sharedExiftool().write(path, tags, { writeArgs: ['-overwrite_original'] })
export const ask = async (path: string, ...args: string[]) => {
  const {
    SourceFile: _,
    errors: _e,
    warnings: _w,
    ...tags
  } = await sharedExiftool().readRaw(path, {
    readArgs: ['-a', '-G1', ...args],
  })
  return tags as Record<string, unknown>
}

/** What a file says that says nothing. */
export const nothing: FoundMetadata = {
  headline: '',
  caption: '',
  alt: '',
  credit: '',
  creator: '',
  copyright: '',
  rights: '',
  event: '',
  place: '',
  latitude: null,
  longitude: null,
  takenAt: null,
  people: [],
  topics: [],
  aiUse: 'none',
}

export const read = async (bytes: Uint8Array) => {
  const path = join(folder, 'read')
  await writeFile(path, bytes)
  return readMetadata(path)
}
/** What a file says in which these tags were planted. */
export const planted = async (tags: Record<string, unknown>, kind = 'jpeg') => {
  const path = await fileOf(kind, 'planted')
  await plant(path, tags)
  return readMetadata(path)
}
export const packet = (inside: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inside}</rdf:RDF></x:xmpmeta>`
/** A PNG with this XMP and nothing else of interest. */
export async function pngWith(xmp: string): Promise<Buffer> {
  const png = await drawnFiles['png']!()
  const text = Buffer.from(`iTXtXML:com.adobe.xmp\0\0\0\0\0${xmp}`)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length - 4)
  return Buffer.concat([png.subarray(0, 33), length, text, Buffer.alloc(4), png.subarray(33)])
}
