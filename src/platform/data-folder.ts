/** One house at a time on a data folder that holds its own PostgreSQL. */
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

interface Holder {
  pid: number
  /** When that process began, in clock ticks since boot: a pid alone is used again. */
  began: string
}

async function beganAt(pid: number): Promise<string> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return ''
  }
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown'
}

/**
 * Takes the folder for this process.
 * @returns a function that gives it back.
 * @throws Error with a sentence for the person, when another live process has it.
 */
export async function holdDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'house.lock')
  const mine: Holder = { pid: process.pid, began: await beganAt(process.pid) }
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(path, 'wx', 0o600)
      await file.writeFile(JSON.stringify(mine))
      await file.close()
      return () => rm(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = JSON.parse(
      (await readFile(path, 'utf8').catch(() => '')) || '{"pid":0,"began":""}',
    ) as Holder
    if (holder.pid !== 0 && (await beganAt(holder.pid)) === holder.began)
      throw new Error(
        `Another house (process ${holder.pid}) is using the data folder ${folder}. ` +
          'Stop it first, give this one another folder with PENDOPO_DATA, or set DATABASE_URL so that several processes share one database.',
      )
    await rm(path, { force: true }) // its process is gone: a crash left it behind
  }
  throw new Error(`Two houses tried to take the data folder ${folder} at the same moment. Start one again.`)
}
