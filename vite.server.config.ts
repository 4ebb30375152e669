/** The server as one bundle of the house's own code; packages stay in node_modules. */
import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist/server',
    target: 'node24',
    sourcemap: true,
    emptyOutDir: true,
    minify: false,
    rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
  },
  ssr: { target: 'node', external: true, noExternal: [] },
})
