import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packFaults } from './check-pack.ts'
import type { InstitutionPack, UnitRow } from './pack.ts'

/** A pack whose rows were read and found sound. */
export interface LoadedPack extends InstitutionPack {
  readonly rows: readonly UnitRow[]
}

export class PackFault extends Error {
  readonly faults: string[]
  constructor(name: string, faults: string[]) {
    super(`The pack "${name}" cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/**
 * The packs/ folder of the checkout, found from wherever this module runs: from its source or from the built server.
 */
export function packsFolder(from = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const packs = join(folder, 'packs')
    if (existsSync(join(folder, 'package.json')) && existsSync(packs)) return packs
    if (folder === dirname(folder)) return join(process.cwd(), 'packs')
  }
}

/**
 * Loads and checks an institution pack by the name of its folder.
 * @throws PackFault listing everything that is wrong with it.
 */
export async function loadPack(name: string, folder = packsFolder()): Promise<LoadedPack> {
  const file = join(folder, name, 'pack.ts')
  if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(file))
    throw new PackFault(name, [`${file} does not exist.`])
  const module: { default?: InstitutionPack } = await import(/* @vite-ignore */ pathToFileURL(file).href)
  const pack = module.default
  if (pack === undefined) throw new PackFault(name, [`${file} has no default export.`])
  const rows = await pack.loadUnits()
  const faults = packFaults(pack, name, rows)
  if (faults.length > 0) throw new PackFault(name, faults)
  return { ...pack, rows }
}
