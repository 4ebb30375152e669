/** The demonstration's accounts as rows: paused, signed out, or the house's own. */
import type { House } from '../house.ts'
import { defaultSettings } from '../house/channels/adapter.ts'
import { sealCredentials } from '../house/channels/channel.ts'
import { accountAddress } from '../house/channels/register/account-address.ts'
import type { Unit } from '../house/units/index.ts'
import { newId } from '../platform/ids.ts'
import { slugify } from '../platform/text/slugify.ts'

type Stage = Pick<House, 'secrets' | 'fediverse'>

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/** The house's own site, which is switched on: nobody follows it, so nothing leaves. */
export async function onFediverse(house: Stage, unit: Unit, now: Date) {
  const actor = await house.fediverse.outbox.actorOf(unit.id)
  if (actor === undefined) return []
  const id = newId()
  const { server, handle, url } = actor
  return [
    {
      id,
      unit_id: unit.id,
      unit_path: unit.path,
      kind: 'activitypub',
      server,
      url,
      handle,
      external_id: unit.id,
      label: unit.name.id,
      languages: ['id', 'en'],
      credentials: sealCredentials(house, id, {}),
      settings: JSON.stringify(defaultSettings),
      address: accountAddress(url) ?? url,
      last_success_at: now,
      created_at: daysBefore(now, 40),
    },
  ]
}

type Kind = 'bluesky' | 'wordpress' | 'facebook' | 'instagram'

export function channelOf(house: Stage, unit: Unit, kind: Kind, now: Date) {
  const id = newId()
  const name = slugify(unit.name.id)
  const shared = 'https://sosial.pendopo.example'
  const { server, handle, url, external } = {
    bluesky: {
      server: shared,
      handle: `${name}.pendopo.example`,
      url: `${shared}/profile/${name}.pendopo.example`,
      external: `did:example:${name}`,
    },
    wordpress: {
      server: `https://${name}.pendopo.example`,
      handle: 'humas',
      url: `https://${name}.pendopo.example`,
      external: '1',
    },
    facebook: { server: shared, handle: unit.name.id, url: `${shared}/halaman/${name}`, external: name },
    instagram: { server: shared, handle: name, url: `${shared}/foto/${name}`, external: name },
  }[kind]
  return {
    id,
    unit_id: unit.id,
    unit_path: unit.path,
    kind,
    server,
    url,
    handle,
    external_id: external,
    label: `${unit.name.id} (peragaan)`,
    languages: ['id'],
    state: 'paused',
    credentials: sealCredentials(house, id, {}),
    settings: JSON.stringify(defaultSettings),
    address: accountAddress(url) ?? url,
    last_success_at: now,
    created_at: daysBefore(now, 40),
    // Meta's sign-ins end after sixty days; a paused one is not renewed.
    expires_at:
      kind === 'facebook' || kind === 'instagram' ? daysBefore(now, kind === 'facebook' ? -5 : -23) : null,
    last_fault: null as string | null,
    last_fault_at: null as Date | null,
    faults_in_row: 0,
    told_at: null as Date | null,
  }
}

/** Its sign-in was taken away eleven days ago, and its officers have been told. */
export const signedOut = (channel: ReturnType<typeof channelOf>, now: Date): typeof channel => ({
  ...channel,
  state: 'unauthorised',
  expires_at: daysBefore(now, 11),
  last_success_at: daysBefore(now, 11),
  last_fault: 'unauthorised',
  last_fault_at: daysBefore(now, 11),
  faults_in_row: 1,
  told_at: daysBefore(now, 11),
  created_at: daysBefore(now, 30),
})
