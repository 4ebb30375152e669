/**
 * The field application, in two steps: the page, and then (`--mode service-worker`) the program that keeps it on the phone,
 * which must name every file of the first.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

const root = resolve(import.meta.dirname, 'field')
const outDir = resolve(import.meta.dirname, 'dist/field')

/** Its own sentences, and those of refusals that come without one of the server's. */
const fieldMessages: Plugin = {
  name: 'field-messages',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/messages\/(id|en)\.json$/.test(id)) return null
    const own = Object.entries(JSON.parse(code) as Record<string, string>).filter(([key]) =>
      /^(field\.|fault\.(file|picture|upload|storage|quota)_)/.test(key),
    )
    return { code: JSON.stringify(Object.fromEntries(own)), map: null }
  },
}

const packed = /\.(br|gz)$/

/** Packed once here, since the server packs nothing by itself: over a bad line that is two thirds of the way. */
const packFiles: Plugin = {
  name: 'pack-files',
  writeBundle() {
    const folder = join(outDir, 'assets')
    for (const file of readdirSync(folder)) {
      if (!/\.(js|css)$/.test(file)) continue
      const text = readFileSync(join(folder, file))
      writeFileSync(join(folder, `${file}.br`), brotliCompressSync(text))
      writeFileSync(join(folder, `${file}.gz`), gzipSync(text, { level: 9 }))
    }
  },
}

const page: UserConfig = {
  root,
  base: '/setor/',
  plugins: [fieldMessages, react(), packFiles],
  // The site's faces, cut to what the house writes: a tenth of the whole ones. `npm run build` makes them first.
  resolve: { alias: { '@cut': resolve(import.meta.dirname, 'dist/assets') } },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
}

function serviceWorker(): UserConfig {
  const files = readdirSync(join(outDir, 'assets'))
    .filter((file) => !packed.test(file))
    .toSorted()
  const hash = createHash('sha256').update(readFileSync(resolve(outDir, 'index.html')))
  for (const file of files) hash.update(file)
  return {
    root,
    define: {
      SHELL: JSON.stringify(files.map((file) => `/setor/assets/${file}`)),
      SHELL_HASH: JSON.stringify(hash.digest('hex').slice(0, 12)),
    },
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      rollupOptions: {
        input: resolve(root, 'service-worker.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  }
}

export default defineConfig(({ mode }) => (mode === 'service-worker' ? serviceWorker() : page))
