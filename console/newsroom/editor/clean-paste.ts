/**
 * Text from a word processor, as the house wants it: paragraphs, headings of two levels, lists, links, bold and
 * italic. Styles, fonts, comments, empty paragraphs, tables' borders and pictures stay behind.
 */
interface PastePolicy {
  createHTML(html: string): string
}

let policy: PastePolicy | undefined
function parse(html: string): Document {
  const factory = (
    globalThis as {
      trustedTypes?: { createPolicy(name: string, rules: PastePolicy): PastePolicy }
    }
  ).trustedTypes
  // A parsed document is inert: its scripts do not run and its pictures are not fetched.
  policy ??= factory?.createPolicy('pasted-text', { createHTML: (text) => text }) ?? {
    createHTML: (text) => text,
  }
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html')
}

const dropped =
  'style, script, meta, link, title, xml, img, picture, video, audio, iframe, object, embed, svg, input, button, hr, col, colgroup'

/** Under our policy a parsed document may not carry styles; they are read as plain data and thrown away. */
const disarmed = (html: string): string =>
  html.replaceAll(/<style[\s\S]*?<\/style\s*>/gi, '').replaceAll(/\sstyle\s*=/gi, ' data-style=')

export function cleanPastedHtml(html: string): string {
  const { body } = parse(disarmed(html))
  removeComments(body)
  for (const element of body.querySelectorAll(dropped)) element.remove()
  wordListsToLists(body)
  stylesToMarks(body)
  renameAll(body)
  splitAtBreaks(body)
  tablesToParagraphs(body)
  for (const element of body.querySelectorAll('*')) if (!kept.has(element.localName)) unwrap(element)
  for (const element of body.querySelectorAll('*')) cleanAttributes(element)
  removeEmpty(body)
  return body.innerHTML
}

const kept = new Set(['p', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'a', 'strong', 'em'])

function removeComments(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const found: Node[] = []
  while (walker.nextNode() !== null) found.push(walker.currentNode)
  for (const comment of found) comment.parentNode?.removeChild(comment)
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

function rename(element: Element, name: string): Element {
  const next = element.ownerDocument.createElement(name)
  const href = element.getAttribute('href')
  if (href !== null) next.setAttribute('href', href)
  next.append(...element.childNodes)
  element.replaceWith(next)
  return next
}

/** Word writes a list as paragraphs that carry `mso-list` and a typed bullet. */
function wordListsToLists(body: HTMLElement): void {
  let list: Element | undefined
  let last: Element | undefined
  for (const paragraph of body.querySelectorAll('p[data-style*="mso-list"], p[class*="MsoListParagraph"]')) {
    const mark = paragraph.querySelector(
      'span[data-style*="mso-list:Ignore"], span[data-style*="mso-list: Ignore"]',
    )
    const marker = (
      mark?.textContent ??
      /^\s*(\d+[.)]|[a-z][.)]|[·•o§-])\s/u.exec(paragraph.textContent)?.[0] ??
      ''
    ).trim()
    mark?.remove()
    if (mark === null) stripLeading(paragraph, marker)
    const kind = /^(\d+|[a-z])[.)]/i.test(marker) ? 'ol' : 'ul'
    const item = body.ownerDocument.createElement('li')
    if (list === undefined || paragraph.previousElementSibling !== last || list.localName !== kind) {
      list = body.ownerDocument.createElement(kind)
      paragraph.before(list)
    }
    last = list
    list.append(item)
    item.append(paragraph)
  }
}

function stripLeading(element: Element, marker: string): void {
  const first = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
  if (first?.nodeValue !== null && first?.nodeValue !== undefined)
    first.nodeValue = first.nodeValue.trimStart().replace(marker, '').trimStart()
}

function stylesToMarks(body: HTMLElement): void {
  for (const element of body.querySelectorAll<HTMLElement>('span, font, b')) {
    const style = element.dataset['style'] ?? ''
    const fontWeight = /font-weight:\s*([\w]+)/i.exec(style)?.[1] ?? ''
    const fontStyle = /font-style:\s*(\w+)/i.exec(style)?.[1] ?? ''
    const light = fontWeight === 'normal' || fontWeight === '400'
    const heavy = fontWeight === 'bold' || Number(fontWeight) >= 600
    if (element.localName === 'b' && light) unwrap(element)
    else if (element.localName !== 'b' && (heavy || fontStyle === 'italic')) {
      let inner: Element = rename(element, heavy ? 'strong' : 'em')
      if (heavy && fontStyle === 'italic') {
        const both = body.ownerDocument.createElement('em')
        both.append(...inner.childNodes)
        inner.append(both)
        inner = both
      }
    }
  }
}

function renameAll(body: HTMLElement): void {
  const names: Record<string, string> = {
    b: 'strong',
    i: 'em',
    h1: 'h2',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    div: 'p',
    dt: 'p',
    dd: 'p',
    address: 'p',
    pre: 'p',
  }
  for (const [from, to] of Object.entries(names))
    for (const element of body.querySelectorAll(from)) {
      // A box around blocks is no paragraph.
      if (to === 'p' && element.querySelector('p, div, ul, ol, table, blockquote, h1, h2, h3, h4') !== null)
        unwrap(element)
      else rename(element, to)
    }
}

function splitAtBreaks(body: HTMLElement): void {
  for (const line of body.querySelectorAll('br')) {
    const block = line.closest('p')
    if (block === null || line.parentElement !== block) {
      line.replaceWith(' ')
      continue
    }
    const rest = body.ownerDocument.createElement('p')
    while (line.nextSibling !== null) rest.append(line.nextSibling)
    line.remove()
    block.after(rest)
  }
}

function tablesToParagraphs(body: HTMLElement): void {
  for (const table of body.querySelectorAll('table')) {
    const rows = [...table.querySelectorAll('tr')].map((row) => {
      const line = body.ownerDocument.createElement('p')
      line.textContent = [...row.querySelectorAll('td, th')]
        .map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim())
        .filter((text) => text !== '')
        .join(' · ')
      return line
    })
    table.replaceWith(...rows)
  }
}

function cleanAttributes(element: Element): void {
  const href = element.getAttribute('href')
  for (const name of element.getAttributeNames()) element.removeAttribute(name)
  if (element.localName !== 'a') return
  if (href !== null && /^(https?:|mailto:)/i.test(href)) element.setAttribute('href', href)
  else unwrap(element)
}

function removeEmpty(body: HTMLElement): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode() !== null) {
    const text = walker.currentNode
    text.nodeValue = (text.nodeValue ?? '').replaceAll(/[\s\u00a0]+/gu, ' ')
  }
  for (const element of [
    ...body.querySelectorAll('strong, em, a, li, p, h2, h3, blockquote, ul, ol'),
  ].toReversed())
    if (element.textContent.trim() === '') element.remove()
}
