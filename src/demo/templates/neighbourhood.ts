import type { Template } from '../template.ts'

export const neighbourhood: Template[] = [
  {
    key: 'night-watch',
    topic: 'keamanan',
    urgency: 6,
    tags: [
      ['siskamling', 'neighbourhood watch'],
      ['lingkungan', 'neighbourhood'],
    ],
    numbers: { posts: [6, 24], people: [60, 260] },
    id: {
      headlines: [
        'Pos ronda di {posts} lingkungan {place} kembali menyala',
        'Ronda malam {village}: kopi, kentongan, dan daftar telepon',
        '{people} warga {place} bergiliran menjaga lingkungan',
      ],
      summary:
        '{posts} pos ronda di {place} aktif kembali dengan {people} warga yang berjaga bergiliran. Perempuan dan pemuda ikut menyusun jadwal.',
      body: [
        'Lampu pos ronda di {village}, {place}, kembali menyala. Sejak awal bulan, {posts} lingkungan menghidupkan lagi jadwal jaga malam dengan {people} warga yang bergiliran.',
        '{unit} menyediakan daftar nomor penting, senter, dan pelatihan singkat: kapan cukup menegur, kapan harus memanggil petugas, dan mengapa tidak boleh bertindak sendiri.',
        '> “Yang paling sering terjadi justru hal kecil: pintu lupa dikunci, kompor masih menyala,” kata {name}, yang berjaga setiap Rabu.',
        '## Aturan yang disepakati',
        '- Tamu disapa dan dibantu, bukan dicurigai',
        '- Kejadian dicatat dalam buku, bukan disebar di grup',
        '- Jadwal jaga tidak dibebankan kepada warga yang bekerja malam',
        'Catatan dari pos ronda dibahas sebulan sekali bersama petugas. Hasilnya dipakai menentukan lampu jalan mana yang harus segera diganti.',
      ],
    },
    en: {
      headlines: [
        'Lights on again in {posts} neighbourhood posts of {place}',
        'Coffee, a wooden drum and a list of numbers: night watch in {village}',
      ],
      summary:
        '{posts} neighbourhood posts in {place} are manned again by {people} residents in turn. Women and young people help to draw up the rota.',
      body: [
        'The light is on again in the watch post of {village}, {place}. Since the beginning of the month {posts} neighbourhoods have revived the night watch, with {people} residents taking turns.',
        '{unit} provides numbers to call, torches and a short course: when a word is enough, when to call for help, and why nobody should act alone.',
        '> “It is mostly small things: a door left open, a stove still on,” said {name}, who watches on Wednesdays.',
        '## What was agreed',
        '- Strangers are greeted and helped, not suspected',
        '- What happens goes into the book, not into chat groups',
        '- Those who work at night are not put on the rota',
        'Once a month the notes are gone through with officers, and decide which street lamps are mended first.',
      ],
    },
  },
  {
    key: 'tourist-line',
    topic: 'keamanan',
    urgency: 6,
    tags: [
      ['wisata', 'tourism'],
      ['layanan', 'service'],
    ],
    numbers: { languages: [3, 6], calls: [20, 120], spots: [4, 12] },
    id: {
      headlines: [
        'Saluran bantuan wisata {place} melayani {languages} bahasa',
        'Tersesat, kehilangan tas, atau bertanya arah: bantuan wisata di {place}',
        'Pos wisata {place} dibuka di {spots} tempat menjelang liburan',
      ],
      summary:
        'Pos bantuan di {spots} tempat wisata {place} dibuka dengan {languages} bahasa. Pekan pertama {calls} pengunjung terbantu.',
      body: [
        'Pengunjung yang tersesat, kehilangan tas, atau sekadar bertanya arah kini dapat mendatangi pos bantuan di {spots} tempat wisata {place}. Petugas dan sukarelawan melayani dalam {languages} bahasa.',
        'Pada pekan pertama, {calls} pengunjung terbantu. Kebanyakan bertanya tentang angkutan umum, disusul barang tertinggal dan anak yang terpisah dari rombongan.',
        '> “Tas saya kembali sebelum saya sempat panik,” kata {name}, pengunjung dari luar kota.',
        '## Liburan yang tenang',
        '- Foto anak sebelum masuk ke tempat ramai',
        '- Tulis nomor keluarga pada gelang anak',
        '- Simpan salinan tiket dan kartu identitas di tempat terpisah',
        'Barang temuan dicatat dan diumumkan di situs ini setiap malam. Pos buka dari pukul 08.00 sampai tempat wisata tutup.',
      ],
    },
    en: {
      headlines: [
        'Help for visitors to {place} in {languages} languages',
        'Lost your way or your bag? Help points open at {spots} places in {place}',
      ],
      summary:
        'Help points at {spots} places in {place} serve visitors in {languages} languages. {calls} people were helped in the first week.',
      body: [
        'Visitors who have lost their way or their bag can turn to help points at {spots} places in {place}, where staff and volunteers speak {languages} languages.',
        '{calls} visitors were helped in the first week. Most asked about buses; then came things left behind and children who had strayed from their group.',
        '> “I had my bag back before I had time to panic,” said {name}, who was visiting from another town.',
        '## For a quiet holiday',
        '- Photograph children before you go into a crowd',
        '- Write a telephone number on their wristband',
        '- Keep copies of tickets and identity cards apart',
        'What is found is listed on this site every evening. The help points are open from 8 a.m. until closing time.',
      ],
    },
  },
  {
    key: 'polling-rehearsal',
    topic: 'pemilu',
    urgency: 5,
    tags: [
      ['pemilu', 'elections'],
      ['layanan pemilih', 'help for voters'],
    ],
    numbers: { places: [8, 40], staff: [60, 300] },
    id: {
      headlines: [
        'Latihan pelayanan hari pemungutan suara digelar di {place}',
        '{staff} petugas {place} berlatih membantu pemilih lanjut usia',
        'Jalur kursi roda diperiksa di {places} tempat pemungutan suara {place}',
      ],
      summary:
        '{staff} petugas di {place} berlatih mengatur arus, membantu pemilih lanjut usia, dan menjaga sikap netral. {places} tempat diperiksa.',
      body: [
        'Sebuah gedung serbaguna di {street}, {place}, disulap menjadi tempat pemungutan suara, {date}. Di sana {staff} petugas berlatih melayani pemilih dengan antrean, hujan, dan listrik yang sengaja dipadamkan.',
        'Latihan ini tidak menyangkut pilihan siapa pun. Petugas belajar berdiri di luar garis, tidak mengenakan tanda apa pun, dan menjawab pertanyaan hanya tentang jalan, parkir, dan jalur bantuan.',
        '> “Kami diminta mengingat satu hal: yang penting orang sampai, aman, lalu pulang dengan tenang,” ujar seorang peserta latihan.',
        '## Pemeriksaan tempat',
        '- Jalur kursi roda di {places} tempat diukur dan diperbaiki',
        '- Kursi tunggu disediakan bagi pemilih lanjut usia',
        '- Lampu darurat dicoba satu per satu',
        'Kepala Seksi Humas {unit} menegaskan bahwa pertanyaan tentang tata cara memilih dijawab oleh penyelenggara. Alamat dan nomor penyelenggara tercantum pada papan di setiap tempat.',
      ],
    },
    en: {
      headlines: [
        'Rehearsal for polling day in {place}',
        '{staff} officers in {place} practise helping older voters',
      ],
      summary:
        '{staff} officers in {place} rehearsed guiding the flow, helping older voters and staying neutral. {places} polling places were checked.',
      body: [
        'A hall on {street}, {place}, was made into a polling place on {date}, where {staff} officers rehearsed with queues, rain and a power cut made on purpose.',
        'Nobody’s choice was at issue. Officers learned to stand outside the line, wear no sign of any kind, and answer only questions about the way, parking and assistance.',
        '> “We were told to remember one thing: people should arrive, be safe and go home in peace,” said one of them.',
        '## The places',
        '- Wheelchair ways at {places} places were measured and mended',
        '- Chairs are kept for older voters',
        '- Emergency lamps were tried one by one',
        'Questions about how to vote are answered by the election organisers, whose address hangs at every polling place.',
      ],
    },
  },
  {
    key: 'youth-football',
    topic: 'olahraga',
    urgency: 7,
    tags: [
      ['sepak bola', 'football'],
      ['pemuda', 'young people'],
    ],
    numbers: { teams: [8, 24], goals: [2, 5], spectators: [3, 14] },
    id: {
      headlines: [
        '{teams} tim kampung bertanding di {place}, tanpa kartu merah',
        'Piala persahabatan {place} milik {village}',
        'Sepak bola antarkampung {place} ditutup dengan makan bersama',
      ],
      summary:
        '{teams} tim muda bertanding dalam piala persahabatan di {place}. {village} menang {goals}-1 pada laga akhir.',
      body: [
        'Tim {village} memenangi piala persahabatan di {place} setelah unggul {goals}-1 pada laga akhir, {date}. Sekitar {spectators} ratus penonton memenuhi lapangan di {street}.',
        'Turnamen yang diadakan {unit} bersama karang taruna ini diikuti {teams} tim. Aturan tambahannya: tim yang paling sportif mendapat nilai yang sama dengan satu kemenangan.',
        '> “Lawan kami jatuh, kami berhenti. Penonton bertepuk tangan lebih keras daripada waktu gol,” kata {name}, kapten tim.',
        '## Lapangan untuk semua',
        'Di sela pertandingan, anak perempuan bermain dalam turnamen kecil dengan empat tim. Tahun depan mereka mendapat piala sendiri.',
        'Turnamen ditutup dengan makan bersama dan membersihkan lapangan. Hasil lengkap dapat dilihat di balai warga.',
      ],
    },
    en: {
      headlines: [
        '{teams} village teams play in {place}, and not one red card',
        '{village} wins the friendship cup in {place}',
      ],
      summary:
        '{teams} youth teams played for a friendship cup in {place}. {village} won the final by {goals}-1.',
      body: [
        '{village} won the friendship cup in {place} with a {goals}-1 victory in the final on {date}, before some {spectators} hundred spectators on {street}.',
        '{teams} teams took part in the tournament of {unit} and the local youth club. It had one rule of its own: the fairest team earns as much as for a win.',
        '> “When one of theirs fell, we stopped. They clapped louder than for a goal,” said {name}, the captain.',
        '## A pitch for everyone',
        'Between the matches girls played a small tournament of four teams; next year they will have a cup of their own. It all ended with a meal and a clean pitch.',
      ],
    },
  },
  {
    key: 'student-theatre',
    topic: 'seni-budaya',
    urgency: 7,
    tags: [
      ['pelajar', 'students'],
      ['antiperundungan', 'against bullying'],
    ],
    numbers: { schools: [3, 9], minutes: [20, 45], audience: [150, 600] },
    id: {
      headlines: [
        'Pentas seni pelajar {place} melawan perundungan',
        'Teater {minutes} menit dari {place}: “Kursi yang Kosong”',
        '{schools} sekolah {place} bercerita tentang teman yang diam',
      ],
      summary:
        'Pelajar dari {schools} sekolah di {place} mementaskan lakon tentang perundungan di hadapan {audience} penonton.',
      body: [
        'Panggung di {street}, {place}, hanya berisi satu kursi kosong. Dari sana pelajar {schools} sekolah bercerita selama {minutes} menit tentang seorang teman yang makin jarang bicara.',
        'Lakon ditulis para siswa sendiri dengan pendampingan guru seni dan {unit}. Sekitar {audience} penonton, sebagian besar orang tua, tinggal untuk berbincang sesudah pentas.',
        '> “Kami tidak ingin ada penjahat dalam cerita ini. Kami ingin orang bertanya: aku duduk di kursi yang mana?” kata {name}, penulis naskah.',
        '## Setelah tepuk tangan',
        'Di pintu keluar tersedia kotak surat. Siapa pun dapat menulis tanpa nama, dan surat dibaca oleh konselor sekolah, bukan oleh petugas.',
        'Pentas akan berkeliling ke sekolah lain. Naskahnya dapat diminta melalui situs ini dan dimainkan tanpa biaya.',
      ],
    },
    en: {
      headlines: [
        'Students in {place} put bullying on the stage',
        'An empty chair: a play by {schools} schools in {place}',
      ],
      summary:
        'Students of {schools} schools in {place} performed a play about bullying before an audience of {audience}.',
      body: [
        'There was nothing but an empty chair on the stage on {street}, {place}. From there students of {schools} schools told, in {minutes} minutes, of a friend who speaks less and less.',
        'They wrote the play themselves, helped by their art teachers and {unit}. Many of the audience of {audience}, most of them parents, stayed to talk.',
        '> “We did not want a villain. We wanted people to ask which chair is theirs,” said {name}, who wrote the script.',
        '## After the applause',
        'At the door stands a letter box. Anyone can write without a name, and the letters are read by school counsellors only. The play will tour other schools, and the script may be performed free of charge.',
      ],
    },
  },
]
