import type { DocumentFacts, Given } from '../../document.ts'
import { FileBytes } from '../file-bytes.ts'
import { damaged, Refusal } from '../refusal.ts'
import { checkContentTypes } from './content-types.ts'
import { OfficeFile } from './open-office.ts'

/** Enough for the content types of 5,000 parts; nothing else is unpacked here. */
const mostUnpacked = 4_000_000

export async function inspectOffice({ path, format }: Given<'inspect'>): Promise<DocumentFacts> {
  refuseContainer(path)
  const office = new OfficeFile(path, mostUnpacked)
  await checkContentTypes(office, format)
  return {
    pages: null,
    entries: office.entries.length,
    unpackedBytes: office.entries.reduce((sum, { unpacked }) => sum + unpacked, 0),
    active: office.entries.some(({ name }) => /\/(embeddings|activeX)\//i.test(name)) ? ['EmbeddedFile'] : [],
  }
}

/** With a password, Office packs the whole file into the container of its old formats (MS-OFFCRYPTO 2.1). */
function refuseContainer(path: string) {
  using file = new FileBytes(path)
  if (file.size < 8 || file.at(0, 8).readBigUInt64BE() !== 0xd0cf_11e0_a1b1_1ae1n) return
  const sign = Buffer.from('EncryptedPackage', 'utf16le')
  const step = 1_000_000
  for (let at = 0; at < file.size; at += step)
    if (file.at(at, Math.min(step + sign.length, file.size - at)).includes(sign))
      throw new Refusal('document_encrypted', 'An Office file under a password.')
  throw damaged('An Office file of the old formats.')
}
