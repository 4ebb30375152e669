/** `node dist/server/main.js <command>`: the house and its tools. */
import { ConfigFault } from './platform/config.ts'

const commands: Record<string, () => Promise<{ run(args: string[]): Promise<void> }>> = {
  start: () => import('./commands/start.ts'),
  demo: () => import('./commands/demo.ts'),
  seed: () => import('./commands/seed.ts'),
  'audit:verify': () => import('./commands/verify-audit.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  import: () => import('./commands/import.ts'),
  'storage:move': () => import('./commands/move-storage.ts'),
  'keys:rotate': () => import('./commands/rotate-keys.ts'),
  'storage:audit': () => import('./commands/audit-storage.ts'),
}

const [name = 'start', ...args] = process.argv.slice(2)
const command = commands[name]
if (command === undefined) {
  console.error(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}
try {
  await (await command()).run(args)
} catch (error) {
  console.error(
    error instanceof ConfigFault || (error instanceof Error && process.env['LOG_LEVEL'] !== 'debug')
      ? error.message
      : error,
  )
  process.exit(1)
}
