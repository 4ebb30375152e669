/** `npm run dev`: the demonstration house from its sources; server and console are rebuilt as they are edited. */
import { spawn } from 'node:child_process'

const vite = 'node_modules/vite/bin/vite.js'
const run = (...args: string[]) => spawn(process.execPath, args, { stdio: 'inherit' })

const children = [
  run(vite, 'build', '-c', 'vite.console.config.ts', '--watch'),
  run(vite, 'build', '-c', 'vite.server.config.ts', '--watch'),
  run('--watch', '--watch-path=dist/server', 'dist/server/main.js', 'demo'),
]
process.on('SIGINT', () => {
  for (const child of children) child.kill('SIGINT')
})
