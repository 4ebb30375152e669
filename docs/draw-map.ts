/** Writes docs/ARCHITECTURE.md: the words by hand, the map from the imports. With --check, fails when it is old. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

interface Cruise {
  modules: { source: string; dependencies: { resolved: string }[] }[]
}

/** The box a file belongs to: a room, a part of the server, or the console. */
function box(path: string): string | undefined {
  const room = /^src\/house\/([^/]+)\//.exec(path)?.[1]
  if (room !== undefined) return room
  return (
    /^src\/(platform|site|api|commands|demo)\//.exec(path)?.[1] ??
    (path.startsWith('console/') ? 'console' : undefined)
  )
}

const { stdout } = await promisify(execFile)(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    'src',
    'console',
  ],
  { maxBuffer: 64 * 1024 * 1024 },
)
const { modules } = JSON.parse(stdout) as Cruise
const arrows = new Map<string, number>()
const sizes = new Map<string, number>()
for (const { source, dependencies } of modules) {
  if (/\.test\.tsx?$/.test(source)) continue
  const from = box(source)
  if (from === undefined) continue
  sizes.set(from, (sizes.get(from) ?? 0) + 1)
  for (const { resolved } of dependencies) {
    const to = box(resolved)
    if (to !== undefined && to !== from && to !== 'platform')
      arrows.set(`${from} --> ${to}`, (arrows.get(`${from} --> ${to}`) ?? 0) + 1)
  }
}
const boxes = [...sizes]
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([name, files]) => `  ${name}["${name} · ${files} files"]`)
const map = [
  '```mermaid',
  'flowchart TD',
  ...boxes,
  ...[...arrows.keys()].toSorted().map((arrow) => `  ${arrow}`),
  '```',
].join('\n')

const path = 'docs/ARCHITECTURE.md'
const old = await readFile(path, 'utf8')
const fresh = old.replace(/<!-- map -->[\s\S]*<!-- \/map -->/, `<!-- map -->\n${map}\n<!-- /map -->`)
if (process.argv.includes('--check')) {
  if (fresh !== old) {
    console.error(`${path} no longer shows the imports. Run: npm run map`)
    process.exit(1)
  }
} else await writeFile(path, fresh)
