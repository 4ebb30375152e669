/**
 * `npm run test:peers`: installs the real servers from their own small package, if they are not there yet, and runs
 * the adapters and the killing of workers against them. Its last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const root = join(here, '../..')

install()
const asked = process.argv.slice(2)
// Here rather than in `npm test`: only now is everything there that these files name.
if (asked.length === 0) check()
process.exit(test(asked))

function install(): void {
  const lock = readFileSync(join(here, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).update(process.version).digest('hex')
  const mark = join(here, 'node_modules/.installed')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  console.log('Installing the peers (1.3 GB unpacked, about two minutes) …')
  // No script of theirs is needed: what is native comes ready-made in its package.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
  })
  if (status !== 0) fail()
  writeFileSync(mark, wanted)
}

function check(): void {
  const { status } = spawnSync('oxlint', ['--type-aware', '--type-check', '--deny-warnings', 'tests/peers'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) fail()
}

function fail(): never {
  console.log('0 passed, 1 failed')
  process.exit(1)
}

function test(files: string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-peers-'))
  const report = join(folder, 'report.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      '--config',
      join(here, 'vitest.config.ts'),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ],
    { cwd: root, stdio: 'inherit' },
  )
  const counts = existsSync(report)
    ? (JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number })
    : { numPassedTests: 0, numFailedTests: 0 }
  rmSync(folder, { recursive: true, force: true })
  const failed = status === 0 ? counts.numFailedTests : Math.max(1, counts.numFailedTests)
  console.log(`${counts.numPassedTests} passed, ${failed} failed`)
  return failed === 0 && counts.numPassedTests > 0 ? 0 : 1
}
