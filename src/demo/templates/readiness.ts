import type { Template } from '../template.ts'

export const readiness: Template[] = [
  {
    key: 'flood-drill',
    topic: 'bencana',
    urgency: 4,
    tags: [
      ['siaga bencana', 'disaster readiness'],
      ['banjir', 'floods'],
    ],
    numbers: { families: [60, 320], minutes: [14, 35], boats: [3, 9] },
    id: {
      headlines: [
        'Warga {village} berlatih menghadapi banjir sebelum musim hujan',
        'Simulasi banjir di {place}: {families} keluarga mengungsi dalam {minutes} menit',
        'Sirene, perahu, dan dapur umum: {place} menguji kesiapan banjir',
      ],
      summary:
        '{families} keluarga di {village} mengikuti simulasi banjir. Titik kumpul tercapai dalam {minutes} menit, lebih cepat dari target.',
      body: [
        'Sirene berbunyi pukul 09.00 di {village}, {place}, {date}. Dalam {minutes} menit, {families} keluarga berjalan ke titik kumpul di halaman sekolah. Ini bukan banjir sungguhan, melainkan latihan menjelang musim hujan.',
        'Latihan melibatkan {unit}, petugas penanggulangan bencana, puskesmas, dan relawan warga. {boats} perahu karet dikerahkan untuk menjemput warga lanjut usia dan penyandang disabilitas.',
        '> “Yang paling sulit ternyata meyakinkan orang untuk meninggalkan televisi. Jadi kami latih itu juga,” ujar {name}, ketua rukun tetangga.',
        '## Catatan dari latihan',
        '- Satu pengeras suara tidak terdengar di gang belakang dan akan dipindahkan',
        '- Daftar obat warga lanjut usia perlu diperbarui',
        '- Jalur evakuasi di dekat pasar harus bebas dari kendaraan parkir',
        'Hasil lengkap latihan ditempel di balai warga. Peta titik kumpul dapat diunduh dari halaman ini dan dicetak pada kertas biasa.',
        [
          'Latihan berikutnya akan diadakan pada malam hari, karena air sering naik ketika warga tidur.',
          'Sekolah di sekitar lokasi akan memasukkan latihan ini ke kegiatan semester depan.',
        ],
      ],
    },
    en: {
      headlines: [
        'Before the rains, {village} rehearses a flood',
        'Flood drill in {place}: {families} families out in {minutes} minutes',
      ],
      summary:
        '{families} families in {village} took part in a flood drill and reached the assembly point in {minutes} minutes, faster than planned.',
      body: [
        'At nine in the morning of {date} a siren sounded in {village}, {place}. Within {minutes} minutes {families} families had walked to the assembly point in a school yard. It was not a flood but a drill ahead of the rains.',
        'The drill brought together {unit}, the disaster agency, the health centre and volunteers. {boats} inflatable boats fetched older residents and people with disabilities.',
        '> “The hardest part was to get people away from the television, so we practised that as well,” said {name}, who heads the neighbourhood.',
        '## What was learned',
        '- One loudspeaker cannot be heard in the back lanes and will be moved',
        '- The list of medicines needed by older residents is out of date',
        '- The way out beside the market must be kept free of parked vehicles',
        'The full results hang in the community hall. A map of assembly points can be printed from this page.',
      ],
    },
  },
  {
    key: 'fire-watch',
    topic: 'bencana',
    urgency: 4,
    tags: [
      ['karhutla', 'land fires'],
      ['siaga bencana', 'disaster readiness'],
    ],
    numbers: { points: [5, 14], volunteers: [30, 110], wells: [8, 26] },
    id: {
      headlines: [
        'Pos pantau kebakaran lahan aktif di {points} titik {place}',
        '{volunteers} relawan {place} berjaga dari asap sebelum ada api',
        'Sumur bor dan pos pantau: cara {place} mencegah kebakaran lahan',
      ],
      summary:
        '{points} pos pantau di {place} diaktifkan dengan {volunteers} relawan. {wells} sumur bor diperiksa agar siap dipakai.',
      body: [
        '{unit} bersama relawan desa mengaktifkan {points} pos pantau kebakaran lahan di {place}. Petugas berjaga bergantian dan mencatat arah angin, suhu, serta laporan asap setiap tiga jam.',
        'Sebanyak {volunteers} relawan mendapat pelatihan memakai pompa jinjing dan membuat sekat. {wells} sumur bor diperiksa; dua yang tersumbat sudah dibersihkan.',
        '> “Api kecil padam dengan dua orang kalau cepat. Kalau terlambat satu jam, dua ratus orang pun kewalahan,” kata {name}, relawan dari {village}.',
        '## Buka lahan tanpa membakar',
        'Penyuluh pertanian mengajarkan cara mengolah sisa tanaman menjadi kompos. Alat pencacah dapat dipinjam bergiliran dari balai desa.',
        'Warga yang melihat asap diminta melapor dengan menyebut nama dusun dan tanda yang mudah dikenali, misalnya jembatan atau menara. Laporan dijawab siang dan malam.',
      ],
    },
    en: {
      headlines: [
        '{points} lookout posts against land fires now manned in {place}',
        'In {place}, {volunteers} volunteers watch for smoke before there is fire',
      ],
      summary:
        '{points} lookout posts in {place} are manned by {volunteers} volunteers, and {wells} wells have been checked.',
      body: [
        '{unit} and village volunteers have manned {points} lookout posts against land fires in {place}. They work in shifts and note wind, temperature and reports of smoke every three hours.',
        '{volunteers} volunteers have been trained to use portable pumps and to cut firebreaks. Of {wells} wells two were blocked and have been cleared.',
        '> “Two people can put out a small fire if they are quick. An hour later two hundred struggle,” said {name}, a volunteer from {village}.',
        '## Clearing land without burning',
        'Farm advisers show how plant remains become compost. Shredders can be borrowed from village halls in turn.',
        'Anyone who sees smoke is asked to name the hamlet and a landmark, such as a bridge or a mast. Reports are answered day and night.',
      ],
    },
  },
  {
    key: 'landslide-road',
    topic: 'bencana',
    urgency: 3,
    tags: [
      ['longsor', 'landslide'],
      ['jalur alternatif', 'diversion'],
    ],
    numbers: { metres: [18, 60], hours: [5, 14], minutes: [20, 45] },
    id: {
      headlines: [
        'Jalur alternatif dibuka di {place} setelah tanah menutup jalan',
        'Material longsor di {place} dibersihkan, jalan kembali dua arah',
        'Jalan di {village} dapat dilalui lagi setelah {hours} jam',
      ],
      summary:
        'Tanah menutup {metres} meter jalan di {place}. Tidak ada korban; jalan dibuka kembali setelah {hours} jam.',
      body: [
        'Jalan di {village}, {place}, kembali dapat dilalui dua arah setelah alat berat membersihkan tanah yang menutup badan jalan sepanjang {metres} meter. Tidak ada warga yang terluka.',
        'Hujan semalaman membuat tebing di sisi jalan turun menjelang subuh. Petugas {unit} menutup ruas itu sebelum lalu lintas pagi dan mengalihkan kendaraan ke jalan desa.',
        '## Jalur alternatif',
        'Selama pembersihan, kendaraan kecil melalui jalan desa dengan tambahan waktu sekitar {minutes} menit. Bus dan truk menunggu di terminal.',
        '> “Petugas datang sebelum kami menelepon. Anak-anak tetap bisa ke sekolah lewat jalan kebun,” kata {name}, warga {village}.',
        'Ahli geologi menilai tebing masih perlu diawasi selama sepekan. Pengendara diminta tidak berhenti di bawah tebing dan segera menjauh bila melihat kerikil jatuh.',
        'Warga di lereng yang sama sudah diberi tahu tanda-tanda awal longsor dan letak titik kumpul terdekat.',
      ],
    },
    en: {
      headlines: [
        'Road through {village} open again {hours} hours after a landslide',
        'Diversion in {place} after earth covers the road',
      ],
      summary:
        'Earth covered {metres} metres of road in {place}. Nobody was hurt, and the road reopened after {hours} hours.',
      body: [
        'Traffic runs both ways again at {village}, {place}, after {metres} metres of road were cleared of earth. Nobody was hurt.',
        'A night of rain brought down the slope shortly before dawn. {unit} closed the road ahead of the morning traffic and led vehicles through the village.',
        '## The way round',
        'During the work cars took the village road, some {minutes} minutes longer. Buses and lorries waited at the terminal.',
        '> “They were here before we had called. The children still got to school, through the gardens,” said {name} of {village}.',
        'Geologists want to watch the slope for another week. Drivers should not stop below it and should move on at once if gravel falls.',
      ],
    },
  },
  {
    key: 'ferry-waves',
    topic: 'bencana',
    urgency: 3,
    tags: [
      ['pelabuhan', 'harbour'],
      ['cuaca', 'weather'],
    ],
    numbers: { waves: [2, 4], ships: [3, 9], hours: [3, 8] },
    id: {
      headlines: [
        'Jadwal penyeberangan {place} berubah karena ombak {waves} meter',
        'Arus penumpang di pelabuhan {place} kembali lancar setelah cuaca membaik',
        '{ships} kapal menunggu di {place}, penumpang diminta memeriksa jadwal',
      ],
      summary:
        'Ombak setinggi {waves} meter menunda {ships} keberangkatan dari {place} selama {hours} jam. Tiket tetap berlaku.',
      body: [
        'Keberangkatan {ships} kapal dari pelabuhan di {place} ditunda {hours} jam karena ombak mencapai {waves} meter, {date}. Tiket penumpang tetap berlaku untuk jadwal berikutnya.',
        '{unit} membantu pengelola pelabuhan mengatur antrean kendaraan agar jalan di depan pelabuhan tidak tertutup. Ruang tunggu tambahan dibuka bagi keluarga dengan anak kecil.',
        '> “Kami diberi air minum dan kabar setiap setengah jam. Menunggu jadi lebih tenang,” tutur {name}, penumpang asal {village}.',
        '## Sebelum berangkat',
        '- Periksa jadwal terbaru pada hari keberangkatan',
        '- Simpan nomor petugas pelabuhan yang tercetak pada tiket',
        '- Dahulukan penumpang lanjut usia dan ibu hamil saat naik kapal',
        'Badan cuaca memperkirakan ombak menurun pada malam hari. Nelayan diminta menunda melaut sampai peringatan dicabut.',
      ],
    },
    en: {
      headlines: [
        'Waves of {waves} metres change the ferry timetable in {place}',
        'Passengers in {place} on their way again after the weather clears',
      ],
      summary:
        'Waves of {waves} metres held back {ships} departures from {place} for {hours} hours. Tickets remain valid.',
      body: [
        '{ships} departures from the harbour of {place} were put off by {hours} hours on {date} because of waves of {waves} metres. Tickets are valid for the next sailing.',
        '{unit} helped the harbour keep the queue of vehicles off the main road. A further waiting room was opened for families with small children.',
        '> “They brought us water and news every half hour. That makes waiting easier,” said {name}, a passenger from {village}.',
        '## Before you set out',
        '- Check the timetable on the day',
        '- Keep the harbour’s number, printed on the ticket',
        '- Let older passengers and expectant mothers board first',
        'The weather service expects calmer seas at night. Fishermen are asked to stay ashore until the warning is lifted.',
      ],
    },
  },
]
