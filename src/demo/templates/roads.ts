import type { Template } from '../template.ts'

export const roads: Template[] = [
  {
    key: 'road-signs',
    topic: 'lalu-lintas',
    urgency: 6,
    tags: [
      ['rambu', 'road signs'],
      ['keselamatan jalan', 'road safety'],
    ],
    numbers: { crossings: [6, 18], signs: [40, 160], days: [5, 14] },
    id: {
      headlines: [
        'Perbaikan rambu di {crossings} perlintasan {place} selesai',
        'Rambu yang pudar di {place} diganti, warga ikut menandai titiknya',
        '{signs} rambu baru terpasang di {place} menjelang musim hujan',
      ],
      summary:
        '{signs} rambu di {crossings} perlintasan {place} diganti dalam {days} hari. Titiknya dipilih dari laporan pengguna jalan.',
      body: [
        'Perbaikan rambu di {crossings} perlintasan di {place} rampung, {date}. Dalam {days} hari kerja, {signs} rambu yang pudar, miring, atau tertutup dahan diganti dan dipasang ulang.',
        'Titik perbaikan dipilih dari laporan pengguna jalan yang masuk selama dua bulan. Laporan terbanyak datang dari {street}, jalur yang dilewati bus sekolah setiap pagi.',
        '> “Malam hari rambunya tidak terbaca. Sekarang kelihatan dari jauh,” kata {name}, pengemudi angkutan di {place}.',
        '## Pantulan cahaya lebih baik',
        'Rambu baru memakai lapisan pemantul yang tetap terbaca saat hujan. Marka di depan sekolah dicat ulang pada malam hari agar tidak mengganggu arus.',
        'Warga yang menemukan rambu rusak dapat mengirim foto dan lokasi melalui situs ini. Setiap laporan mendapat nomor dan dijawab paling lambat tiga hari kerja.',
        '{unit} mengingatkan pengendara untuk mengurangi kecepatan di perlintasan, juga ketika lampu peringatan tidak menyala.',
      ],
    },
    en: {
      headlines: [
        'Road signs at {crossings} crossings in {place} repaired',
        'Faded signs in {place} replaced where road users asked for it',
      ],
      summary:
        '{signs} signs at {crossings} crossings in {place} were replaced within {days} days. Road users had pointed out where.',
      body: [
        'Work on the signs at {crossings} crossings in {place} was finished on {date}. Within {days} working days {signs} signs that were faded, crooked or hidden by branches were replaced.',
        'The places came from reports by road users over two months. Most concerned {street}, where school buses pass every morning.',
        '> “At night you could not read them. Now you see them from far off,” said {name}, who drives a minibus in {place}.',
        '## Legible in the rain',
        'The new signs carry a reflective layer that can be read in heavy rain. Markings in front of schools were repainted at night so as not to hold up traffic.',
        'Anyone who finds a damaged sign can send a photograph and the place through this site; each report gets a number and an answer within three working days.',
      ],
    },
  },
  {
    key: 'weekend-run',
    topic: 'lalu-lintas',
    urgency: 5,
    tags: [
      ['rekayasa lalu lintas', 'traffic diversions'],
      ['akhir pekan', 'weekend'],
    ],
    numbers: { roads: [4, 11], runners: [8, 45], open: [9, 11] },
    id: {
      headlines: [
        'Rekayasa lalu lintas untuk lari pagi akhir pekan di {place}',
        'Lari pagi di {place}: {roads} ruas jalan ditutup sampai pukul {open}.00',
        'Panitia dan {unit} siapkan jalur pengalihan untuk lari pagi',
      ],
      summary:
        '{roads} ruas jalan di {place} ditutup sementara pada Minggu pagi dan dibuka kembali pukul {open}.00. Jalur ambulans tetap terbuka.',
      body: [
        'Pengguna jalan di {place} diminta memperhatikan pengalihan arus pada Minggu pagi. Sebanyak {roads} ruas jalan ditutup mulai pukul 05.00 karena dilewati peserta lari pagi.',
        'Panitia memperkirakan {runners} ratus peserta turut serta. Garis mulai dan akhir berada di {street}.',
        '## Jalur pengganti',
        '- Kendaraan dari utara dialihkan ke jalan lingkar',
        '- Bus kota berhenti sementara di dua halte terdekat',
        '- Warga di dalam rute dapat keluar melalui empat titik penyeberangan',
        '> “Kami minta jalur ambulans tidak dipersempit, dan panitia setuju,” ujar petugas pengatur lalu lintas {unit}.',
        'Jalan dibuka bertahap sesudah peserta terakhir lewat, paling lambat pukul {open}.00. Tim kebersihan bergerak di belakang rombongan sehingga jalan kembali bersih sebelum dibuka.',
        'Perubahan mendadak, misalnya karena hujan, diumumkan di halaman ini dan melalui akun resmi yang tercantum pada halaman kanal.',
      ],
    },
    en: {
      headlines: [
        'Sunday run in {place}: {roads} roads closed until {open} a.m.',
        'Diversions for the weekend run in {place}',
      ],
      summary:
        '{roads} roads in {place} close on Sunday morning and reopen by {open} a.m. The way for ambulances stays clear.',
      body: [
        'Drivers in {place} should look out for diversions on Sunday morning. {roads} roads close at 5 a.m. for a public run.',
        'The organisers expect {runners} hundred runners. Start and finish are on {street}.',
        '## Ways round',
        '- Traffic from the north is led to the ring road',
        '- City buses use the two nearest stops',
        '- Residents inside the course can leave at four crossing points',
        '> “We asked that the ambulance lane should not be narrowed, and the organisers agreed,” said a traffic officer of {unit}.',
        'Roads reopen section by section behind the last runner, {open} a.m. at the latest. Any sudden change will be announced on this page and on the official accounts listed here.',
      ],
    },
  },
  {
    key: 'fog-road',
    topic: 'lalu-lintas',
    urgency: 3,
    tags: [
      ['cuaca', 'weather'],
      ['jalur antarkota', 'intercity road'],
    ],
    numbers: { sight: [40, 120], km: [8, 24], posts: [2, 5] },
    id: {
      headlines: [
        'Kabut tipis di jalur {place}, kendaraan berat diminta menunda perjalanan malam',
        'Jarak pandang di jalur {place} tinggal {sight} meter',
        'Kabut turun di {km} kilometer jalur {place}, petugas pandu kendaraan',
      ],
      summary:
        'Jarak pandang di jalur {place} turun sampai {sight} meter. Kendaraan berat diminta berhenti di kantong parkir sampai kabut terangkat.',
      body: [
        'Kabut menutup sekitar {km} kilometer jalur antarkota di {place} sejak dini hari, {date}. Jarak pandang di beberapa tikungan tinggal {sight} meter.',
        '{unit} menempatkan petugas di {posts} pos dan meminta kendaraan berat menunggu di kantong parkir sampai kabut terangkat. Kendaraan kecil dipandu berombongan pada ruas yang paling tebal.',
        '> “Lebih baik tiba satu jam lebih lambat. Kami matikan mesin, minum kopi, menunggu terang,” kata {name}, pengemudi truk.',
        '## Saran bagi pengendara',
        '- Nyalakan lampu dekat, jangan lampu jauh',
        '- Jaga jarak dua kali lebih panjang dari biasanya',
        '- Berhenti hanya di tempat yang benar-benar di luar badan jalan',
        'Sampai pagi tidak ada kejadian yang dilaporkan. Keadaan jalan diperbarui di halaman ini setiap jam selama kabut belum terangkat.',
      ],
    },
    en: {
      headlines: [
        'Fog on the {place} road: heavy vehicles asked to wait until daylight',
        'Visibility down to {sight} metres on the road through {place}',
      ],
      summary:
        'Visibility on the road through {place} has fallen to {sight} metres. Heavy vehicles are asked to wait in lay-bys until the fog lifts.',
      body: [
        'Fog has covered some {km} kilometres of the intercity road in {place} since before dawn on {date}. In places drivers see no farther than {sight} metres.',
        '{unit} has staff at {posts} posts and asks heavy vehicles to wait in lay-bys. Cars are led in convoy through the thickest stretch.',
        '> “Better an hour late. We switch off, have a coffee and wait for the light,” said {name}, a lorry driver.',
        '## Advice for drivers',
        '- Use dipped headlights, never full beam',
        '- Keep twice the usual distance',
        '- Stop only where you are well clear of the carriageway',
        'No accidents had been reported by morning. This page is brought up to date every hour until the fog has gone.',
      ],
    },
  },
  {
    key: 'helmet-school',
    topic: 'lalu-lintas',
    urgency: 7,
    tags: [
      ['keselamatan jalan', 'road safety'],
      ['pelajar', 'students'],
    ],
    numbers: { pupils: [90, 420], helmets: [40, 150] },
    id: {
      headlines: [
        '{pupils} pelajar {place} belajar memilih helm yang benar',
        'Helm bukan hiasan: kelas keselamatan jalan di sekolah {place}',
        'Pelajar {place} menukar helm rusak dengan yang layak',
      ],
      summary:
        '{pupils} pelajar di {place} mengikuti kelas keselamatan jalan. {helmets} helm rusak ditukar dengan helm layak pakai.',
      body: [
        'Lapangan sekolah di {street}, {place}, menjadi kelas keselamatan jalan, {date}. Sebanyak {pupils} pelajar belajar memeriksa helm, tali pengikat, dan lampu sepeda sebelum berangkat sekolah.',
        'Petugas {unit} membawa semangka dan selembar kaca untuk menunjukkan apa yang terjadi bila benturan tidak diredam. Sesudah itu, {helmets} helm rusak ditukar dengan helm yang layak, sumbangan para orang tua dan pedagang setempat.',
        '> “Saya baru tahu helm yang pernah jatuh keras harus diganti,” kata {name}, siswa kelas delapan.',
        '## Peta jalan aman ke sekolah',
        'Para siswa menggambar rute dari rumah masing-masing dan menandai titik yang membuat mereka takut. Peta itu dipakai untuk menentukan letak zebra cros dan jadwal petugas penyeberangan.',
        'Pihak sekolah akan mengulang kelas serupa setiap awal semester. Sekolah lain dapat mendaftar melalui situs ini tanpa biaya.',
      ],
    },
    en: {
      headlines: [
        '{pupils} pupils in {place} learn what makes a helmet safe',
        'Old helmets for good ones: a road safety class in {place}',
      ],
      summary:
        '{pupils} pupils in {place} took part in a road safety class, and {helmets} damaged helmets were exchanged for sound ones.',
      body: [
        'A school yard on {street}, {place}, became a road safety class on {date}. {pupils} pupils learned to check a helmet, its strap and the lamp of a bicycle before setting out.',
        'Officers of {unit} brought a watermelon to show what a blow does when nothing softens it. Then {helmets} damaged helmets were exchanged for sound ones, given by parents and local shops.',
        '> “I did not know that a helmet must be replaced after a hard fall,” said {name}, who is in the eighth grade.',
        '## A map of the way to school',
        'The pupils drew their way from home and marked the places that frighten them. The map will decide where crossings are painted and when wardens stand there.',
        'The class will be held at the start of every term. Other schools can apply through this site free of charge.',
      ],
    },
  },
]
