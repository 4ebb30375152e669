import { existsSync } from 'node:fs'
import { drawPictures, seedDemo } from '../demo/index.ts'
import { listen } from './listen.ts'
import { openHouse, tellProgress } from './open-house.ts'

/** `npm run demo`: the demonstration house, everything embedded; the first start fills it. */
export async function run(): Promise<void> {
  const tell = tellProgress()
  const env = { PENDOPO_DATA: './data/demo', LOG_LEVEL: 'warn', ...process.env }
  // While PostgreSQL makes its first cluster, a core is free.
  const drawings = existsSync(env.PENDOPO_DATA) ? undefined : drawPictures()
  const house = await openHouse('demo', tell, env)
  const { accounts, password } = await seedDemo(house, { progress: tell, drawings })
  await listen(house, (address) => {
    const rows = accounts.map(({ email, role }) => `         ${email.padEnd(34)} ${role}`)
    tell(`People of the demonstration; every password is ${password}\n${rows.join('\n')}`)
    tell(
      `The demonstration house is open at ${address} · console: ${address}/konsol · sign in as ${accounts[0]?.email} / ${password}`,
    )
  })
}
