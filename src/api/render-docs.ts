/** The API's page for people: one document, no script, every operation with its act, parameters and shapes. */
import { translator, type Locale } from '../platform/messages.ts'

interface Schema {
  type?: string | string[]
  $ref?: string
  description?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
}

interface Operation {
  tags?: string[]
  summary?: string
  description?: string
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>
  'x-act'?: string
}

export interface ApiDocument {
  info: { title: string; description?: string }
  paths: Record<string, Record<string, Operation>>
}

const escape = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/`([^`]+)`/g, '<code>$1</code>')

/** A shape as one would write it down: `{ id: string, until?: string | null }`. */
function shape(schema: Schema | undefined, depth = 0): string {
  if (schema === undefined) return ''
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? ''
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf !== undefined) return schema.anyOf.map((part) => shape(part, depth)).join(' | ')
  if (schema.items !== undefined) return `${shape(schema.items, depth)}[]`
  if (schema.properties !== undefined) {
    const pad = '  '.repeat(depth + 1)
    const lines = Object.entries(schema.properties).map(
      ([name, field]) =>
        `${pad}${name}${schema.required?.includes(name) ? '' : '?'}: ${shape(field, depth + 1)}${
          field.description === undefined ? '' : `  // ${field.description}`
        }`,
    )
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`
  }
  const type = [schema.type ?? 'any'].flat().join(' | ')
  return schema.format === undefined ? type : `${type} <${schema.format}>`
}

const block = (schema: Schema | undefined) => {
  const text = shape(schema)
  return text === '' ? '' : `<pre>${escape(text)}</pre>`
}

export function renderDocs(document: ApiDocument, locale: Locale): string {
  const t = translator(locale)
  const rooms = new Map<string, [string, string, Operation][]>()
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const room = operation.tags?.[0] ?? 'api'
      rooms.set(room, [...(rooms.get(room) ?? []), [method, path, operation]])
    }
  const names = [...rooms.keys()].toSorted()

  const operationHtml = ([method, path, operation]: [string, string, Operation]) => {
    const parameters = (operation.parameters ?? [])
      .map(
        (parameter) =>
          `<tr><td><code>${escape(parameter.name)}</code></td><td>${escape(parameter.in)}${parameter.required ? ' *' : ''}</td><td><code>${escape(shape(parameter.schema))}</code></td><td>${escape(parameter.description ?? parameter.schema?.description ?? '')}</td></tr>`,
      )
      .join('')
    const body = operation.requestBody?.content?.['application/json']?.schema
    const answers = Object.entries(operation.responses ?? {})
      .filter(([status]) => status !== 'default')
      .map(
        ([status, answer]) =>
          `<h4>${escape(status)}</h4>${block(answer.content?.['application/json']?.schema)}`,
      )
      .join('')
    return `<details><summary><b class="${escape(method)}">${escape(method.toUpperCase())}</b> <code>${escape(path)}</code> <span>${escape(operation.summary ?? '')}</span> <em>${escape(operation['x-act'] ?? '')}</em></summary>
${operation.description === undefined ? '' : `<p>${escape(operation.description)}</p>`}
${parameters === '' ? '' : `<h4>${t('api.parameters')}</h4><table>${parameters}</table>`}
${body === undefined ? '' : `<h4>${t('api.body')}</h4>${block(body)}`}
${answers}</details>`
  }

  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(document.info.title)} · API</title><link rel="stylesheet" href="/api/v1/docs.css"></head>
<body><header><h1>${escape(document.info.title)} · API v1</h1><p>${escape(document.info.description ?? '')}</p>
<p><a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1)</p></header>
<nav aria-label="${t('api.rooms')}"><ul>${names.map((name) => `<li><a href="#${escape(name)}">${escape(name)}</a></li>`).join('')}</ul></nav>
<main>${names
    .map(
      (name) =>
        `<section id="${escape(name)}"><h2>${escape(name)}</h2>${(rooms.get(name) ?? []).map(operationHtml).join('')}</section>`,
    )
    .join('')}</main></body></html>`
}

export const docsStyle = `:root{color-scheme:light dark;font:16px/1.55 'Plus Jakarta Sans',system-ui,sans-serif;--line:#d8d4cc;--soft:#f6f3ee;--accent:#8a1f2b}
@media (prefers-color-scheme:dark){:root{--line:#3b3834;--soft:#201e1b;--accent:#e59aa2}}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem 4rem}
h1{font-size:1.75rem;margin:0 0 .5rem}h2{margin:2.5rem 0 .75rem;border-bottom:2px solid var(--accent);padding-bottom:.25rem}
h4{margin:1rem 0 .25rem;font-size:.875rem}a{color:var(--accent)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:1rem 0}nav a{display:inline-block;padding:.625rem 0}
details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:0 1rem}details[open]{padding-bottom:1rem}
summary{cursor:pointer;padding:.75rem 0;display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline}
summary b{min-width:4rem;font-size:.8125rem;letter-spacing:.03em}summary span{flex:1 1 12rem}summary em{font-size:.8125rem;font-style:normal;border:1px solid var(--line);border-radius:1rem;padding:0 .625rem}
code,pre{font:.875rem/1.5 ui-monospace,monospace;overflow-wrap:anywhere}pre{background:var(--soft);border-radius:.375rem;padding:.75rem 1rem;overflow-x:auto;margin:.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem}td{border-top:1px solid var(--line);padding:.375rem .75rem .375rem 0;vertical-align:top}`
