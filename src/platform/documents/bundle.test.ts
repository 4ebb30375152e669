/** The process's files have to be there in the server's bundle, where the source is not. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { rm } from 'node:fs/promises'
import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { linesOf, onePage, pdfOf } from './fixtures/pdf.ts'

test('a bundled house reads and draws, and its document processes do not load the house', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-bundle-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'page.pdf'), pdfOf(onePage(linesOf(['Dari bundel']))))
  const house = ['inspect-document', 'read-document', 'render-pages']
    .map((name) => `export * from '${join(import.meta.dirname, `${name}.ts`)}'`)
    .join('\n')
  await writeFile(join(folder, 'house.ts'), house)
  const outDir = join(folder, 'dist')
  await build({
    configFile: resolve('vite.server.config.ts'),
    logLevel: 'error',
    build: { ssr: join(folder, 'house.ts'), outDir },
  })
  const program = `
    import { inspectDocument, readDocument, renderPages } from './dist/house.js'
    const { pages } = await inspectDocument('page.pdf', 'pdf', 1000)
    const { text } = await readDocument('page.pdf', 'pdf')
    const [picture] = await renderPages('page.pdf', { pages: [1], width: 100 })
    process.stdout.write(JSON.stringify([pages, text, picture.length > 100]))`
  await writeFile(join(folder, 'run.mjs'), program)
  const { stdout } = await promisify(execFile)(process.execPath, ['run.mjs'], { cwd: folder })
  expect(JSON.parse(stdout)).toEqual([1, 'Dari bundel', true])

  const chunks = (await readdir(outDir)).filter((name) => name.endsWith('.js') && name !== 'house.js')
  expect(chunks).toEqual(expect.arrayContaining(['document-process.js', 'document-thread.js']))
  for (const name of chunks)
    expect(await readFile(join(outDir, name), 'utf8'), name).not.toMatch(/["']\.\/house\.js["']/)
})
