/**
 * Where the stemmers go wrong in the language of news: `root: forms`. Indonesian Snowball cuts what only looks like an
 * affix (pemilu → pilu, menteri → teri, pengacara → acara, perdata → data, ketua → tua), misses the letter that a
 * prefix swallowed (menangkap ≠ tangkap), and joins what readers keep apart (meninggal, "to die", and tinggal, "to
 * live"). A word of a line is its own root; the line's other words follow it.
 */
const indonesian = `
adu pengaduan mengadu mengadukan aduan diadukan
anggaran penganggaran menganggarkan dianggarkan
angkat mengangkat pengangkatan diangkat terangkat
awas pengawasan pengawas mengawasi awasi diawasi
berita diberitakan memberitakan pemberitaan beritakan
bupati
damai perdamaian berdamai mendamaikan
difabel
digital digitalisasi mendigitalkan
direksi
direktorat
direktur
dirjen
disabilitas
disiplin kedisiplinan mendisiplinkan pendisiplinan
diskusi berdiskusi mendiskusikan didiskusikan
distribusi mendistribusikan pendistribusian didistribusikan
divisi
dialog berdialog
diplomasi
diplomat
ekonomi perekonomian
energi
industri perindustrian
imigrasi keimigrasian
kawal mengawal pengawalan dikawal pengawal
kejar mengejar pengejaran dikejar
keliru kekeliruan
kelola mengelola pengelolaan dikelola pengelola
kelompok berkelompok mengelompokkan
keluar mengeluarkan pengeluaran dikeluarkan
keluarga kekeluargaan berkeluarga
kemarin
kembali mengembalikan pengembalian dikembalikan
kendali mengendalikan pengendalian dikendalikan terkendali
kendara kendaraan pengendara berkendara mengendarai
kepala mengepalai dikepalai
kerja mengerjakan dikerjakan bekerja pekerja pekerjaan pengerjaan
kereta perkeretaapian
kering kekeringan mengeringkan
ketat memperketat diperketat
ketua mengetuai diketuai
kirim mengirim mengirimkan pengiriman dikirim pengirim kiriman
kumpul mengumpulkan pengumpulan dikumpulkan berkumpul perkumpulan
kunjung mengunjungi pengunjung dikunjungi kunjungan berkunjung
kurang mengurangi pengurangan dikurangi berkurang kekurangan
kapolri
korban
laku berlaku kelakuan memberlakukan diberlakukan pemberlakuan
main pemain permainan bermain mainan memainkan dimainkan
makam pemakaman dimakamkan memakamkan
makan memakan dimakan makanan
medali
media
menang pemenang memenangkan kemenangan dimenangkan
menara
meninggal
menit
menteri kementerian
merdeka memerdekakan kemerdekaan
mesin
meter
metro
milik pemilik memiliki dimiliki kepemilikan
minum meminum diminum minuman
miskin memiskinkan kemiskinan
mudik pemudik
mukim pemukiman permukiman bermukim
mula pemula bermula
musnah pemusnahan memusnahkan dimusnahkan
negeri
nyanyi nyanyian menyanyi penyanyi menyanyikan
pahlawan kepahlawanan
pakai memakai dipakai pemakai pemakaian
pakaian berpakaian
pameran memamerkan dipamerkan
pantai
pantau pemantauan memantau pantauan dipantau pemantau
partai kepartaian
pelaku
peluang berpeluang
peluru
pemerintah pemerintahan
pemilu kepemiluan
pemilukada
pemuda pemudi kepemudaan
pendopo
penduduk kependudukan
pengacara
pengadilan peradilan
pengaruh berpengaruh memengaruhi dipengaruhi terpengaruh
pengorbanan berkorban
penjara memenjarakan dipenjara
penting kepentingan berkepentingan
penumpang
penyu
perahu
percaya kepercayaan dipercaya mempercayai
perdana
perdata keperdataan
perempuan keperempuanan
perilaku berperilaku
periksa memeriksa pemeriksaan diperiksa pemeriksa
perintah memerintahkan diperintahkan perintahkan
peristiwa
perkosa memerkosa memperkosa pemerkosaan pemerkosa diperkosa
permata
pertahanan
pertama
perwira
pesantren
pesawat
pesisir
pimpin pemimpin kepemimpinan memimpin dipimpin pimpinan
pungut memungut pemungutan dipungut pungutan
putus memutuskan putusan keputusan diputuskan pemutusan
relawan sukarelawan kerelawanan
sekolah bersekolah persekolahan menyekolahkan
seleksi menyeleksi diseleksi
selesai menyelesaikan penyelesaian diselesaikan terselesaikan
satuan kesatuan
sungai
tahan menahan penahanan ditahan tahanan
ketahanan
tangan menangani penanganan ditangani
tanam menanam penanaman ditanam tanaman
tanda menandai penandaan pertanda
tandatangan menandatangani penandatanganan ditandatangani
tangkap menangkap penangkapan ditangkap tertangkap tangkapan penangkap
tangkal menangkal penangkalan ditangkal
tanya menanyakan bertanya ditanya ditanyakan pertanyaan
tari menari penari tarian
tata menata penataan ditata tatanan
teknologi
telusur menelusuri penelusuran ditelusuri
teliti meneliti penelitian peneliti diteliti ketelitian
tembak menembak penembakan ditembak tertembak tembakan penembak
tempat menempati penempatan ditempatkan menempatkan
temu menemukan menemui penemuan ditemukan bertemu pertemuan temuan
terang keterangan menerangkan diterangkan penerangan
terbang menerbangkan penerbangan penerbang diterbangkan
terbit menerbitkan penerbitan penerbit diterbitkan terbitan
terima menerima penerimaan penerima diterima
terminal
teror meneror diteror teroris terorisme
tertib ketertiban penertiban menertibkan ditertibkan
tewas menewaskan
tilang menilang penilangan ditilang
tindak menindak penindakan ditindak tindakan bertindak
tinggal meninggalkan ditinggal ditinggalkan peninggalan tertinggal
tingkat meningkat meningkatkan peningkatan ditingkatkan tingkatkan
tipu menipu penipuan penipu tertipu ditipu
tolak menolak penolakan ditolak
tolong menolong pertolongan penolong ditolong
tugas bertugas petugas penugasan menugaskan ditugaskan
tukar menukar penukaran ditukar pertukaran
tular menular penularan tertular menularkan
tunda menunda penundaan ditunda tertunda
tuntut menuntut penuntutan tuntutan dituntut penuntut
turun menurun menurunkan penurunan diturunkan
keturunan
tutup menutup penutupan ditutup penutup tertutup
wartawan kewartawanan
wisata pariwisata berwisata kepariwisataan
wisatawan
`

/** The English stemmer joins these with others: office and officer, author and authority, import and important. */
const english = `
authority authorities
department departments departmental
emergency emergencies
important importance
international internationally
ministry ministries ministerial
minister ministers
officer officers
organization organizations organisation organisations
police policing policed
policy policies
university universities
universe universal
news
`

const read = (list: string): ReadonlyMap<string, string> => {
  const roots = new Map<string, string>()
  for (const line of list.trim().split('\n')) {
    const forms = line.split(' ')
    for (const form of forms) roots.set(form, forms[0] ?? form)
  }
  return roots
}

export const wordFamilies: Record<'id' | 'en', ReadonlyMap<string, string>> = {
  id: read(indonesian),
  en: read(english),
}
