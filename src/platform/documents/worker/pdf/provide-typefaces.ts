import { GlobalFonts } from '@napi-rs/canvas'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const packages = '@fontsource-variable'
const serif = `${packages}/source-serif-4/files/source-serif-4-latin-standard-normal.woff2`
const sans = `${packages}/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2`

/** A PDF need not carry Helvetica or Times; a server without any fonts would draw it empty, so the house lends its own. */
export function provideTypefaces(): void {
  const here = createRequire(import.meta.url)
  for (const [family, file] of [
    ['serif', serif],
    ['sans-serif', sans],
    ['monospace', sans],
  ] as const)
    // The canvas module keeps one list for the whole process.
    if (!GlobalFonts.has(family)) GlobalFonts.register(readFileSync(here.resolve(file)), family)
}
