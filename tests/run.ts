/**
 * `npm test`: the build and every check, two at a time, then every test, then one line that counts them.
 * `npm run check` runs the checks alone; `npm test -- newsroom` only the tests whose path holds that word.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Step {
  name: string
  command: string[]
}

const build: Step = { name: 'build', command: ['npm', 'run', '--silent', 'build'] }
const checks: Step[] = [
  { name: 'types, lint and format', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'architecture', command: ['npm', 'run', '--silent', 'architecture'] },
  { name: 'nothing unused', command: ['npm', 'run', '--silent', 'unused'] },
  { name: 'database types are current', command: ['npm', 'run', '--silent', 'db:types', '--', '--check'] },
  { name: 'API types are current', command: ['npm', 'run', '--silent', 'api:types', '--', '--check'] },
]

function run(command: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command[0] as string, command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const take = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

let passed = 0
let failed = 0
const only = process.argv.slice(2)
const checksAlone = only.includes('--checks')

async function step({ name, command }: Step): Promise<void> {
  const begun = performance.now()
  const { code, output } = await run(command)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  if (code === 0) passed++
  else failed++
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output.trimEnd())
}

/** Most of them keep one core busy. */
async function inPairs(steps: readonly Step[]): Promise<void> {
  const left = steps.values()
  const lane = async () => {
    for (const one of left) await step(one)
  }
  await Promise.all([lane(), lane()])
}

await inPairs(checksAlone ? checks : only.length === 0 ? [build, ...checks] : [build])

if (!checksAlone) {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-report-'))
  const report = join(folder, 'report.json')
  const child = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...only,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    // What every worker loads is compiled once.
    { stdio: 'inherit', env: { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled', ...process.env } },
  )
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)))
  const counts = await readFile(report, 'utf8').then(
    (text) =>
      JSON.parse(text) as {
        numPassedTests: number
        numFailedTests: number
        numFailedTestSuites: number
        numPendingTests: number
      },
    () => undefined,
  )
  await rm(folder, { recursive: true, force: true })
  passed += counts?.numPassedTests ?? 0
  // A file that cannot even be loaded, or a run that ended badly, is a failure too.
  failed += counts?.numFailedTests ?? 0
  if (code !== 0 && (counts?.numFailedTests ?? 0) === 0) failed++
  if (counts && counts.numPendingTests > 0) {
    console.log(`✗ ${counts.numPendingTests} test(s) were left out; a test runs or is removed`)
    failed += counts.numPendingTests
  }
}

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
