/** Words too common to search for. They still count as places in a text, so that phrases keep their distances. */
import indonesian from 'stopwords-id' with { type: 'json' }
import type { Locale } from '../messages.ts'
import { foldWord } from './tokenise.ts'

// The published list also holds words that people do search news for; these stay searchable.
const searchable = new Set(
  (
    'baik baru bapak besar bekerja berakhir bulan depan ibu jalan jumlah kasus kata kecil keluar kurang lalu lama ' +
    'lima luar masa masalah mampu mulai naik panjang pasti penting perlu persoalan pertama pukul rata sama siap ' +
    'sementara tahun tambah tempat tengah tepat tiga tinggi tunjuk umum utara'
  ).split(' '),
)

const english =
  "a about above after again against all also am an and any are aren't as at be because been before being below " +
  "between both but by can cannot could couldn't did didn't do does doesn't doing don't down during each few for " +
  "from further had hadn't has hasn't have haven't having he her here hers herself him himself his how i if in into " +
  "is isn't it its itself just let's may me might more most must mustn't my myself no nor not of off on once only or " +
  "other ought our ours ourselves out over own said same say says shall shan't she should shouldn't so some such " +
  'than that the their theirs them themselves then there these they this those through to too under until up upon ' +
  "us very was wasn't we were weren't what when where which while who whom whose why will with within without won't " +
  "would wouldn't yet you your yours yourself yourselves"

const lists: Record<Locale, ReadonlySet<string>> = {
  id: new Set(indonesian.map(foldWord).filter((word) => !searchable.has(word))),
  en: new Set(english.split(' ').map(foldWord)),
}

/** `word` as folded by the tokeniser. */
export const isStopWord = (word: string, locale: Locale): boolean => lists[locale].has(word)
