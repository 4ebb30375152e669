import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'
import { testDatabase } from '../../../tests/support/test-database.ts'
import { theHouse } from '../../platform/actor.ts'
import { standingClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { createJobs } from '../../platform/jobs.ts'
import { createLog } from '../../platform/log.ts'
import { anchorsFile, createAudit, verifyAudit, type ActRecord, type Audit } from './index.ts'

const clock = standingClock('2026-11-24T03:00:00Z')
let database: Database
let audit: Audit
let file: string
const verify = () => verifyAudit(database.db, { anchors: file })
const record = (act: ActRecord) => database.db.transaction().execute((trx) => audit.record(trx, act))

/** As the database's owner could: with the guards switched off. */
async function tamper(...statements: string[]): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query("set session_replication_role = 'replica'")
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.query("set session_replication_role = 'origin'")
    client.release()
  }
}

describe('the chain', () => {
  beforeAll(async () => {
    database = await testDatabase()
    file = anchorsFile(await mkdtemp(join(tmpdir(), 'pendopo-audit-')))
    const jobs = createJobs({ url: database.url, db: database.db, log: createLog('silent') })
    audit = createAudit({ clock, db: database.db, jobs, anchors: file })
  })
  afterAll(() => rm(dirname(file), { recursive: true, force: true }))

  beforeEach(async () => {
    await tamper('truncate audit.entry', "update audit.head set seq = 0, hash = repeat('0', 64)")
    await rm(file, { force: true })
    for (let index = 1; index <= 9; index += 1)
      await record({
        actor: theHouse,
        act: 'edition.approve',
        why: `Alasan ${index}`,
        details: { b: 1, a: [2] },
      })
  })

  test('holds where an act tells a moment: what is hashed is what will be read back', async () => {
    await record({
      actor: theHouse,
      act: 'edition.correct',
      details: { approvedAt: new Date(clock.now()), none: undefined },
    })
    expect(await verify()).toMatchObject({ ok: true })
  })

  test('holds, also when many write at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        record({ actor: theHouse, act: 'story.write', why: `${index}` }),
      ),
    )
    expect(await verify()).toMatchObject({ ok: true, entries: 29 })
  })

  test('refuses changes and deletions', async () => {
    for (const statement of [
      "update audit.entry set why = 'x'",
      'delete from audit.entry',
      'truncate audit.entry',
    ])
      await expect(database.pool.query(statement)).rejects.toThrow(/append-only/)
  })

  test.each([
    ['a changed reason', ["update audit.entry set why = 'Lain' where seq = 4"], 4, 'altered'],
    [
      'a changed detail',
      [`update audit.entry set details = '{"a": [3], "b": 1}' where seq = 5`],
      5,
      'altered',
    ],
    ['another name', ["update audit.entry set actor_name = 'Orang lain' where seq = 1"], 1, 'altered'],
    ['another time', ["update audit.entry set at = at + interval '1 second' where seq = 7"], 7, 'altered'],
    ['a link taken out', ['delete from audit.entry where seq = 6'], 6, 'missing'],
    [
      'a link changed together with its hash',
      ["update audit.entry set why = 'Lain', hash = repeat('a', 64) where seq = 3"],
      3,
      'altered',
    ],
    ['the tail cut off, the head left', ['delete from audit.entry where seq > 7'], 8, 'head'],
  ] as const)('%s is found, and named', async (_, statements, seq, fault) => {
    expect(await verify()).toMatchObject({ ok: true, entries: 9 })
    await tamper(...statements)
    expect(await verify()).toEqual({ ok: false, seq, fault, entries: seq - 1 })
  })

  test('a tail cut off together with the head is noticed by the anchor outside the database', async () => {
    await audit.anchor()
    await tamper(
      'delete from audit.entry where seq > 6',
      'update audit.head set seq = 6, hash = (select hash from audit.entry where seq = 6)',
    )
    expect(await verify()).toEqual({ ok: false, seq: 7, fault: 'anchor', entries: 6 })
    await record({ actor: theHouse, act: 'story.write' })
    await record({ actor: theHouse, act: 'story.write' })
    await record({ actor: theHouse, act: 'story.write' })
    expect(await verify()).toEqual({ ok: false, seq: 9, fault: 'anchor', entries: 8 })
  })

  test('the anchor is written once per head, and a torn line harms neither what stands before nor after', async () => {
    await audit.anchor()
    await audit.anchor()
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(1)
    await appendFile(file, '{"seq": 9, "ha')
    expect(await verify()).toMatchObject({ ok: true, anchors: 1 })
    await record({ actor: theHouse, act: 'story.write' })
    await audit.anchor()
    expect(await verify()).toMatchObject({ ok: true, anchors: 2 })
  })
})

