import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { safePath, uniqueNames, zipOf, type ZipEntry } from './zip.ts'

const at = new Date('2026-11-24T02:00:00Z')

async function* some(...entries: Omit<ZipEntry, 'at'>[]): AsyncGenerator<ZipEntry> {
  for (const entry of entries) yield { ...entry, at }
}

const unpack = (bytes: Buffer): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, String(Buffer.from(content))]),
  )

test('what goes in comes out, under safe names that differ', async () => {
  const bytes = await buffer(
    zipOf(
      some(
        { name: 'foto/Banjir Citarum.jpg', source: Readable.from([Buffer.from('satu')]) },
        { name: 'foto/banjir citarum.JPG', source: Readable.from([Buffer.from('dua')]), bytes: 3 },
        { name: '../../etc/passwd', source: 'tiga', compress: true },
        { name: 'gambar\u202egpj.exe', source: 'empat' },
      ),
    ),
  )
  expect(unpack(bytes)).toEqual({
    'foto/Banjir Citarum.jpg': 'satu',
    'foto/banjir citarum (2).JPG': 'dua',
    'etc/passwd': 'tiga',
    'gambargpj.exe': 'empat',
  })
})

test('the next entry is opened only when the one before has gone out', async () => {
  const open: string[] = []
  let most = 0
  const file = (name: string) => {
    open.push(name)
    most = Math.max(most, open.length)
    const source = Readable.from(
      (async function* () {
        for (let chunk = 0; chunk < 40; chunk++) yield randomBytes(64 * 1024)
      })(),
    )
    source.once('close', () => open.splice(open.indexOf(name), 1))
    return source
  }
  async function* entries() {
    for (const name of ['a.mp4', 'b.mp4', 'c.mp4', 'd.mp4']) yield { name, source: file(name), at }
  }
  let bytes = 0
  for await (const chunk of zipOf(entries())) bytes += (chunk as Buffer).length
  expect(bytes).toBeGreaterThan(4 * 40 * 64 * 1024)
  expect(most).toBe(1)
})

test.each([
  [
    'breaks in the middle',
    () =>
      Readable.from(
        (async function* () {
          yield Buffer.from('half')
          throw new Error('the disk is gone')
        })(),
      ),
    undefined,
    'the disk is gone',
  ],
  ['is shorter than was said', () => Readable.from([Buffer.from('half')]), 8, 'unexpected number'],
])(
  'an entry that %s breaks the download: no short zip is taken for a whole one',
  async (_, source, bytes, said) => {
    const zip = zipOf(
      some({ name: 'satu.txt', source: 'satu' }, { name: 'dua.jpg', source: source(), bytes }),
    )
    await expect(buffer(zip)).rejects.toThrow(said)
  },
)

test('who leaves in the middle closes the file that is open, and no other one is opened', async () => {
  let [opened, closed] = [0, 0]
  async function* entries() {
    for (;;) {
      const source = Readable.from(
        (async function* () {
          for (;;) yield randomBytes(64 * 1024)
        })(),
      )
      opened++
      source.once('close', () => closed++)
      yield { name: `${opened}.mp4`, source, at }
    }
  }
  const zip = zipOf(entries())
  await expect(
    pipeline(zip, async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) if (chunk.length > 1000) throw new Error('enough')
    }),
  ).rejects.toThrow('enough')
  await expect.poll(() => closed).toBe(1)
  expect(opened).toBe(1)
})

test('whatever a file is called, its path stays inside and is short, and no two are alike', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '\u202e', '\0', ' ', 'é', ':'), maxLength: 40 }),
    fc.constantFrom('CON', 'nul.txt', '....', '/', 'C:\\windows', 'a/./../../b'),
  )
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 30 }), (names) => {
      const named = uniqueNames()
      const given = names.map(named)
      expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(names.length)
      for (const name of given)
        for (const part of name.split('/')) {
          expect(part).not.toMatch(/^\.|^$|[\p{C}\\<>:"|?*]|[. ]$|^(con|nul)(\.|$)/iu)
          expect(Buffer.byteLength(part)).toBeLessThan(150)
        }
    }),
  )
  expect(safePath('foto/../../kunci')).toBe('foto/kunci')
})

test('a zip of many small files is read by others, with the right bytes', async () => {
  const wanted = new Map(Array.from({ length: 300 }, (_, n) => [`f/${n}.bin`, randomBytes(n * 7)]))
  async function* entries() {
    for (const [name, source] of wanted) yield { name, source, at, compress: name.endsWith('3.bin') }
  }
  const found = unzipSync(await buffer(zipOf(entries())))
  const hash = (of: Uint8Array | undefined) =>
    createHash('sha256')
      .update(of ?? '')
      .digest('hex')
  expect(Object.keys(found)).toHaveLength(wanted.size)
  for (const [name, bytes] of wanted) expect(hash(found[name])).toBe(hash(bytes))
})
