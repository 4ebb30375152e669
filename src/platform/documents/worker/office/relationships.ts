/** How the parts of an Office file find one another (ECMA-376 part 2, 6.5). What lies outside the file is left there. */
import type { OfficeFile, Patience } from './open-office.ts'

export interface Relationship {
  id: string
  /** Last part of its type's address: `officeDocument`, `slide`, `footnotes`. */
  kind: string
  /** Name of the part it leads to. */
  part: string
}

/** The relationships of a part, or of the whole file for ''. */
export async function readRelationships(
  office: OfficeFile,
  of: string,
  patience: Patience,
): Promise<Relationship[]> {
  const cut = of.lastIndexOf('/') + 1
  const folder = of.slice(0, cut)
  const found: Relationship[] = []
  const reader = {
    open(name: string, attributes: () => ReadonlyMap<string, string>) {
      if (name !== 'Relationship') return
      const given = attributes()
      if (given.get('TargetMode') === 'External') return
      found.push({
        id: given.get('Id') ?? '',
        kind: given.get('Type')?.split('/').at(-1) ?? '',
        part: partName(folder, given.get('Target') ?? ''),
      })
    },
  }
  await office.read(`${folder}_rels/${of.slice(cut)}.rels`, reader, patience)
  return found
}

function partName(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of target.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  return steps.join('/')
}
