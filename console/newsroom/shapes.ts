/** Short names for the server's shapes, drawn from its OpenAPI document. */
import type { paths } from '../api.generated.ts'

type Ok<Op> = Op extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never

export type Desk = Ok<paths['/api/v1/desk']['get']>
export type BoardPage = Ok<paths['/api/v1/board']['get']>
export type BoardRow = BoardPage['rows'][number]
export type Task = Desk['tasks'][number]
export type CalendarEntry = Ok<paths['/api/v1/calendar']['get']>['entries'][number]
export type Edition = Ok<paths['/api/v1/editions/{id}']['get']>
export type Remark = Edition['remarks'][number]
export type VersionHead = Edition['versions'][number]
export type Story = Ok<paths['/api/v1/stories/{id}']['get']>
export type Act = Story['history'][number]
export type Difference = Ok<paths['/api/v1/editions/{id}/versions/{a}/diff/{b}']['get']>['blocks'][number]
export type Content = Edition['content']
export type PictureUse = NonNullable<Content['lead']>
export type UnitCard = Edition['unit']
export type EditionState = Edition['state']

// OpenAPI describes the body in outline; these are the nodes that the server accepts.
export type TextNode = {
  type: 'text'
  text: string
  marks?: { type: string; attrs?: { href?: string } }[]
}
export type BlockNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: (BlockNode | TextNode)[]
}
export type BodyDoc = {
  type: 'doc'
  content: BlockNode[]
}

/** The body as the editor takes it: a blank one has a first paragraph to write in. */
export const bodyOf = (content: Content): BodyDoc =>
  content.body.content.length === 0 ? { type: 'doc', content: [{ type: 'paragraph' }] } : content.body

/** The same as the API takes it, whose nodes are open records. */
export const sendable = (body: BodyDoc): Content['body'] => body

export const textOf = (node: BlockNode | TextNode): string =>
  'text' in node ? node.text : (node.content ?? []).map(textOf).join(node.type === 'listItem' ? ' ' : '')
