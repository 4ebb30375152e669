import type { DemoRecording } from '../make-recordings.ts'
import type { Stage } from '../stage.ts'
import { addParagraph, addRecording } from '../touches.ts'
import { hours } from './ago.ts'

/** Where there is no ffmpeg there is no film, and a sound that nobody can play is not put into a story either. */
const played = (recording: DemoRecording | undefined) =>
  recording === undefined ? {} : { touch: addRecording(recording) }

/** The lead of the national front page, its seconds, and how a district's story comes up to it. */
export function frontPage({ story, recordings }: Stage): void {
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
    ...played(recordings.film && recordings.sound),
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
    ...played(recordings.film),
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
