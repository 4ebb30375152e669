import type { Stage } from '../stage.ts'
import { addParagraph, openWith } from '../touches.ts'
import { days, hours } from './ago.ts'

/** Corrections, updates, endings, an emergency, translations that fell behind. */
export function afterPublication({ story }: Stage): void {
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
