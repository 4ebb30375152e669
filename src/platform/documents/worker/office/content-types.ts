import type { DocumentFormat } from '../../document.ts'
import { damaged, Refusal } from '../refusal.ts'
import type { OfficeFile, Patience } from './open-office.ts'

const mains: Partial<Record<DocumentFormat, RegExp>> = {
  docx: /wordprocessingml\.(document|template)\.main\+xml$/,
  xlsx: /spreadsheetml\.(sheet|template)\.main\+xml$/,
  pptx: /presentationml\.(presentation|slideshow|template)\.main\+xml$/,
}

/**
 * What an Office file says its parts are: the format it was taken for, and no programs, whatever their parts are called.
 * @throws document_damaged, document_macros.
 */
export async function checkContentTypes(office: OfficeFile, format: DocumentFormat): Promise<void> {
  for (const { name } of office.entries)
    if (/(^|\/)vbaProject[^/]*\.bin$|(^|\/)vbaData\.xml$|^xl\/macrosheets\//i.test(name))
      throw new Refusal('document_macros', `It has a part ${name}.`)
  let main = false
  const patience: Patience = { truncated: false, cut: () => (patience.truncated = true) }
  const types = {
    open(name: string, attributes: () => ReadonlyMap<string, string>) {
      if (name !== 'Override' && name !== 'Default') return
      const type = attributes().get('ContentType') ?? ''
      if (/macroEnabled|vbaProject|macrosheet/i.test(type))
        throw new Refusal('document_macros', `It has a part of type ${type.slice(0, 100)}.`)
      main ||= mains[format]?.test(type) ?? false
    },
  }
  await office.read('[Content_Types].xml', types, patience)
  if (!main || patience.truncated) throw damaged(`It is not a ${format} by its content types.`)
}
