/** Some thirty stories whose whole course was played by real acts: one in every state that a screen can show. */
import type { House } from '../house.ts'
import { embargoedPicture } from './draw-pictures.ts'
import { createStage, type StageSetting } from './stage.ts'
import { addParagraph, inTurn, openWith, retitle, sketch } from './touches.ts'

const hours = (count: number) => count * 60
const days = (count: number) => count * 1440

/** The showcase uses the pictures up to this number. */
export const showcasePictures = 18

/** Returns how many acts were done. */
export async function playShowcase(house: House, setting: StageSetting): Promise<number> {
  const stage = createStage(house, setting)
  frontPage(stage)
  atWork(stage)
  aheadOfTime(stage)
  afterPublication(stage)
  return stage.play()
}

type Stage = ReturnType<typeof createStage>

/** The lead of the national front page, its seconds, and how a district's story comes up to it. */
function frontPage({ story }: Stage): void {
  story({
    template: 'one-counter',
    post: 'district1',
    writer: 'rina',
    ago: 190,
    picture: 0,
    urgency: 2,
    headline: {
      id: 'Satu pintu untuk surat keterangan: warga Bandung kini cukup sekali mengisi formulir',
      en: 'One counter, one form: Bandung residents no longer queue twice for a letter',
    },
  })
    .submit(150, 'rina')
    .return(120, 'dewi', 'Angka pada paragraf kedua perlu sumber.', [
      {
        blockId: 'b2',
        quote: 'Catatan antrean menunjukkan',
        text: 'Sebut catatan siapa, dan sampai tanggal berapa.',
      },
      { blockId: 'b1', quote: null, text: 'Pembukanya sudah baik; satu kalimat saja, jangan dua.' },
    ])
    .write(
      95,
      'rina',
      addParagraph(
        'Catatan antrean dihimpun petugas loket dan diperiksa silang oleh pengawas internal setiap Jumat.',
      ),
    )
    .submit(80, 'rina')
    .approve(50, 'dewi')
    .publish(26, 'dewi')
    .adopt(20, 'bagus')
  story({ template: 'fog-road', post: 'district2', writer: 'iwan', ago: 170, picture: 1, urgency: 3 })
    .submit(130, 'iwan')
    .approve(75, 'maria')
    .publish(64, 'maria')
    .adopt(58, 'laras')
  story({
    template: 'chain-message',
    post: 'district3',
    writer: 'fitriani',
    ago: 260,
    picture: 2,
    urgency: 3,
  })
    .submit(220, 'fitriani')
    .approve(140, 'nurhaliza')
    .publish(124, 'nurhaliza')
    .adopt(118, 'bagus')
  const library = story({
    template: 'mobile-library',
    post: 'district4',
    writer: 'markus',
    ago: hours(11),
    picture: 3,
    urgency: 4,
  })
  library
    .submit(hours(10), 'markus')
    .approve(hours(8), 'yohana')
    .publish(hours(7.5), 'yohana')
    .adopt(hours(7), 'laras')
  library
    .translate(hours(5), 'laras')
    .submit(hours(4), 'laras')
    .approve(hours(3), 'ratna')
    .publish(hours(2.8), 'ratna')
  // A joint release of two regions, and one that headquarters pushes down to every site.
  story({
    template: 'tourist-line',
    post: 'district5',
    writer: 'sudarma',
    ago: hours(30),
    picture: 4,
    urgency: 5,
  })
    .submit(hours(29), 'sudarma')
    .approve(hours(27), 'ayuni')
    .support(hours(26.5), 'laras', ['region2', 'region3'])
    .publish(hours(26), 'ayuni')
    .adopt(hours(25), 'bagus')
  story({
    template: 'polling-rehearsal',
    post: 'root',
    writer: 'bagus',
    ago: hours(34),
    picture: 12,
    urgency: 4,
    headline: {
      id: 'Pedoman pelayanan hari pemungutan suara: petugas menjaga jarak, warga didahulukan',
      en: 'Guidance for polling day: officers keep their distance, voters come first',
    },
  })
    .submit(hours(33), 'bagus')
    .approve(hours(31), 'ratna')
    .publish(hours(30.5), 'ratna')
    .mandate(hours(30), 'ratna')
}

