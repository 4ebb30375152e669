import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The console carries its own sentences and those of refusals; the site's and the mails' stay on the server. */
const consoleMessages: Plugin = {
  name: 'console-messages',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/messages\/(id|en)\.json$/.test(id)) return null
    const all = JSON.parse(code) as Record<string, string>
    const own = Object.fromEntries(
      Object.entries(all).filter(([key]) => /^(console|fault|role|channels)\./.test(key)),
    )
    return { code: JSON.stringify(own), map: null }
  },
}

export default defineConfig({
  root: resolve(import.meta.dirname, 'console'),
  base: '/konsol/',
  plugins: [consoleMessages, react()],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // A module preload polyfill would be an inline style of loading; browsers that run the console have it built in.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
})
