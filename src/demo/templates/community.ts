import type { Template } from '../template.ts'

export const community: Template[] = [
  {
    key: 'clean-water',
    topic: 'kemanusiaan',
    urgency: 4,
    tags: [
      ['air bersih', 'clean water'],
      ['bakti sosial', 'community service'],
    ],
    numbers: { litres: [12, 60], families: [80, 450], tanks: [3, 12] },
    id: {
      headlines: [
        'Bantuan air bersih tiba di {village}, {families} keluarga terlayani',
        '{litres} ribu liter air bersih untuk warga {place}',
        'Tandon air dipasang di {tanks} titik {place}',
      ],
      summary:
        '{litres} ribu liter air bersih dibagikan kepada {families} keluarga di {place}. {tanks} tandon dipasang agar warga tidak perlu antre setiap hari.',
      body: [
        'Mobil tangki memasuki {village}, {place}, {date}, membawa air bersih bagi {families} keluarga yang sumurnya mengering. Sebanyak {litres} ribu liter dibagikan dalam tiga perjalanan.',
        '{unit} bersama pemerintah desa memasang {tanks} tandon di tempat yang mudah dijangkau warga lanjut usia. Jadwal pengisian ditempel pada setiap tandon.',
        '> “Biasanya saya berjalan dua kilometer untuk satu jeriken. Sekarang tinggal menyeberang jalan,” kata {name}, warga {village}.',
        '## Sampai sumur terisi lagi',
        'Pengiriman dilakukan dua kali sepekan sampai hujan mengisi kembali sumur warga. Petugas kesehatan memeriksa kejernihan air sebelum tangki berangkat.',
        'Warga dapat memberi tahu tandon yang bocor atau kosong melalui situs ini dengan menyebut nomor yang tercetak di sisi tandon.',
      ],
    },
    en: {
      headlines: [
        'Clean water reaches {families} families in {village}',
        '{litres},000 litres of clean water for {place}',
      ],
      summary:
        '{litres},000 litres of clean water have been brought to {families} families in {place}, and {tanks} tanks set up so that nobody has to queue every day.',
      body: [
        'A tanker drove into {village}, {place}, on {date} with clean water for {families} families whose wells have run dry. {litres},000 litres were handed out in three trips.',
        '{unit} and the village set up {tanks} tanks within reach of older residents. Each one shows when it is filled.',
        '> “I used to walk two kilometres for one can. Now I cross the road,” said {name} of {village}.',
        '## Until the wells fill again',
        'Water comes twice a week until the rain returns. Health workers check it before each tanker leaves. Leaking or empty tanks can be reported through this site by the number on their side.',
      ],
    },
  },
  {
    key: 'blood-donation',
    topic: 'kemanusiaan',
    urgency: 6,
    tags: [
      ['donor darah', 'blood donation'],
      ['bakti sosial', 'community service'],
    ],
    numbers: { bags: [70, 320], first: [12, 60] },
    id: {
      headlines: [
        '{bags} kantong darah terkumpul di {place}',
        'Donor darah di {unit}: {first} orang menyumbang untuk pertama kali',
        'Persediaan darah {place} kembali aman setelah donor bersama',
      ],
      summary:
        'Donor darah di halaman {unit} mengumpulkan {bags} kantong. {first} penyumbang datang untuk pertama kali.',
      body: [
        'Halaman {unit} berubah menjadi ruang donor darah, {date}. Sampai sore terkumpul {bags} kantong yang langsung dikirim ke bank darah {place}.',
        'Sebanyak {first} orang menyumbang untuk pertama kali. Petugas mendampingi mereka dan menjelaskan setiap langkah, dari pemeriksaan tekanan darah sampai istirahat sesudahnya.',
        '> “Yang menakutkan cuma membayangkannya. Jarumnya sebentar saja,” ujar {name}, mahasiswa asal {village}.',
        '## Sebelum menyumbang',
        '- Tidur cukup dan makan tiga jam sebelumnya',
        '- Bawa kartu identitas',
        '- Sampaikan obat yang sedang diminum kepada petugas',
        'Kegiatan serupa diadakan setiap tiga bulan. Golongan darah yang paling dibutuhkan diumumkan di halaman ini sepekan sebelumnya.',
      ],
    },
    en: {
      headlines: [
        '{bags} bags of blood given in {place}',
        '{first} people give blood for the first time at {unit}',
      ],
      summary:
        '{bags} bags of blood were given in the yard of {unit}. For {first} people it was the first time.',
      body: [
        'The yard of {unit} became a donation room on {date}. By evening {bags} bags had gone to the blood bank of {place}.',
        '{first} people gave for the first time. Staff stayed with them and explained each step, from the blood pressure to the rest afterwards.',
        '> “Only the thought of it is frightening. The needle takes a moment,” said {name}, a student from {village}.',
        '## Before you give',
        '- Sleep well and eat three hours beforehand',
        '- Bring an identity card',
        '- Say which medicines you take',
        'The next donation is in three months. The blood groups most in need will be named on this page a week ahead.',
      ],
    },
  },
  {
    key: 'health-check',
    topic: 'kesehatan',
    urgency: 6,
    tags: [
      ['lansia', 'older residents'],
      ['pemeriksaan kesehatan', 'health check'],
    ],
    numbers: { elders: [60, 260], glasses: [20, 90], nurses: [6, 18] },
    id: {
      headlines: [
        'Pemeriksaan kesehatan gratis bagi {elders} warga lanjut usia {place}',
        '{glasses} kacamata baca untuk warga lanjut usia di {village}',
        'Periksa tekanan darah sambil mengobrol: posyandu lansia {village}',
      ],
      summary:
        '{elders} warga lanjut usia di {place} menjalani pemeriksaan kesehatan gratis. {glasses} orang mendapat kacamata baca.',
      body: [
        'Balai warga {village} dipenuhi tawa, {date}. Sebanyak {elders} warga lanjut usia memeriksakan tekanan darah, gula darah, dan penglihatan tanpa biaya.',
        '{nurses} tenaga kesehatan bekerja bersama petugas {unit} yang menjemput warga dari rumah. Hasil pemeriksaan ditulis dengan huruf besar pada kartu yang dibawa pulang.',
        '> “Sekarang saya bisa membaca surat dari cucu sendiri,” kata {name}, 71 tahun, yang mendapat kacamata baca.',
        '## Tindak lanjut',
        'Warga yang memerlukan pemeriksaan lanjutan diantar ke puskesmas keesokan harinya. Keluarga mendapat penjelasan tentang jadwal obat.',
        'Kegiatan berpindah tempat setiap bulan agar menjangkau seluruh kampung. Jadwal berikutnya dapat dilihat pada agenda situs ini.',
      ],
    },
    en: {
      headlines: [
        'Free health checks for {elders} older residents of {place}',
        'Reading glasses for {glasses} older people in {village}',
      ],
      summary:
        '{elders} older residents of {place} had a free health check, and {glasses} were given reading glasses.',
      body: [
        'There was laughter in {village} hall on {date}, where {elders} older residents had blood pressure, blood sugar and eyesight checked free of charge.',
        '{nurses} health workers were helped by staff of {unit}, who fetched people from home. The results went home on a card in large print.',
        '> “Now I can read my grandchild’s letters myself,” said {name}, 71, trying on new glasses.',
        '## What follows',
        'Those who need a further examination are driven to the health centre the next day, and families are told about medicines. The checks move to another village every month.',
      ],
    },
  },
  {
    key: 'river-clean',
    topic: 'lingkungan',
    urgency: 6,
    tags: [
      ['sungai', 'rivers'],
      ['gotong royong', 'working together'],
    ],
    numbers: { people: [80, 350], sacks: [120, 640], hamlets: [2, 6] },
    id: {
      headlines: [
        'Relawan dan petugas bersihkan sungai di {hamlets} dusun {place}',
        '{sacks} karung sampah diangkat dari sungai di {village}',
        'Sungai {village} dibersihkan, ikan dilepas kembali',
      ],
      summary:
        '{people} relawan dan petugas mengangkat {sacks} karung sampah dari sungai di {hamlets} dusun di {place}.',
      body: [
        'Sebanyak {people} relawan turun ke sungai di {village}, {place}, {date}. Bersama petugas {unit}, mereka mengangkat {sacks} karung sampah dari aliran yang melewati {hamlets} dusun.',
        'Plastik dipisahkan di tepi sungai dan dijual ke bank sampah. Uangnya dipakai membeli jaring penahan agar sampah dari hulu tidak masuk lagi ke permukiman.',
        '> “Waktu kecil saya berenang di sini. Saya ingin anak saya juga bisa,” kata {name}, warga {village}.',
        '## Bukan sekali jalan',
        'Setiap dusun menunjuk penjaga sungai yang mencatat warna dan bau air setiap pekan. Catatan itu dibacakan pada pertemuan warga.',
        'Kegiatan ditutup dengan menebar benih ikan. Sekolah di sekitar sungai akan memakai catatan air sebagai bahan pelajaran.',
      ],
    },
    en: {
      headlines: [
        'Volunteers clear {sacks} sacks of waste from the river at {village}',
        'A river in {place} gets its wardens',
      ],
      summary:
        '{people} volunteers and officers took {sacks} sacks of waste from the river in {hamlets} hamlets of {place}.',
      body: [
        '{people} volunteers went into the river at {village}, {place}, on {date}. With staff of {unit} they lifted {sacks} sacks of waste from the water that runs through {hamlets} hamlets.',
        'Plastic was sorted on the bank and sold for recycling; the money buys a net that holds back waste from upstream.',
        '> “I swam here as a child. I want my children to swim here too,” said {name} of {village}.',
        '## More than one morning',
        'Each hamlet has named a warden who notes the colour and smell of the water every week. Schools nearby will use the notes in class. At the end young fish were released.',
      ],
    },
  },
  {
    key: 'tree-planting',
    topic: 'lingkungan',
    urgency: 7,
    tags: [
      ['penghijauan', 'tree planting'],
      ['lingkungan', 'environment'],
    ],
    numbers: { trees: [400, 3000], people: [60, 240], years: [2, 4] },
    choices: {
      tree: [
        ['bakau', 'mangrove'],
        ['trembesi', 'rain tree'],
        ['bambu', 'bamboo'],
        ['buah', 'fruit tree'],
      ],
    },
    id: {
      headlines: [
        '{trees} bibit {tree} ditanam di {place}',
        'Warga {village} merawat {trees} bibit {tree}, bukan hanya menanam',
        'Satu keluarga satu pohon: penanaman {tree} di {village}',
      ],
      summary:
        '{people} warga dan petugas menanam {trees} bibit {tree} di {place}. Setiap bibit punya perawat selama {years} tahun.',
      body: [
        'Sebanyak {trees} bibit {tree} ditanam di {village}, {place}, {date}. Yang berbeda dari kegiatan sebelumnya, setiap bibit dicatat bersama nama keluarga yang merawatnya selama {years} tahun.',
        'Penanaman diikuti {people} orang: warga, pelajar, kelompok tani, dan petugas {unit}. Ahli kehutanan menunjukkan jarak tanam dan cara memberi penyangga agar bibit tidak rebah.',
        '> “Dulu kami tanam lalu ditinggal. Sekarang anak saya menagih kalau saya lupa menyiram,” ujar {name}, warga {village}.',
        '## Dicatat, dilihat, diganti',
        'Foto setiap petak diambil tiga bulan sekali. Bibit yang mati diganti pada awal musim hujan.',
        'Peta petak tanam dapat dilihat umum. Sekolah yang ingin merawat satu petak dapat mendaftar melalui situs ini.',
      ],
    },
    en: {
      headlines: [
        '{trees} {tree} seedlings planted in {place}',
        'In {village} every {tree} seedling has a family to look after it',
      ],
      summary:
        '{people} residents and officers planted {trees} {tree} seedlings in {place}. Each one will be looked after for {years} years.',
      body: [
        '{trees} {tree} seedlings were planted at {village}, {place}, on {date}. This time each was entered with the name of a family that will look after it for {years} years.',
        '{people} people took part: residents, pupils, farmers and staff of {unit}. A forester showed how far apart to plant and how to stake a seedling.',
        '> “We used to plant and leave. Now my daughter reminds me to water,” said {name} of {village}.',
        '## Noted, looked at, replaced',
        'Every plot is photographed each quarter, and what has died is replaced when the rains begin. Schools can take on a plot through this site.',
      ],
    },
  },
]
