import type { Stage } from '../stage.ts'
import { addParagraph, inTurn, retitle, sketch } from '../touches.ts'
import { days, hours } from './ago.ts'

/** Drafts, submissions of several ages, returns: what the board and the desks are for. */
export function atWork({ story }: Stage): void {
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
