import type { NewsroomDeps } from './deps.ts'

/** A unit as answers of the API name it. */
export function unitView(
  { units }: { units: Pick<NewsroomDeps['units'], 'require' | 'zoneLabel'> },
  id: string,
) {
  const { name, path, timeZone } = units.require(id)
  return { id, name: { id: name.id, en: name.en }, path, timeZone, zoneLabel: units.zoneLabel(timeZone) }
}
