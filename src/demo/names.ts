/** Invented people and places; single names, as in a local paper. */
export const residents = [
  'Sumarni', 'Wahyuni', 'Rohman', 'Maulida', 'Sutrisno', 'Nurjanah', 'Basuki', 'Yulianti', 'Hasanah', 'Marwan',
  'Kartini', 'Fadli', 'Mariam', 'Suparman', 'Erlina', 'Yosep', 'Magdalena', 'Made Sari', 'Ketut', 'Ibrahim',
  'Aminah', 'Lestari', 'Darmawan', 'Rosita', 'Paulus', 'Theresia', 'Nasrul', 'Salmah', 'Gunawan', 'Melati',
  'Anjani', 'Bahrun', 'Cahyani', 'Dahlia', 'Edi', 'Fatimah', 'Haris', 'Indah', 'Jumadi', 'Kurnia',
] // prettier-ignore

export const villages = [
  'Sukamaju', 'Mekarsari', 'Tanjung Asri', 'Sumber Rejo', 'Karang Anyar', 'Lembah Hijau', 'Muara Jaya', 'Padang Sari',
  'Batu Putih', 'Wana Sari', 'Bukit Indah', 'Rawa Bening', 'Pasir Panjang', 'Cempaka Baru', 'Tegal Rejo',
  'Air Jernih', 'Kampung Tengah', 'Teluk Dalam', 'Sungai Lestari', 'Gunung Sari', 'Pulau Teduh', 'Sidomulyo',
] // prettier-ignore

export const streets = [
  'Jalan Merdeka', 'Jalan Melati', 'Jalan Pelabuhan', 'Jalan Pasar Lama', 'Jalan Kenanga', 'Jalan Stasiun',
  'Jalan Taman', 'Jalan Pendidikan', 'Jalan Pahlawan', 'Jalan Pemuda', 'Jalan Cendana', 'Jalan Raya Timur',
] // prettier-ignore
