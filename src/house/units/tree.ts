/** The whole tree in memory: 7,830 units take a few MB, and every page and every permission asks for it. */
import type { HouseDb } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { timeZones } from './pack.ts'
import { walkSitePath, type Found } from './walk-site-path.ts'
import type { Unit } from './unit.ts'

interface Row {
  id: string
  code: string
  path: string
  parent_id: string | null
  level: string
  name_id: string
  name_en: string
  short_name: string
  slug: string
  host: string | null
  time_zone: string
  lat: number | null
  lon: number | null
  state: string
  successor_id: string | null
}

/** One state of the tree; replaced as a whole, so that a reader never sees half a move. */
export class Tree {
  private readonly byId = new Map<string, Unit>()
  private readonly position = new Map<string, number>()
  private readonly byCode = new Map<string, Unit>()
  private readonly hosts = new Map<string, Unit>()
  private readonly below = new Map<string, Unit[]>()
  /** `<parent id>/<slug>` → child, and → whoever had that slug once. */
  private readonly slugs = new Map<string, Unit>()
  private readonly redirects = new Map<string, string>()
  /** All units, parents first, a subtree side by side. */
  readonly inOrder: readonly Unit[]

  constructor(
    rows: readonly Row[],
    redirects: readonly { parent_id: string; slug: string; unit_id: string }[],
  ) {
    const words = new Map<string, string>()
    // Levels and zones repeat thousands of times; one string each is enough.
    const once = (word: string) => words.get(word) ?? (words.set(word, word), word)
    this.inOrder = rows.map((row, index) => {
      const parent = row.parent_id === null ? undefined : this.byId.get(row.parent_id)
      const unit: Unit = {
        id: row.id,
        code: row.code,
        level: once(row.level),
        name: { id: row.name_id, en: row.name_en },
        shortName: row.short_name,
        slug: row.slug,
        path: row.path,
        sitePath:
          parent === undefined || parent.sitePath === '' ? row.slug : `${parent.sitePath}/${row.slug}`,
        parentId: parent?.id ?? null,
        regionId: parent === undefined ? null : (parent.regionId ?? row.id),
        timeZone: timeZones.find((zone) => zone === row.time_zone) ?? 'Asia/Jakarta',
        coordinates: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
        host: row.host,
        state: row.state === 'closed' ? 'closed' : 'open',
        successorId: row.successor_id,
      }
      this.byId.set(unit.id, unit)
      this.position.set(unit.id, index)
      this.byCode.set(unit.code, unit)
      if (unit.host !== null) this.hosts.set(unit.host, unit)
      if (parent !== undefined) {
        const siblings = this.below.get(parent.id)
        if (siblings === undefined) this.below.set(parent.id, [unit])
        else siblings.push(unit)
        // Slugs are unique below a parent, closed units included.
        this.slugs.set(`${parent.id}/${unit.slug}`, unit)
      }
      return unit
    })
    for (const { parent_id, slug, unit_id } of redirects) this.redirects.set(`${parent_id}/${slug}`, unit_id)
  }

  get(id: string): Unit | undefined {
    return this.byId.get(id)
  }

  require(id: string): Unit {
    const unit = this.byId.get(id)
    if (unit === undefined) throw notFound('unit')
    return unit
  }

  root(): Unit {
    const root = this.inOrder[0]
    if (root === undefined)
      throw new Error('The tree of units is empty; units.start() fills it from the pack.')
    return root
  }

  ofCode(code: string): Unit | undefined {
    return this.byCode.get(code)
  }

  ofHost(host: string): Unit | undefined {
    return this.hosts.get(host.toLowerCase().replace(/:\d+$/, ''))
  }

  /** All children, closed ones included, in order of their codes. */
  children(id: string): readonly Unit[] {
    return this.below.get(id) ?? []
  }

  ancestry(id: string): Unit[] {
    const line: Unit[] = []
    for (
      let unit: Unit | undefined = this.require(id);
      unit !== undefined;
      unit = unit.parentId === null ? undefined : this.byId.get(unit.parentId)
    )
      line.push(unit)
    return line
  }

  subtree(id: string): readonly Unit[] {
    const top = this.require(id)
    const start = this.position.get(id) ?? 0
    let end = start + 1
    while (this.inOrder[end]?.path.startsWith(`${top.path}.`) === true) end++
    return this.inOrder.slice(start, end)
  }

  isWithin(id: string, ancestorId: string): boolean {
    const unit = this.byId.get(id)
    const ancestor = this.byId.get(ancestorId)
    return (
      unit !== undefined &&
      ancestor !== undefined &&
      (unit === ancestor || unit.path.startsWith(`${ancestor.path}.`))
    )
  }

  /** The open unit that carries on for a closed one, however long the line of successors. */
  standingFor(unit: Unit): Unit {
    let standing = unit
    while (standing.state === 'closed' && standing.successorId !== null)
      standing = this.require(standing.successorId)
    return standing
  }

  childAt(parentId: string, slug: string): Unit | undefined {
    return this.slugs.get(`${parentId}/${slug}`)
  }

  redirectBelow(parentId: string, slug: string): Unit | undefined {
    const id = this.redirects.get(`${parentId}/${slug}`)
    return id === undefined ? undefined : this.byId.get(id)
  }

  bySitePath(path: string): Found {
    return walkSitePath(this, path)
  }
}

export async function readTree(db: HouseDb): Promise<Tree> {
  const [rows, redirects] = await Promise.all([
    db
      .selectFrom('units.unit')
      .select([
        'id',
        'code',
        'path',
        'parent_id',
        'level',
        'name_id',
        'name_en',
        'short_name',
        'slug',
        'host',
        'time_zone',
        'lat',
        'lon',
        'state',
        'successor_id',
      ])
      .orderBy('span')
      .execute(),
    db.selectFrom('units.slug_redirect').select(['parent_id', 'slug', 'unit_id']).execute(),
  ])
  return new Tree(rows, redirects)
}
