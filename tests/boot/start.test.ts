/** The operator opens, stops, kills and doubles the house. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freePort, startHouse, type HouseProcess } from '../support/house-process.ts'
import { cloneDatabase } from '../support/test-database.ts'

const open: HouseProcess[] = []
const folders: string[] = []
async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'pendopo-boot-'))
  folders.push(path)
  return path
}
async function start(command: string, env: NodeJS.ProcessEnv) {
  const house = await startHouse(command, env)
  open.push(house)
  return house
}
afterAll(async () => {
  for (const house of open)
    if (house.child.exitCode === null && house.child.signalCode === null) await house.signal('SIGTERM')
  for (const path of folders) await rm(path, { recursive: true, force: true })
})

test('every wrong setting is named at once, and nothing is started', async () => {
  const house = await start('start', {
    PORT: 'eighty',
    PENDOPO_URL: 'ftp://house',
    PENDOPO_ROLES: 'web,cook',
    SMTP_USER: 'somebody',
    PENDOPO_PACK: '../etc',
    PENDOPO_DEPOSIT_DOMAIN: 'no domain',
    PENDOPO_DEPOSIT_HOST: 'mail.example',
    PENDOPO_DATA: join(await folder(), 'never-made'),
  })
  expect(await house.ended).toBe(1)
  for (const name of [
    'PORT=',
    'PENDOPO_URL',
    'PENDOPO_ROLES',
    'SMTP_USER',
    'PENDOPO_PACK',
    'PENDOPO_DEPOSIT_PORT',
    'PENDOPO_DEPOSIT_DOMAIN=',
    'PENDOPO_DEPOSIT_HOST',
  ])
    expect(house.output()).toContain(name)
})

test('a blank house opens with a link for its first administrator, refuses a second process, drains, and comes back after a kill', async () => {
  const data = await folder()
  const house = await start('start', { PENDOPO_DATA: data, PENDOPO_PACK: 'kota' })
  await house.says(/The house is open at/)
  await house.says(/http:\/\/\S+\/konsol\/\S+/)
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200)
  expect((await stat(join(data, 'secret'))).mode & 0o777).toBe(0o600)

  const second = await start('start', { PENDOPO_DATA: data })
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain('is using the data folder')

  house.child.kill('SIGKILL')
  await house.ended
  const again = await start('start', { PENDOPO_DATA: data, PENDOPO_PACK: 'kota' })
  await again.says(/The house is open at/)
  expect((await fetch(`${again.url}/healthz`)).status).toBe(200)
  expect(await again.signal('SIGTERM')).toBe(0)
})

test('with DATABASE_URL, a web process and a worker process share one house', async () => {
  const database = await cloneDatabase()
  await database.close()
  const data = await folder()
  const shared = { PENDOPO_DATA: data, DATABASE_URL: database.url, PENDOPO_PACK: 'kota' }
  const web = await start('start', { ...shared, PENDOPO_ROLES: 'web', PORT: String(await freePort()) })
  await web.says(/The house is open at/)
  const worker = await start('start', { ...shared, PENDOPO_ROLES: 'worker', PORT: String(await freePort()) })
  await worker.says(/The house is open at/)
  expect(await (await fetch(`${web.url}/healthz`)).json()).toMatchObject({ roles: ['web'], status: 'ok' })
  expect(await (await fetch(`${worker.url}/healthz`)).json()).toMatchObject({
    roles: ['worker'],
    status: 'ok',
  })
  expect((await fetch(`${worker.url}/`)).status).toBe(404)
  expect(await web.signal('SIGTERM')).toBe(0)
  expect(await worker.signal('SIGTERM')).toBe(0)
  await database.drop()
})
