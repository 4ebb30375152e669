/** Topics of the house and their IPTC Media Topics (newscodes of the International Press Telecommunications Council). */
import type { Topic } from '../../src/house/units/pack.ts'

export const topics: readonly Topic[] = [
  {
    key: 'pelayanan-publik',
    name: { id: 'Pelayanan publik', en: 'Public services' },
    iptc: 'medtop:20000593',
  },
  {
    key: 'keamanan',
    name: { id: 'Keamanan dan ketertiban', en: 'Safety and order' },
    iptc: 'medtop:02000000',
  },
  { key: 'lalu-lintas', name: { id: 'Lalu lintas', en: 'Traffic' }, iptc: 'medtop:20000337' },
  { key: 'penegakan-hukum', name: { id: 'Penegakan hukum', en: 'Law enforcement' }, iptc: 'medtop:20000129' },
  { key: 'bencana', name: { id: 'Bencana dan SAR', en: 'Disasters and rescue' }, iptc: 'medtop:03000000' },
  { key: 'siber', name: { id: 'Kejahatan siber', en: 'Cyber crime' }, iptc: 'medtop:20000082' },
  { key: 'kemanusiaan', name: { id: 'Bakti sosial', en: 'Community service' }, iptc: 'medtop:20000817' },
  { key: 'pendidikan', name: { id: 'Pendidikan', en: 'Education' }, iptc: 'medtop:05000000' },
  { key: 'kesehatan', name: { id: 'Kesehatan', en: 'Health' }, iptc: 'medtop:07000000' },
  { key: 'lingkungan', name: { id: 'Lingkungan', en: 'Environment' }, iptc: 'medtop:06000000' },
  { key: 'pemilu', name: { id: 'Pemilu', en: 'Elections' }, iptc: 'medtop:20000574' },
  { key: 'olahraga', name: { id: 'Olahraga', en: 'Sport' }, iptc: 'medtop:15000000' },
  {
    key: 'seni-budaya',
    name: { id: 'Seni dan budaya', en: 'Arts and culture' },
    iptc: 'medtop:01000000',
  },
]
