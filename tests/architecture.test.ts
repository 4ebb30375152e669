/** The lines between rooms are drawn, and crossing one is noticed. */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { kindsByRoom } from '../console/audit/kinds.ts'
import words from '../messages/id.json' with { type: 'json' }

function cruise(folder: string): Promise<{ code: number; output: string }> {
  const command = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  return new Promise((done) => {
    execFile(
      process.execPath,
      [command, '--config', resolve('.dependency-cruiser.mjs'), 'src', 'console'],
      { cwd: folder },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })
}

test('the house keeps its own import rules, and something was looked at', async () => {
  const { code, output } = await cruise('.')
  expect(output).toMatch(/\d{2,} modules/)
  expect(code).toBe(0)
})

test('planted violations of every rule are caught', async () => {
  const { code, output } = await cruise('tests/support/planted')
  expect(code).toBeGreaterThan(0)
  for (const rule of [
    'platform-knows-no-room',
    'front-doors-only',
    'units-calls-only-rooms-before-it',
    'an-adapter-knows-only-the-contract-and-platform',
    'console-knows-the-server-by-its-types-alone',
  ])
    expect(output).toContain(rule)
})

test('every kind of act that has a name in the audit can be looked for there, under a name of its own', () => {
  const named = Object.keys(words).flatMap((key) => /^console\.audit_act\.(\w+)\./.exec(key)?.[1] ?? [])
  const kinds: string[] = Object.values(kindsByRoom).flat()
  expect([...new Set(named)].filter((kind) => kind !== 'demo').toSorted()).toEqual(kinds.toSorted())
  expect(kinds.filter((kind) => !Object.hasOwn(words, `console.audit_kind.${kind}`))).toEqual([])
})