/** Drafts, submissions of several ages, returns: what the board and the desks are for. */
function atWork({ story }: Stage): void {
  story({ template: 'night-watch', post: 'district1', writer: 'rina', ago: 42, picture: 5 }).write(
    2,
    'rina',
    retitle('Pos ronda di Bandung kembali menyala, jadwal disusun bersama'),
  )
  story({ template: 'river-clean', post: 'local1', writer: 'ujang', ago: days(2), touch: sketch })
  story({ template: 'blood-donation', post: 'district4', writer: 'markus', ago: hours(20), touch: sketch })

  story({ template: 'helmet-school', post: 'district1', writer: 'rina', ago: 30, picture: 0 }).submit(
    11,
    'rina',
  )
  story({ template: 'health-check', post: 'local1', writer: 'ujang', ago: 90 }).submit(55, 'ujang')
  story({ template: 'mobile-service', post: 'district2', writer: 'iwan', ago: hours(5), picture: 6 }).submit(
    hours(3),
    'iwan',
  )
  story({
    template: 'phishing-class',
    post: 'district3',
    writer: 'fitriani',
    ago: hours(11),
    picture: 7,
  }).submit(hours(9), 'fitriani')
  story({
    template: 'tree-planting',
    post: 'district5',
    writer: 'sudarma',
    ago: hours(29),
    picture: 4,
  }).submit(hours(26), 'sudarma')

  story({ template: 'clean-water', post: 'district4', writer: 'markus', ago: hours(8), picture: 3 })
    .submit(hours(7), 'markus')
    .return(
      hours(4),
      'yohana',
      'Keterangan foto belum menyebut tempat, dan satu kutipan belum jelas asalnya.',
      [
        { blockId: 'b3', quote: null, text: 'Apakah warga ini setuju namanya disebut?' },
        { blockId: 'b1', quote: 'tiga perjalanan', text: 'Tulis jam keberangkatan agar dapat diperiksa.' },
      ],
    )
  story({ template: 'flood-drill', post: 'district1', writer: 'rina', ago: hours(28) })
    .submit(hours(27), 'rina')
    .return(hours(24), 'dadan', 'Judulnya terlalu panjang untuk layar telepon.', [
      { blockId: 'b2', quote: 'perahu karet', text: 'Berapa yang milik kita, berapa yang dipinjam?' },
    ])
    .write(
      hours(6),
      'rina',
      inTurn(
        retitle('Warga Bandung berlatih menghadapi banjir'),
        addParagraph('Dua perahu dipinjam dari kelompok pencinta alam dan dikembalikan pada hari yang sama.'),
      ),
    )
    .submit(hours(5), 'rina')
  story({ template: 'student-theatre', post: 'district3', writer: 'fitriani', ago: days(4) }).discard(
    days(3),
    'fitriani',
  )
}

/** Approved, scheduled, under embargo. */
function aheadOfTime({ story }: Stage): void {
  story({ template: 'office-visit', post: 'district2', writer: 'iwan', ago: hours(9), picture: 6 })
    .submit(hours(8), 'iwan')
    .approve(hours(2), 'maria')
  story({ template: 'weekend-run', post: 'district1', writer: 'rina', ago: hours(10), picture: 5 })
    .submit(hours(9), 'rina')
    .approve(hours(3), 'dadan')
    .schedule(hours(3) - 5, 'dadan', hours(3))
  story({ template: 'evening-hours', post: 'district3', writer: 'fitriani', ago: hours(13), picture: 7 })
    .submit(hours(12), 'fitriani')
    .approve(hours(6), 'nurhaliza')
    .schedule(hours(6) - 5, 'nurhaliza', hours(18))
  story({
    template: 'vehicle-returned',
    post: 'root',
    writer: 'laras',
    ago: hours(16),
    picture: embargoedPicture,
    headline: {
      id: 'Rincian layanan terpadu nasional diumumkan bersamaan di semua wilayah',
      en: 'Details of the national single counter are announced in every region at once',
    },
  })
    .submit(hours(15), 'laras')
    .embargo(hours(14), 'ratna', hours(40), 'Diumumkan serentak pada konferensi pers.')
    .approve(hours(12), 'ratna')
    .schedule(hours(12) - 5, 'ratna', hours(41))
}

