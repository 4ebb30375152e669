import { Extension } from '@tiptap/core'
import { UniqueID } from '@tiptap/extension-unique-id'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { StarterKit } from '@tiptap/starter-kit'
import { cleanPastedHtml } from './clean-paste.ts'
import { Figure } from './figure-node.tsx'
import { Recording } from './recording-node.tsx'

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const newBlockId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => letters[byte % letters.length]).join('')

export const markedBlocks = new PluginKey<DecorationSet>('marked-blocks')

/** Blocks that carry an open remark are marked in the margin; `setMeta(markedBlocks, ids)` says which. */
const MarkedBlocks = Extension.create({
  name: 'markedBlocks',
  addProseMirrorPlugins: () => [
    new Plugin<{ ids: ReadonlySet<string>; set: DecorationSet }>({
      key: markedBlocks as never,
      state: {
        init: () => ({ ids: new Set<string>(), set: DecorationSet.empty }),
        apply(transaction, previous) {
          const told = transaction.getMeta(markedBlocks) as ReadonlySet<string> | undefined
          if (told === undefined && !transaction.docChanged) return previous
          const ids = told ?? previous.ids
          const found: Decoration[] = []
          transaction.doc.forEach((node, at) => {
            if (ids.has(String(node.attrs['id'])))
              found.push(Decoration.node(at, at + node.nodeSize, { class: 'has-remark' }))
          })
          return { ids, set: DecorationSet.create(transaction.doc, found) }
        },
      },
      props: {
        decorations(state) {
          return this.getState(state)?.set ?? null
        },
      },
    }),
  ],
})

/** Told on the editor's element with the files as detail: pictures were pasted or dropped. */
export const picturesArrived = 'pictures-arrived'

const CleanPaste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins() {
    const tell = (view: EditorView, files: File[]) =>
      view.dom.dispatchEvent(new CustomEvent(picturesArrived, { detail: files }))
    const pictures = (data: DataTransfer | null) =>
      [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => (html.includes('data-pm-slice') ? html : cleanPastedHtml(html)),
          handlePaste: (view, event) => {
            // A word processor also puts a picture of the text on the clipboard; the text is what was meant.
            const files = pictures(event.clipboardData)
            if (files.length === 0 || event.clipboardData?.types.includes('text/html') === true) return false
            tell(view, files)
            return true
          },
          handleDrop: (view, event) => {
            const files = pictures(event.dataTransfer)
            if (files.length === 0) return false
            event.preventDefault()
            tell(view, files)
            return true
          },
        },
      }),
    ]
  },
})

/** The nodes and marks that the newsroom accepts, and nothing else. */
export const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    hardBreak: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: {
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: 'https',
      protocols: ['http', 'https', 'mailto'],
      HTMLAttributes: { target: null, rel: null, class: null },
    },
  }),
  UniqueID.configure({
    types: ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'figure', 'recording'],
    generateID: newBlockId,
  }),
  Figure,
  Recording,
  MarkedBlocks,
  CleanPaste,
]
