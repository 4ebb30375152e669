import type { Template } from '../template.ts'

export const learning: Template[] = [
  {
    key: 'phishing-class',
    topic: 'siber',
    urgency: 5,
    tags: [
      ['literasi digital', 'digital literacy'],
      ['tautan palsu', 'false links'],
    ],
    numbers: { pupils: [60, 300], schools: [2, 7], links: [10, 25] },
    id: {
      headlines: [
        'Sekolah di {place} belajar mengenali tautan palsu',
        'Sebelum mengeklik, berhenti tiga detik: kelas literasi digital di {place}',
        '{pupils} pelajar {place} berlatih memeriksa alamat situs',
      ],
      summary:
        '{pupils} pelajar dari {schools} sekolah di {place} berlatih membedakan {links} tautan asli dan palsu. Bahan ajarnya dapat dipakai siapa saja.',
      body: [
        'Di layar kelas tampil dua alamat yang hampir sama. Hanya satu huruf yang berbeda. Dari situ pelajaran literasi digital bagi {pupils} pelajar {place} dimulai, {date}.',
        'Kelas yang disiapkan {unit} bersama guru dari {schools} sekolah ini memakai {links} contoh pesan. Para siswa bekerja berpasangan, menandai kata yang mendesak, alamat yang janggal, dan permintaan kode rahasia.',
        '> “Pesannya bilang hadiah hangus dalam lima menit. Justru itu yang membuat saya curiga,” kata {name}, siswa kelas sembilan.',
        '## Tiga detik sebelum mengeklik',
        '- Siapa pengirimnya, dan apakah Anda memang menunggu pesan itu?',
        '- Apakah alamatnya sama persis dengan yang biasa Anda buka?',
        '- Apa yang diminta? Kode rahasia tidak pernah diminta lewat pesan',
        'Orang tua diundang pada jam terakhir. Mereka belajar mengatur ulang kata sandi bersama anaknya dan menyalakan verifikasi dua langkah.',
        'Bahan ajar kelas ini boleh dipakai tanpa izin dan dapat diunduh dari situs ini, lengkap dengan kunci jawaban.',
      ],
    },
    en: {
      headlines: [
        'Schools in {place} learn to tell a false link from a true one',
        'Three seconds before you click: a digital literacy class in {place}',
      ],
      summary:
        '{pupils} pupils from {schools} schools in {place} practised telling {links} true and false links apart. Anyone may use the material.',
      body: [
        'Two addresses stood on the screen, different in a single letter. That was how a lesson for {pupils} pupils in {place} began on {date}.',
        'The class, prepared by {unit} with teachers of {schools} schools, uses {links} sample messages. Working in pairs, the pupils marked words that press for haste, odd addresses and requests for a code.',
        '> “It said the prize would be gone in five minutes. That was what made me suspicious,” said {name}, who is in the ninth grade.',
        '## Three seconds before you click',
        '- Who is writing, and were you expecting it?',
        '- Is the address exactly the one you know?',
        '- What do they want? Nobody honest asks for a secret code in a message',
        'Parents joined for the last hour to reset passwords with their children and to switch on two-step verification. The material may be used freely and can be downloaded here.',
      ],
    },
  },
  {
    key: 'chain-message',
    topic: 'siber',
    urgency: 4,
    tags: [
      ['klarifikasi', 'clarification'],
      ['pesan berantai', 'chain message'],
    ],
    choices: {
      rumour: [
        ['pemeriksaan kendaraan serentak di semua jalan', 'vehicle checks on every road at the same time'],
        ['pemadaman listrik selama tiga hari', 'a power cut of three days'],
        ['penutupan semua pasar mulai besok', 'all markets closing from tomorrow'],
        ['pembagian uang lewat tautan pendaftaran', 'money handed out through a registration link'],
        ['perubahan jam sekolah tanpa pemberitahuan', 'school hours changing without notice'],
      ],
    },
    numbers: { reports: [12, 90] },
    id: {
      headlines: [
        'Pesan berantai tentang {rumour} itu tidak benar',
        'Cek fakta: tidak ada {rumour} di {place}',
      ],
      summary:
        'Pesan tentang {rumour} yang beredar di {place} tidak benar. Pengumuman resmi hanya terbit di situs ini dan akun yang tercantum pada halaman kanal.',
      body: [
        'Pesan berantai yang menyebut {rumour} beredar di grup percakapan warga {place}. Setelah diperiksa, {unit} memastikan isi pesan itu tidak benar.',
        'Dalam sehari masuk {reports} pertanyaan dari warga. Gambar yang menyertai pesan ternyata foto lama dari tempat lain; tanggal pada sudutnya telah dipotong.',
        '## Cara kami memeriksa',
        '- Mencari asal gambar dan tanggal pertama kali muncul',
        '- Menanyakan langsung kepada kantor yang disebut dalam pesan',
        '- Membandingkan nomor surat dengan daftar surat keluar',
        '> “Saya hampir meneruskan ke grup keluarga. Untung saya tanya dulu,” kata {name}, warga {village}.',
        'Tidak ada warga yang disalahkan karena meneruskan pesan. Yang membantu adalah mengirimkan penjelasan ini ke grup yang sama.',
        'Warga dapat menempelkan teks atau tautan yang meragukan pada kotak “Apakah ini asli?” di halaman depan.',
      ],
    },
    en: {
      headlines: [
        'The chain message about {rumour} is not true',
        'Checked: the message in {place} about {rumour} is false',
      ],
      summary:
        'A message about {rumour} that is going round in {place} is not true. Official notices appear only here and on the accounts listed under channels.',
      body: [
        'A chain message about {rumour} has been going round in neighbourhood groups in {place}. {unit} has checked it: it is not true.',
        '{reports} people asked about it within a day. The picture that came with it is an old one from elsewhere, with the date cut off.',
        '## How we checked',
        '- We looked for where the picture first appeared, and when',
        '- We asked the office named in the message',
        '- We compared the letter’s number with the register',
        '> “I was about to pass it on to the family group. I am glad I asked first,” said {name} of {village}.',
        'Nobody is to blame for passing it on. What helps is to send this explanation to the same group. Doubtful texts and links can be pasted into the box “Is this genuine?” on the front page.',
      ],
    },
  },
  {
    key: 'office-visit',
    topic: 'pendidikan',
    urgency: 7,
    tags: [
      ['kunjungan sekolah', 'school visit'],
      ['anak', 'children'],
    ],
    numbers: { children: [28, 90], questions: [20, 60] },
    id: {
      headlines: [
        'Anak-anak {village} bertanya, petugas menjawab: kunjungan sekolah ke {unit}',
        '{children} murid berkunjung ke {unit} dan membawa {questions} pertanyaan',
        'Ruang kendali {place} sehari menjadi ruang kelas',
      ],
      summary:
        '{children} murid sekolah dasar dari {village} berkunjung ke {unit} dengan {questions} pertanyaan. Jawabannya dimuat sebagai majalah dinding.',
      body: [
        'Mengapa mobil dinas berlampu biru? Siapa yang menjawab telepon pada malam hari? Dengan {questions} pertanyaan yang ditulis tangan, {children} murid dari {village} berkunjung ke {unit}, {date}.',
        'Mereka melihat ruang kendali, duduk di kursi penerima telepon, dan mencoba menyampaikan laporan dengan jelas: apa yang terjadi, di mana, dan apakah ada yang perlu ditolong.',
        '> “Ternyata kita tidak boleh menutup telepon dulu,” kata {name}, sembilan tahun.',
        '## Belajar menyebut alamat',
        'Banyak anak hafal nama gim, tetapi tidak hafal alamat rumah. Guru memakai kunjungan ini untuk berlatih menyebut nama jalan, nomor rumah, dan bangunan yang mudah dikenali.',
        'Kunjungan ditutup dengan menanam pohon di halaman. Sekolah lain dapat mendaftar melalui situs ini; kunjungan tidak dipungut biaya dan terbuka bagi sekolah luar biasa.',
      ],
    },
    en: {
      headlines: [
        '{children} pupils bring {questions} questions to {unit}',
        'For a day the control room in {place} is a classroom',
      ],
      summary:
        '{children} primary school pupils from {village} visited {unit} with {questions} questions. The answers now hang on the wall of their school.',
      body: [
        'Why is the light on the car blue? Who answers the telephone at night? With {questions} handwritten questions {children} pupils from {village} came to {unit} on {date}.',
        'They saw the control room, sat in the call taker’s chair and practised giving a report: what has happened, where, and whether somebody needs help.',
        '> “So you must not be the first to hang up,” said {name}, nine years old.',
        '## Knowing one’s address',
        'Many children know the names of games by heart, but not where they live. Their teachers used the visit to practise street names, house numbers and landmarks.',
        'Before they left they planted a tree. Other schools can apply through this site; visits are free, and schools for children with disabilities are welcome.',
      ],
    },
  },
  {
    key: 'mobile-library',
    topic: 'pendidikan',
    urgency: 7,
    tags: [
      ['perpustakaan keliling', 'mobile library'],
      ['literasi', 'literacy'],
    ],
    numbers: { books: [300, 1200], villages: [4, 12], borrowed: [60, 240] },
    choices: {
      way: [
        ['menyeberang danau', 'across the lake'],
        ['menyusuri sungai', 'up the river'],
        ['menanjak ke lereng', 'up the hillside'],
        ['masuk ke gang-gang kota', 'into the back lanes'],
      ],
    },
    id: {
      headlines: [
        'Perpustakaan keliling {place} {way} membawa {books} buku',
        '{borrowed} buku dipinjam dalam sehari di {village}',
        'Buku datang setiap Kamis: perpustakaan keliling singgah di {village}',
      ],
      summary:
        'Perpustakaan keliling {way} dan singgah di {villages} kampung di {place}. Pada hari pertama {borrowed} buku dipinjam.',
      body: [
        'Anak-anak {village} sudah menunggu sejak pagi. Perpustakaan keliling yang {way} itu membawa {books} buku, dari cerita bergambar sampai panduan beternak ayam.',
        'Kegiatan ini dijalankan {unit} bersama perpustakaan daerah. Setiap pekan kendaraan singgah di {villages} kampung, dan buku boleh dibawa pulang selama tujuh hari.',
        '> “Ibu saya pinjam buku resep, saya pinjam buku tentang paus,” kata {name}, sepuluh tahun.',
        '## Tanpa denda',
        'Tidak ada denda bagi buku yang terlambat. Peminjam yang lupa cukup menceritakan isi buku di depan teman-temannya.',
        'Petugas mencatat judul yang paling banyak dicari agar koleksi berikutnya sesuai dengan minat warga. Buku layak pakai dari masyarakat diterima di kantor terdekat.',
      ],
    },
    en: {
      headlines: [
        'Mobile library goes {way} with {books} books',
        '{borrowed} books borrowed in {village} in a day',
      ],
      summary:
        'A mobile library goes {way} to {villages} villages in {place}. On the first day {borrowed} books were borrowed.',
      body: [
        'The children of {village} had been waiting since early morning. The library that comes {way} brought {books} books, from picture stories to a guide to keeping hens.',
        '{unit} runs it together with the public library. Every week it calls at {villages} villages, and books may be kept for seven days.',
        '> “My mother took a cookery book, and I took one about whales,” said {name}, aged ten.',
        '## No fines',
        'Nobody pays for a book brought back late; whoever forgets only has to tell the others what is in it.',
        'The titles most asked for are noted, so that the next load meets the readers’ wishes. Books in good condition are accepted at the nearest office.',
      ],
    },
  },
]
