/** A film, a sound and a document of the demonstration: drawn, played and set by the house, deposited like any other. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { theHouse, type Actor } from '../platform/actor.ts'
import { drawCloth, type MotifName } from '../platform/art/draw-cloth.ts'
import type { PaletteName } from '../platform/art/palettes.ts'
import { toPicture } from '../platform/art/to-picture.ts'
import { typeset } from '../platform/typeset/typeset.ts'
import { findFfmpeg } from '../platform/video/find-ffmpeg.ts'
import { runTool } from '../platform/video/run-tool.ts'
import { words } from '../platform/video/words.ts'
import type { House } from '../house.ts'
import type { Cast, Posts } from './cast.ts'
import { playTones } from './play-tones.ts'

export interface DemoRecording {
  assetId: string
  caption: string
  credit: string
  transcript: string
}

export interface DemoRecordings {
  /** Of the fifth district; none where the machine has no ffmpeg to make one. */
  film: DemoRecording | undefined
  /** Of the third district. */
  sound: DemoRecording
  /** Of headquarters: id of a PDF. */
  guide: string
}

const credit = 'Pendopo'

/** Small on purpose: what is made of them is made by the jobs, once the house is open. */
export async function makeRecordings(
  house: House,
  { posts, cast, seed }: { posts: Posts; cast: Promise<Cast>; seed: string },
): Promise<DemoRecordings> {
  const [filmed, guide, people] = await Promise.all([film(house, seed), setGuide(house), cast])
  const deposit = async (
    actor: Actor,
    unitId: string,
    filename: string,
    bytes: Buffer,
    { transcript = '', ...record }: { headline: string; caption: string; transcript?: string },
  ): Promise<DemoRecording> => {
    const { id } = await house.bank.receive(actor, { unitId, filename, stream: Readable.from([bytes]) })
    await house.bank.describe(actor, id, { ...record, alt: transcript, credit, rights: 'CC BY 4.0' })
    return { assetId: id, caption: record.caption, credit, transcript }
  }
  return {
    film:
      filmed &&
      (await deposit(people.sudarma, posts.district5.id, 'kain-bergerak.mp4', filmed, {
        headline: 'Tiga kain, satu gerakan',
        caption: 'Tiga kain batik digeser perlahan. Film dibuat oleh rumah ini untuk situs demonstrasi.',
        transcript:
          'Tidak ada yang berbicara. Tiga kain batik bergeser perlahan di bawah cahaya jendela: parang, mega mendung, lalu kawung, diiringi bunyi bilah perunggu.',
      })),
    sound: await deposit(
      people.fitriani,
      posts.district3.id,
      'bilah-perunggu.wav',
      playTones({ notes: [4, 3, 1, 0, 1, 3, 4, 6, 5, 4, 3, 1, 0, null, 0, null] }),
      {
        headline: 'Bunyi pembuka siaran',
        caption: 'Bunyi pembuka siaran radio. Dibuat oleh rumah ini untuk situs demonstrasi.',
        transcript:
          'Tidak ada yang berbicara. Nada-nada bilah perunggu turun, naik kembali, dan berhenti pada nada terendah.',
      },
    ),
    guide: (
      await deposit(theHouse, posts.root.id, 'pedoman-loket-terpadu.pdf', guide, {
        headline: 'Pedoman ringkas loket terpadu',
        caption: 'Pedoman ringkas loket terpadu untuk wartawan dan warga.',
      })
    ).assetId,
  }
}

const size = { width: 480, height: 270 }
const larger = { width: 640, height: 360 }
const seconds = 2

/** Three cloths that drift, one after the other, with a tune; undefined where there is no ffmpeg. */
async function film({ config, log }: House, seed: string): Promise<Buffer | undefined> {
  const tools = await findFfmpeg({ configured: config.ffmpeg })
  if (tools === undefined || !tools.encoders.has('libx264') || !tools.encoders.has('aac')) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-demo-'))
  try {
    const cloths: readonly [MotifName, PaletteName][] = [
      ['parang', 'sogan'],
      ['megaMendung', 'mega'],
      ['kawung', 'gading'],
    ]
    await writeFile(join(folder, 'tune.wav'), playTones({ notes: [0, 3, 4, 6, 4, 3, 1, 0, 3, 4, 0] }))
    for (const [at, [motif, palette]] of cloths.entries()) {
      const name = `${seed}-film-${at}`
      const cloth = drawCloth({ seed: name, motif, palette, composition: 'whole', ...larger })
      await writeFile(join(folder, `${at}.jpg`), await toPicture(cloth, larger, name))
    }
    const drift = ['x=t*36:y=t*20', 'x=150-t*36:y=t*20', 'x=t*36:y=80-t*20']
    const filters = drift.map(
      (way, at) =>
        `[${at}]crop=${size.width}:${size.height}:${way},fade=in:d=0.3,fade=out:st=${seconds - 0.3}:d=0.3[v${at}]`,
    )
    await runTool(
      tools.ffmpeg,
      [
        ...words`-v error -nostdin -y`,
        ...cloths.flatMap((_, at) => words`-loop 1 -framerate 15 -t ${seconds} -i ${at}.jpg`),
        ...words`-i tune.wav -filter_complex`,
        `${filters.join(';')};${cloths.map((_, at) => `[v${at}]`).join('')}concat=n=${cloths.length}[v]`,
        ...words`-map [v] -map ${cloths.length}:a -shortest -c:v libx264 -preset ultrafast -crf 30 -pix_fmt yuv420p`,
        ...words`-c:a aac -b:a 64k -movflags +faststart film.mp4`,
      ],
      { timeLimit: 30_000, cpuLimit: 30, cwd: folder },
    )
    return await readFile(join(folder, 'film.mp4'))
  } catch (error) {
    // The demonstration goes without its film rather than not at all.
    log.warn({ err: error }, 'the film of the demonstration could not be made')
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const setGuide = ({ units, clock }: House): Promise<Buffer> =>
  typeset({
    title: 'Pedoman ringkas loket terpadu',
    language: 'id',
    author: units.pack.institution.id,
    colour: units.pack.brand.accent.light,
    foot: units.pack.institution.id,
    pageLabel: 'Halaman {page} dari {pages}',
    createdAt: clock.now(),
    blocks: [
      { kind: 'title', text: 'Pedoman ringkas loket terpadu' },
      {
        kind: 'lead',
        text: 'Satu formulir, satu antrean, satu petugas yang bertanggung jawab sampai selesai.',
      },
      { kind: 'heading', level: 2, text: 'Bagi warga' },
      {
        kind: 'list',
        ordered: true,
        items: [
          [{ text: 'Bawa kartu identitas; salinan dibuat di loket tanpa biaya.' }],
          [{ text: 'Isi satu formulir untuk semua surat keterangan.' }],
          [{ text: 'Catat nomor antrean: dengannya kemajuan dapat dilihat dari rumah.' }],
        ],
      },
      { kind: 'heading', level: 2, text: 'Bagi wartawan' },
      {
        kind: 'paragraph',
        runs: [
          { text: 'Angka pelayanan diumumkan setiap Senin di Media Hub. ' },
          { text: 'Dokumen ini dibuat untuk situs demonstrasi; isinya rekaan.', italic: true },
        ],
      },
    ],
  })
