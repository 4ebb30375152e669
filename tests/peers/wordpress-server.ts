/** The process that runs WordPress. Called as: fork wordpress-server.ts <folder of the unpacked release> */
import { runCLI } from '@wp-playground/cli'

const [folder = ''] = process.argv.slice(2)

const playground = await runCLI({
  command: 'server',
  port: 0,
  php: '8.2',
  workers: 1,
  quiet: true,
  // The default would download a release.
  wordpressInstallMode: 'install-from-existing-files',
  'mount-before-install': [{ hostPath: folder, vfsPath: '/wordpress' }],
  // Without https, application passwords work only on a site that calls itself local.
  define: { WP_ENVIRONMENT_TYPE: 'local' },
})

process.on('message', ({ id, code }: { id: number; code: string }) => {
  playground.playground
    .run({ code })
    .then(({ text, errors }) => process.send?.({ id, text, errors }))
    .catch((error: unknown) => process.send?.({ id, text: '', errors: String(error) }))
})
process.on('disconnect', () => process.exit(0))
process.send?.({ url: playground.serverUrl })
