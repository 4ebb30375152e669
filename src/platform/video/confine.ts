/** What this machine offers to hold a tool that reads strangers' files: tried once, then remembered. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Of each row the first that works. Every one of them replaces itself by what it starts, so there is one process. */
const wrappers: string[][][] = [
  // The house's own pages go first.
  [['nice', '-n', '10']],
  // No network. A user namespace also takes the powers of root away; some machines allow only one of them.
  [
    ['unshare', '--user', '--map-current-user', '--net'],
    ['unshare', '--user', '--map-root-user', '--net'],
    ['unshare', '--net'],
  ],
  // A house that is killed leaves no tool behind it.
  [['setpriv', '--pdeathsig', 'KILL']],
]

let known: Promise<string[]> | undefined

/** The words to put before a command. Empty on a system that has none of these. */
export const confinement = (): Promise<string[]> => (known ??= tryWrappers())

async function tryWrappers(): Promise<string[]> {
  if (process.platform === 'win32') return []
  let chain: string[] = []
  for (const choices of wrappers)
    for (const choice of choices) {
      const longer = [...chain, ...choice]
      const works = await run(longer[0] as string, [...longer.slice(1), 'true']).then(
        () => true,
        () => false,
      )
      if (!works) continue
      chain = longer
      break
    }
  return chain
}

/** @param memory bytes of address space. @param cpuLimit seconds. A limit that the system does not know is left out. */
export function withLimits(memory: number, cpuLimit: number): string[] {
  if (process.platform === 'win32') return []
  const script =
    'ulimit -c 0; ulimit -v "$1" 2>/dev/null || :; ulimit -t "$2" 2>/dev/null || :; shift 2; exec "$@"'
  return ['sh', '-c', script, 'sh', String(Math.ceil(memory / 1024)), String(Math.ceil(cpuLimit))]
}