/** Corrections, updates, endings, an emergency, translations that fell behind. */
function afterPublication({ story }: Stage): void {
  story({ template: 'road-signs', post: 'district2', writer: 'iwan', ago: hours(31), picture: 1 })
    .submit(hours(30), 'iwan')
    .approve(hours(28), 'maria')
    .publish(hours(27.5), 'maria')
    .adopt(hours(27), 'bagus')
    .write(
      hours(5),
      'iwan',
      openWith(
        'Perbaikan rambu di sejumlah perlintasan rampung. Jumlah rambu yang diganti dihitung ulang bersama pengelola jalan dan ditulis pada alinea berikut.',
      ),
    )
    .correct(
      hours(4),
      'maria',
      'Jumlah rambu semula dihitung dua kali pada satu ruas.',
      'Versi sebelumnya menghitung satu ruas dua kali. Jumlah rambu telah diperbaiki.',
    )
  story({ template: 'blood-donation', post: 'district5', writer: 'sudarma', ago: days(3), picture: 4 })
    .submit(days(3) - 60, 'sudarma')
    .approve(days(3) - 180, 'ayuni')
    .publish(days(3) - 200, 'ayuni')
    .write(
      days(2),
      'sudarma',
      addParagraph('Bank darah memastikan bahwa seluruh kantong telah diperiksa dan dapat dipakai.'),
    )
    .correct(
      days(2) - 120,
      'ayuni',
      'Nama bank darah keliru.',
      'Nama bank darah pada alinea pertama telah diperbaiki.',
    )

  story({
    template: 'landslide-road',
    post: 'district4',
    writer: 'markus',
    ago: hours(22),
    picture: 3,
    urgency: 4,
  })
    .submit(hours(21), 'markus')
    .approve(hours(20.5), 'yohana')
    .publish(hours(20), 'yohana')
    .adopt(hours(19.5), 'laras')
    .write(
      hours(6),
      'markus',
      addParagraph('Pembaruan: sejak pukul 10.00 bus dan truk sudah dapat melintas dengan kecepatan rendah.'),
    )
    .update(
      hours(5),
      'yohana',
      'Jalan dibuka bagi kendaraan berat.',
      'Ditambahkan: jalan dibuka kembali untuk bus dan truk.',
    )

  // Two English editions whose originals have moved on since.
  const readiness = story({
    template: 'flood-drill',
    post: 'root',
    writer: 'bagus',
    ago: days(2),
    picture: 14,
    urgency: 4,
  })
  readiness
    .submit(days(2) - 60, 'bagus')
    .approve(days(2) - 120, 'ratna')
    .publish(days(2) - 130, 'ratna')
  readiness
    .translate(days(2) - 300, 'laras')
    .submit(days(2) - 400, 'laras')
    .approve(days(2) - 500, 'ratna')
    .publish(days(2) - 520, 'ratna')
  readiness
    .write(
      hours(8),
      'bagus',
      addParagraph('Latihan berikutnya dijadwalkan pada malam hari dan melibatkan tiga sekolah.'),
    )
    .update(
      hours(7),
      'ratna',
      'Jadwal latihan berikutnya sudah pasti.',
      'Ditambahkan: jadwal latihan berikutnya.',
    )
  const literacy = story({
    template: 'phishing-class',
    post: 'root',
    writer: 'bagus',
    ago: days(5),
    picture: 15,
  })
  literacy
    .submit(days(5) - 60, 'bagus')
    .approve(days(5) - 120, 'ratna')
    .publish(days(5) - 125, 'ratna')
  literacy
    .translate(days(4), 'laras')
    .submit(days(4) - 100, 'laras')
    .approve(days(4) - 200, 'ratna')
    .publish(days(4) - 210, 'ratna')
  literacy
    .write(
      hours(10),
      'bagus',
      addParagraph('Kunci jawaban diperbarui setelah dua guru menemukan contoh yang kurang jelas.'),
    )
    .correct(
      hours(9),
      'ratna',
      'Satu contoh pada kunci jawaban keliru.',
      'Satu contoh tautan pada bahan ajar telah diganti.',
    )
  // A translation on its way, and one that waits for approval.
  const garden = story({
    template: 'tree-planting',
    post: 'root',
    writer: 'bagus',
    ago: days(1) + 200,
    picture: 16,
  })
  garden
    .submit(days(1) + 100, 'bagus')
    .approve(days(1), 'ratna')
    .publish(days(1) - 10, 'ratna')
  garden.translate(hours(3), 'laras')
  const cup = story({
    template: 'youth-football',
    post: 'root',
    writer: 'bagus',
    ago: days(1) + 300,
    picture: 17,
  })
  cup
    .submit(days(1) + 240, 'bagus')
    .approve(days(1) + 120, 'ratna')
    .publish(days(1) + 110, 'ratna')
  cup.translate(hours(6), 'laras').submit(hours(2), 'laras')

  story({ template: 'evening-hours', post: 'district2', writer: 'iwan', ago: days(6), picture: 6 })
    .submit(days(6) - 60, 'iwan')
    .approve(days(6) - 120, 'maria')
    .publish(days(6) - 130, 'maria')
    .end(
      days(2),
      'withdraw',
      'maria',
      'Jam layanan malam ditunda.',
      'Layanan malam ditunda sampai bulan depan, jadi jadwal dalam berita ini tidak berlaku lagi.',
    )
  story({ template: 'health-check', post: 'district3', writer: 'fitriani', ago: days(8), picture: 2 })
    .submit(days(8) - 60, 'fitriani')
    .approve(days(8) - 120, 'nurhaliza')
    .publish(days(8) - 130, 'nurhaliza')
    .end(
      days(7),
      'recall',
      'nurhaliza',
      'Seorang warga menarik persetujuan atas fotonya.',
      'Berita ini ditarik atas permintaan warga yang tampil di dalamnya.',
    )

  story({
    template: 'fire-watch',
    post: 'district2',
    writer: 'iwan',
    ago: 140,
    picture: 6,
    urgency: 4,
  }).publishEmergency(
    100,
    'teguh',
    'Asap mendekati permukiman dan tidak ada pemberi persetujuan yang dapat dihubungi.',
  )
  story({
    template: 'ferry-waves',
    post: 'district5',
    writer: 'sudarma',
    ago: days(3) + 100,
    picture: 4,
    urgency: 4,
  })
    .publishEmergency(days(3), 'teguh', 'Penumpang sudah berada di pelabuhan.')
    .review(days(3) - 200, 'ayuni', 'Isi sudah benar; jalur pemberitahuan jaga malam perlu diperbaiki.')
}
