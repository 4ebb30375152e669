/** Fills a house with the demonstration: people, pictures, an archive, and stories in every state. */
import { connect } from '../platform/db.ts'
import type { House } from '../house.ts'
import { accountsOf, demoPassword, enrolCast, postsIn, type Account, type Cast, type Posts } from './cast.ts'
import { connectAccounts } from './connect-accounts.ts'
import { countDemoUses } from './count-uses.ts'
import { distributeStories } from './distribute-stories.ts'
import {
  defaultSeed,
  depositPictures,
  drawPictures,
  type DrawingOptions,
  type Drawings,
} from './draw-pictures.ts'
import { keepRegister } from './keep-register.ts'
import { loadArchive } from './load-archive.ts'
import { handOutReleases } from './hand-out-releases.ts'
import { makeRecordings } from './make-recordings.ts'
import { openPressRoom } from './open-press-room.ts'
import { readAccounts } from './read-accounts.ts'
import { playShowcase, showcasePictures } from './showcase.ts'

export interface Demo {
  /** Who can sign in; the first is the best to begin with. */
  accounts: Account[]
  password: string
}

export { drawPictures } from './draw-pictures.ts'

/** The same seed and time give the same texts and pictures. */
export interface SeedOptions extends DrawingOptions {
  progress?: (text: string) => void
  /** Stories of the archive; the showcase adds some thirty. */
  stories?: number
  /** What is being drawn already, with the same options; else it is begun here. */
  drawings?: Drawings | undefined
}

const marker = 'demo'

/**
 * Seeds the demonstration once; a house that has it is left as it is. Takes a few seconds.
 * @throws Error where an earlier seeding was cut off: its half must not pass for the whole.
 */
export async function seedDemo(
  house: House,
  { progress = () => {}, stories = 270, seed = defaultSeed, drawings, ...drawn }: SeedOptions = {},
): Promise<Demo> {
  const { db } = house.database
  const demo = { accounts: accountsOf(house), password: demoPassword }
  const [begun] = await db
    .insertInto('platform.setting')
    .values({ name: marker, value: JSON.stringify('begun') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('name')
    .execute()
  if (begun === undefined) {
    const known = await db
      .selectFrom('platform.setting')
      .select('value')
      .where('name', '=', marker)
      .executeTakeFirstOrThrow()
    if (known.value === 'done') return demo
    throw new Error(
      'The demonstration was cut off while it was being filled. Remove its data folder and start again.',
    )
  }

  const now = house.clock.now()
  const posts = postsIn(house.units)
  // Nothing has to survive on its own here: the last, ordinary commit below makes all before it durable.
  const quick = connect(withoutWaiting(house.database.url))
  const quickly = { ...house, database: quick }
  try {
    progress('Drawing pictures and enrolling people')
    const enrolling = enrolCast(house, posts, now)
    const pictures = { drawings: drawings ?? drawPictures({ ...drawn, seed }), posts, cast: enrolling }
    const [first, recordings, cast] = await Promise.all([
      depositPictures(house, { ...pictures, from: 0, to: showcasePictures }),
      makeRecordings(house, { posts, cast: enrolling, seed }),
      enrolling,
    ])
    progress('Playing the stories that are being worked on')
    const [rest] = await Promise.all([
      depositPictures(house, { ...pictures, from: showcasePictures }),
      playShowcase(quickly, { posts, cast, pictures: first, recordings, now, seed }),
    ])
    progress(`Entering ${stories} published stories`)
    await loadArchive(quickly, { count: stories, pictures: [...first, ...rest], cast, now, seed })
    await connectAccounts(quickly, { posts, now, seed })
    await readAccounts(quickly, { posts, cast, now, seed })
    await keepRegister(quickly, { posts, now })
    await distributeStories(quickly, { posts, cast, now })
    await openDoors(house, posts, cast)
    await openPressRoom(house, cast.hendra, { now })
    await handOutReleases(house, cast.hendra, { pictures: first, recordings, now })
    await countDemoUses(quickly, { now, seed })
  } finally {
    await quick.close()
  }
  await db
    .updateTable('platform.setting')
    .set({ value: JSON.stringify('done') })
    .where('name', '=', marker)
    .execute()
  return demo
}

/** A colleague who has not come yet, whose letter lies in the outbox, and a program that writes for a region. */
async function openDoors({ identity, clock }: House, posts: Posts, cast: Cast): Promise<void> {
  await identity.invite(cast.arifin, {
    email: 'tiara@pendopo.example',
    unitId: posts.district1.id,
    role: 'contributor',
  })
  await identity.createKey(cast.arifin, {
    unitId: posts.region1.id,
    name: 'Papan jadwal layanan keliling',
    roles: ['contributor'],
    expiresAt: new Date(clock.now().getTime() + 180 * 86_400_000),
  })
}

function withoutWaiting(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.searchParams.set('options', '-c synchronous_commit=off')
  return url.href
}
