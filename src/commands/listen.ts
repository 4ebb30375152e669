import type { House } from '../house.ts'

/** Listens until a signal comes, then drains requests and jobs. A second signal ends at once. */
export async function listen(house: House, onUp: (address: string) => Promise<void> | void): Promise<void> {
  await house.server.listen({ host: house.config.host, port: house.config.port })
  const door = house.config.roles.has('web') ? await house.deposits.open() : undefined
  if (door !== undefined) house.log.info({ port: door.port }, 'letters with deposits are taken')
  // A lost database may reject a promise that a library keeps to itself; readers still get their cached pages.
  process.on('unhandledRejection', (error) =>
    house.log.error({ err: error }, 'a promise was rejected unheard'),
  )
  let leaving = false
  const leave = (signal: NodeJS.Signals) => {
    if (leaving) process.exit(1)
    leaving = true
    house.log.info({ signal }, 'draining requests and jobs')
    // A letter on its way ends or comes again.
    const ended = door?.close() ?? Promise.resolve()
    ended
      .then(() => house.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          house.log.error({ err: error }, 'the house did not close cleanly')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', leave)
  process.on('SIGINT', leave)
  await onUp(house.config.url)
}
