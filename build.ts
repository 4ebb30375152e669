/**
 * `npm run build`: all that is served, into `dist`, two parts at a time. Nothing is made again while every part is newer
 * than whatever it is made from.
 */
import { spawn } from 'node:child_process'
import { globSync, statSync } from 'node:fs'

const sources = ['{src,console,field,messages,packs}/**', 'package-lock.json', '*.ts']
const parts = ['dist/assets/site.css', 'dist/console/index.html', 'dist/field/sw.js', 'dist/server/main.js']

/** In milliseconds; a part that is not there is older than everything. */
const changed = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

function run(...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { stdio: 'inherit' }).on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`node ${args.join(' ')} ended with ${code}`)),
    )
  })
}

const vite = (part: string, ...more: string[]) =>
  run('node_modules/vite/bin/vite.js', 'build', '-c', `vite.${part}.config.ts`, '--logLevel', 'warn', ...more)

async function build(): Promise<void> {
  const console = vite('console')
  // The field application carries the site's faces, as the site cuts them.
  await run('src/site/assets/build.ts')
  await vite('field')
  await vite('field', '--mode', 'service-worker')
  await vite('server')
  await console
}

const oldest = Math.min(...parts.map(changed))
if (globSync(sources).some((path) => changed(path) >= oldest)) await build()
