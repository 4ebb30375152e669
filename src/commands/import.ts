import { realpath, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { importFolder } from './import-folder.ts'
import { tellProgress, withHouse } from './open-house.ts'
import { inUnits, sayStorageFault } from './say-storage.ts'

const usage =
  'npm run import -- FOLDER --unit CODE --as EMAIL [--event TEXT] [--event-from-folder] [--credit TEXT] [--caption-from-filename]'
const often = 2_000

/** `npm run import`: deposits a folder as one of the house's people; begun again, it goes on. 1 if anything was refused. */
export async function run(args: string[]): Promise<void> {
  const tell = tellProgress()
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      unit: { type: 'string' },
      as: { type: 'string' },
      event: { type: 'string' },
      credit: { type: 'string' },
      'event-from-folder': { type: 'boolean' },
      'caption-from-filename': { type: 'boolean' },
    },
  })
  const [given, more] = positionals
  if (given === undefined || more !== undefined || values.unit === undefined || values.as === undefined)
    throw new Error(usage)
  const folder = await realpath(given).catch(() => {
    throw new Error(`There is no folder ${given}.`)
  })
  if (!(await stat(folder)).isDirectory()) throw new Error(`${given} is not a folder.`)
  const { unit: code, as: email } = { unit: values.unit, as: values.as }
  await withHouse(tell, async (house) => {
    const unit = house.units.byCode(code)
    if (unit === undefined) throw new Error(`There is no unit with the code ${code}.`)
    const person = await house.identity.personByEmail(email)
    if (person === undefined) throw new Error(`Nobody who may act has the address ${email}.`)
    const actor = { kind: 'person' as const, id: person.id, name: person.name, sessionId: '' }
    let told = 0
    const done = await importFolder(
      house,
      {
        folder,
        unitId: unit.id,
        actor,
        event: values.event,
        credit: values.credit,
        eventFromFolder: values['event-from-folder'],
        captionFromFilename: values['caption-from-filename'],
      },
      ({ files, of, bytes, ofBytes }) => {
        if (Date.now() - told < often && files < of) return
        told = Date.now()
        tell(`${files} of ${of} files, ${inUnits(bytes)} of ${inUnits(ofBytes)}`)
      },
    ).catch((error: unknown) => {
      throw sayStorageFault(error, 'What was deposited until then has its receipts; begin again to go on.')
    })
    for (const { path, sentence } of done.refused) tell(`refused: ${shown(path)}: ${sentence}`)
    for (const path of done.links) tell(`left out, because it is a link: ${shown(path)}`)
    tell(
      `${done.kept} deposited, ${done.known} known already, ${done.before} from an earlier run, ` +
        `${done.waiting} waiting for the store, ${done.refused.length} refused`,
    )
    if (done.refused.length > 0) process.exitCode = 1
  })
}

/** Names of strangers must not write to the operator's terminal as they like. */
const shown = (path: string) => path.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?')
