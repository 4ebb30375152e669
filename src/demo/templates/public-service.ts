import type { Template } from '../template.ts'

export const publicService: Template[] = [
  {
    key: 'one-counter',
    topic: 'pelayanan-publik',
    urgency: 5,
    tags: [
      ['pelayanan publik', 'public service'],
      ['loket terpadu', 'single counter'],
    ],
    numbers: { offices: [2, 5], before: [38, 62], after: [9, 16], weeks: [4, 9] },
    id: {
      headlines: [
        'Satu formulir untuk semua loket di {place}',
        'Warga {place} tak lagi berpindah meja untuk surat keterangan',
        'Senin pagi di {place}: antrean pendek, formulir cukup satu',
        'Loket terpadu di {place} memangkas waktu tunggu warga',
        'Antrean surat keterangan di {place} tinggal {after} menit',
      ],
      summary:
        '{offices} kantor di {place} menyatukan loket, antrean, dan pengaduan. Waktu tunggu rata-rata turun dari {before} menit menjadi {after} menit selama uji coba {weeks} pekan.',
      body: [
        'Warga {place} yang mengurus surat keterangan kini hanya perlu mengisi satu formulir. Data yang sama dipakai untuk semua loket, sehingga pemohon tidak lagi berpindah dari satu meja ke meja lain.',
        'Perubahan ini diuji coba sejak {weeks} pekan lalu di {offices} kantor. Catatan antrean menunjukkan waktu tunggu rata-rata turun dari {before} menit menjadi {after} menit, terutama pada Senin pagi yang biasanya paling ramai.',
        '> “Biasanya saya izin kerja setengah hari. Tadi baru duduk sebentar, nomor saya sudah dipanggil,” kata {name}, warga {village}.',
        '## Yang perlu dibawa',
        '- Kartu identitas asli',
        '- Nomor telepon yang aktif untuk menerima pemberitahuan',
        '- Nomor permohonan bila sudah mengisi formulir dari rumah',
        'Petugas menyediakan meja rendah untuk pengguna kursi roda dan jalur khusus bagi warga lanjut usia. Formulir berhuruf besar dapat diminta di pintu masuk.',
        'Kepala Seksi Humas {unit} menyampaikan bahwa hasil uji coba akan diumumkan setiap bulan, termasuk keluhan yang masuk dan tindak lanjutnya. Loket melayani warga pada hari kerja pukul 08.00 sampai 15.00.',
      ],
    },
    en: {
      headlines: [
        'One form for every counter in {place}',
        '{place} residents no longer go from desk to desk for a letter',
        'Merged counters in {place} cut the wait to {after} minutes',
      ],
      summary:
        '{offices} offices in {place} have merged their counters, queues and complaints desks. Over a {weeks}-week trial the average wait fell from {before} minutes to {after}.',
      body: [
        'People in {place} who need an official letter now fill in a single form. Every counter works from the same record, so nobody is sent from one desk to the next.',
        'The change has been on trial for {weeks} weeks in {offices} offices. Queue records show the average wait falling from {before} minutes to {after}, with the largest gain on Monday mornings, usually the busiest hours of the week.',
        '> “I used to take half a day off for this. Today I had hardly sat down before my number came up,” said {name}, who lives in {village}.',
        '## What to bring',
        '- An original identity card',
        '- A working telephone number for notices',
        '- The application number, if the form was filled in at home',
        'A low desk is available for wheelchair users, and older residents have their own lane. Forms in large print can be had at the entrance.',
        'The public information section of {unit} says the results, complaints included, will be published every month. The counters are open on working days from 8 a.m. to 3 p.m.',
      ],
    },
  },
  {
    key: 'mobile-service',
    topic: 'pelayanan-publik',
    urgency: 6,
    tags: [
      ['layanan keliling', 'mobile service'],
      ['pelayanan publik', 'public service'],
    ],
    numbers: { stops: [4, 9], people: [60, 240], hours: [1, 3] },
    id: {
      headlines: [
        'Layanan keliling menjangkau {village}, warga tak perlu ke kota',
        'Mobil layanan {unit} singgah di {stops} kampung pekan ini',
        'Dari balai desa {village}, {people} warga mengurus berkas dalam sehari',
      ],
      summary:
        'Mobil layanan milik {unit} mendatangi {stops} titik di {place}. {people} warga terlayani tanpa perjalanan {hours} jam ke kantor.',
      body: [
        'Halaman balai desa {village} ramai sejak pukul 07.30, {date}. Satu mobil layanan dengan dua meja, satu pencetak, dan sambungan satelit melayani warga yang selama ini harus menempuh perjalanan {hours} jam ke kantor.',
        'Dalam satu hari {people} berkas selesai. Sebagian besar adalah perpanjangan surat dan perubahan alamat, sisanya konsultasi yang tidak memerlukan biaya.',
        '> “Ongkos ke kota bisa dua hari penghasilan. Kalau mobilnya datang, kami bisa tetap ke kebun sesudahnya,” ujar {name}, petani di {village}.',
        '## Jadwal berikutnya',
        'Mobil layanan akan singgah di {stops} titik sampai akhir bulan. Jadwal ditempel di balai desa dan diumumkan di situs ini dua hari sebelumnya.',
        [
          'Bila hujan deras membuat jalan tidak dapat dilalui, jadwal digeser satu hari dan warga yang sudah mendaftar diberi tahu lewat pesan singkat.',
          'Warga yang belum sempat terlayani mendapat nomor antrean untuk kunjungan berikutnya, sehingga tidak perlu mendaftar ulang.',
        ],
        '{unit} mengingatkan bahwa semua layanan di mobil ini memakai tarif resmi yang tertera pada papan. Permintaan biaya di luar itu dapat dilaporkan kepada petugas pengawas yang ikut dalam rombongan.',
      ],
    },
    en: {
      headlines: [
        'Service van reaches {village}, sparing residents the trip to town',
        '{people} papers settled in a day from a van at {village} hall',
      ],
      summary:
        'A service van of {unit} is calling at {stops} places in {place}. {people} people were served without the {hours}-hour journey to an office.',
      body: [
        'The yard of {village} hall was busy from half past seven on {date}. A van with two desks, a printer and a satellite link served people who otherwise travel {hours} hours to an office.',
        'By evening {people} applications had been settled, most of them renewals and changes of address. Advice was free of charge.',
        '> “The fare to town can cost me two days’ earnings. When the van comes, I can still work my field afterwards,” said {name}, a farmer in {village}.',
        '## Where it goes next',
        'The van calls at {stops} places before the end of the month. The timetable hangs in village halls and appears on this site two days ahead.',
        '{unit} points out that every service in the van has the official fee shown on its board. Anyone asked for more can tell the supervisor who travels with the crew.',
      ],
    },
  },
  {
    key: 'evening-hours',
    topic: 'pelayanan-publik',
    urgency: 6,
    tags: [
      ['jam layanan', 'opening hours'],
      ['pekerja', 'workers'],
    ],
    numbers: { evenings: [2, 3], people: [35, 120], close: [19, 21] },
    id: {
      headlines: [
        'Loket malam dibuka di {place} bagi pekerja yang sulit izin siang hari',
        '{unit} buka layanan sampai pukul {close}.00, {evenings} malam sepekan',
        'Pulang kerja, langsung ke loket: layanan malam {place} dimulai',
      ],
      summary:
        'Mulai pekan ini loket di {place} buka sampai pukul {close}.00 pada {evenings} malam. Malam pertama melayani {people} orang.',
      body: [
        '{unit} membuka loket malam di {street}, {place}. Layanan berlangsung {evenings} malam dalam sepekan sampai pukul {close}.00 dan ditujukan bagi pekerja yang sulit meninggalkan tempat kerja pada siang hari.',
        'Pada malam pertama, {people} orang datang. Pengunjung terbanyak adalah pekerja toko, pengemudi, dan perawat yang baru selesai bertugas.',
        '> “Saya selesai sif pukul lima. Kalau loket tutup pukul tiga, mau kapan lagi?” kata {name}, karyawan toko di {street}.',
        '## Tetap bisa siang hari',
        'Jam layanan siang tidak berkurang. Petugas malam bekerja bergantian dan mendapat hari libur pengganti.',
        'Ruang tunggu dilengkapi pojok anak dan pengisi daya telepon. Petugas keamanan berjaga sampai pengunjung terakhir pulang.',
        'Setelah tiga bulan, jam malam akan ditinjau berdasarkan jumlah pengunjung dan pendapat warga yang dikumpulkan lewat formulir di situs ini.',
      ],
    },
    en: {
      headlines: [
        'Evening counter opens in {place} for people who cannot leave work by day',
        'After the shift, to the counter: {place} tries late hours',
      ],
      summary:
        'From this week the counter in {place} stays open until {close}.00 on {evenings} evenings. {people} people came on the first night.',
      body: [
        '{unit} has opened an evening counter at {street}, {place}. It serves the public on {evenings} evenings a week until {close}.00 and is meant for people who cannot leave work by day.',
        'On the first night {people} people came: shop staff, drivers and nurses coming off duty.',
        '> “My shift ends at five. If the counter closes at three, when am I supposed to come?” said {name}, who works in a shop on {street}.',
        '## Daytime hours remain',
        'Nothing is taken away from the daytime hours. Evening staff work in turns and are given days off in lieu.',
        'The waiting room has a corner for children and sockets for telephones, and a guard stays until the last visitor has left. The hours will be reviewed after three months, with the opinions sent in through this site.',
      ],
    },
  },
  {
    key: 'vehicle-returned',
    topic: 'penegakan-hukum',
    urgency: 6,
    tags: [
      ['barang temuan', 'lost property'],
      ['kendaraan', 'vehicles'],
    ],
    numbers: { bikes: [7, 31], days: [3, 10] },
    id: {
      headlines: [
        '{bikes} sepeda motor temuan kembali ke pemiliknya di {place}',
        'Cukup membawa surat asli, warga {place} ambil kendaraan temuan tanpa biaya',
        'Daftar kendaraan temuan {place} kini bisa dicari dari rumah',
      ],
      summary:
        '{bikes} sepeda motor yang lama tersimpan di halaman {unit} telah dikembalikan kepada pemiliknya. Tidak ada biaya yang dipungut.',
      body: [
        'Sebanyak {bikes} sepeda motor yang ditemukan tanpa pemilik telah diserahkan kembali kepada warga yang berhak, {date}. Penyerahan berlangsung di halaman {unit} dan tidak dipungut biaya.',
        'Pemilik dikenali dari nomor rangka yang dicocokkan dengan surat kendaraan. Daftarnya diumumkan di situs ini selama {days} hari sebelum penyerahan.',
        '> “Motor ini dipakai anak saya ke sekolah. Saya kira sudah tidak akan kembali,” kata {name}, warga {village}.',
        '## Cara mencari kendaraan',
        '- Siapkan surat kendaraan asli dan kartu identitas',
        '- Cocokkan nomor rangka dengan daftar pada situs ini',
        '- Datang ke loket barang temuan pada hari kerja',
        'Kendaraan yang belum diambil tetap disimpan dan daftarnya diperbarui setiap Jumat. Warga yang suratnya hilang dapat meminta penjelasan di loket yang sama.',
        'Kepala Seksi Humas {unit} mengajak warga memasang kunci ganda dan mencatat nomor rangka di rumah agar kendaraan lebih mudah dikenali.',
      ],
    },
    en: {
      headlines: [
        '{bikes} found motorcycles go back to their owners in {place}',
        'Found vehicles in {place} can now be looked up from home',
      ],
      summary:
        '{bikes} motorcycles that had stood for months in the yard of {unit} have been handed back. Nothing was charged.',
      body: [
        '{bikes} motorcycles found without an owner were handed back on {date} in the yard of {unit}. Nobody had to pay.',
        'Owners were identified by the frame number, matched with their papers. The list had been on this site for {days} days beforehand.',
        '> “My son rides it to school. I had given it up,” said {name} of {village}.',
        '## How to look for a vehicle',
        '- Have the original papers and an identity card ready',
        '- Compare the frame number with the list on this site',
        '- Come to the lost property counter on a working day',
        'What is not collected stays in safe keeping, and the list is renewed every Friday. The public information section of {unit} advises owners to use a second lock and to keep a note of the frame number at home.',
      ],
    },
  },
]
