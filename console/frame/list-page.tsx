/** One list page: filters, the four conditions of a list (loading, failed, empty, filled), and more by keyset. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { FaultNotice } from './fault-notice.tsx'
import classes from './frame.module.css'
import { Loading } from './loading.tsx'
import { t } from './messages.ts'
import { Page, type PageProps } from './page.tsx'

export interface ListState<Row> {
  rows: readonly Row[] | undefined
  error: unknown
  pending: boolean
  refetch: () => void
  more?: { has: boolean; busy: boolean; load: () => void }
}

export interface Column<Row> {
  key: string
  label: string
  render: (row: Row) => ReactNode
  /** Numbers and times: kept on one line, digits of one width. */
  tight?: boolean
}

interface ListPageProps<Row> extends Omit<PageProps, 'children'> {
  filters?: ReactNode
  list: ListState<Row>
  empty: ReactNode
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  above?: ReactNode
}

export function ListPage<Row>({ filters, list, empty, columns, rowKey, above, ...page }: ListPageProps<Row>) {
  return (
    <Page {...page}>
      {above}
      {filters !== undefined && (
        <search className={classes.filters} aria-label={t('console.page.filters')}>
          {filters}
        </search>
      )}
      <ListBody list={list} empty={empty}>
        {(rows) => <Table caption={page.title} columns={columns} rows={rows} rowKey={rowKey} />}
      </ListBody>
    </Page>
  )
}

export function ListBody<Row>({
  list,
  empty,
  children,
}: {
  list: ListState<Row>
  empty: ReactNode
  children: (rows: readonly Row[]) => ReactNode
}) {
  if (list.rows === undefined) {
    if (list.error !== null && list.error !== undefined)
      return <FaultNotice error={list.error} retry={list.refetch} />
    return <Loading />
  }
  return (
    <>
      {list.error !== null && list.error !== undefined && (
        <FaultNotice error={list.error} retry={list.refetch} />
      )}
      {list.rows.length === 0 ? empty : children(list.rows)}
      {list.more?.has === true && (
        <div className={classes.more}>
          <Button onClick={list.more.load} loading={list.more.busy}>
            {t('console.page.more')}
          </Button>
        </div>
      )}
    </>
  )
}

export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  return (
    <table className={classes.table}>
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td
                key={column.key}
                data-label={column.label}
                className={column.tight === true ? classes.tight : undefined}
              >
                {column.render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