describe('the search', () => {
  let house: TestHouse
  let reader: SignedIn
  let local: SignedIn
  const story = newId()
  const unit = (code: string) => house.units.byCode(code)?.id ?? ''
  const search = async (who: SignedIn, query = '') =>
    house.server.inject({ url: `/api/v1/audit?${query}`, headers: who.headers })
  const whys = async (query: string, who = reader) =>
    (await search(who, query)).json().acts.map((act: { why: string }) => act.why)

  beforeAll(async () => {
    house = await openTestHouse()
    reader = await signIn(house, { roles: ['archivist'] })
    local = await signIn(house, { unit: 'tirta', roles: ['approver'] })
    house.clock.set('2026-11-25T00:00:00Z')
    const write = (act: string, code: string, why: string, objectId = newId()) =>
      house.database.db.transaction().execute((trx) =>
        house.audit.record(trx, {
          actor: local.actor,
          act,
          unitId: unit(code),
          objectKind: 'story',
          objectId,
          why,
        }),
      )
    await write('edition.approve', 'tirta1', 'Satu', story)
    await write('edition.return', 'tirta', 'Dua: 100% benar')
    house.clock.set('2026-11-26T00:00:00Z')
    await write('edition.approve', 'wana', 'Tiga')
    await write('story.write', 'kota', 'Empat', story)
  })

  test('filters by who, act, kind of act, subtree, object, period and text, newest first', async () => {
    const mine = `actorId=${local.personId}`
    expect(await whys(mine)).toEqual(['Empat', 'Tiga', 'Dua: 100% benar', 'Satu'])
    expect(await whys(`${mine}&act=edition.approve`)).toEqual(['Tiga', 'Satu'])
    expect(await whys(`${mine}&act=edition.`)).toEqual(['Tiga', 'Dua: 100% benar', 'Satu'])
    expect(await whys(`${mine}&unitId=${unit('tirta')}`)).toEqual(['Dua: 100% benar', 'Satu'])
    expect(await whys(`${mine}&objectId=${story}`)).toEqual(['Empat', 'Satu'])
    expect(await whys(`${mine}&from=2026-11-25T00:00:00Z&to=2026-11-26T00:00:00Z`)).toHaveLength(2)
    expect(await whys(`${mine}&q=dua`)).toEqual(['Dua: 100% benar'])
    expect(await whys(`${mine}&q=0%25%20b`)).toEqual(['Dua: 100% benar'])
    expect(await whys(`${mine}&q=_a__`)).toEqual([])
  })

  test('pages by keyset', async () => {
    const first = (await search(reader, `actorId=${local.personId}&limit=3`)).json()
    expect(first.acts).toHaveLength(3)
    const second = (await search(reader, `actorId=${local.personId}&limit=3&cursor=${first.cursor}`)).json()
    expect(second.acts.map((act: { why: string }) => act.why)).toEqual(['Satu'])
    expect(second.cursor).toBeNull()
  })

  test('shows only units within one’s reach, and takes no order, column or act from outside', async () => {
    expect((await search(local)).statusCode).toBe(403)
    expect((await search(local, `unitId=${unit('wana')}`)).statusCode).toBe(403)
    expect(await whys(`unitId=${unit('tirta')}&actorId=${local.personId}`, local)).toEqual([
      'Dua: 100% benar',
      'Satu',
    ])
    const contributor = await signIn(house, { roles: ['contributor'] })
    expect((await search(contributor)).statusCode).toBe(403)
    for (const query of ['order=hash', 'act=edition.%25', "act=x'--", 'limit=100000', 'cursor=0', 'unitId=1'])
      expect((await search(reader, query)).statusCode, query).toBe(422)
  })
})
