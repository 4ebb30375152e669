/** Forms that work without a script: what was typed comes back with what is wrong with it. */
import type { InputHTMLAttributes, ReactNode } from 'react'
import { here, type View } from '../view.ts'

export interface FormState {
  values: Readonly<Record<string, string>>
  /** A sentence by the field's name. */
  faults: Readonly<Record<string, string>>
  /** A sentence about the whole. */
  fault?: string | undefined
}

export const blankForm: FormState = { values: {}, faults: {} }

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'form' | 'name' | 'id'> {
  form: FormState
  /** Keeps the ids of two forms on one page apart. */
  of: string
  name: string
  label: string
  hint?: string
}

const describedBy = (id: string, hint: unknown, fault: unknown) =>
  [hint === undefined ? '' : `${id}-bantuan`, fault === undefined ? '' : `${id}-salah`].join(' ').trim() ||
  undefined

function Around({
  id,
  label,
  hint,
  fault,
  optional,
  children,
}: {
  id: string
  label: string
  hint: string | undefined
  fault: string | undefined
  optional: string | undefined
  children: ReactNode
}) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional === undefined ? null : <span className="muted"> ({optional})</span>}
      </label>
      {hint === undefined ? null : <p id={`${id}-bantuan`}>{hint}</p>}
      {children}
      {fault === undefined ? null : (
        <p id={`${id}-salah`} className="flag">
          {fault}
        </p>
      )}
    </div>
  )
}

export function Field({
  form,
  of,
  name,
  label,
  hint,
  optional,
  ...input
}: FieldProps & { optional?: string }) {
  const id = `${of}-${name}`
  const fault = form.faults[name]
  return (
    <Around id={id} label={label} hint={hint} fault={fault} optional={optional}>
      <input
        id={id}
        name={name}
        type="text"
        required={optional === undefined}
        defaultValue={input.type === 'file' ? undefined : form.values[name]}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={describedBy(id, hint, fault)}
        {...input}
      />
    </Around>
  )
}

export function TextField({
  form,
  of,
  name,
  label,
  hint,
  max,
  rows = 6,
  optional,
}: Pick<FieldProps, 'form' | 'of' | 'name' | 'label' | 'hint'> & {
  max: number
  rows?: number
  optional?: string
}) {
  const id = `${of}-${name}`
  const fault = form.faults[name]
  return (
    <Around id={id} label={label} hint={hint} fault={fault} optional={optional}>
      <textarea
        id={id}
        name={name}
        required={optional === undefined}
        rows={rows}
        maxLength={max}
        defaultValue={form.values[name]}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={describedBy(id, hint, fault)}
      />
    </Around>
  )
}

export function Choice({
  form,
  of,
  name,
  label,
  options,
}: Pick<FieldProps, 'form' | 'of' | 'name' | 'label'> & {
  options: readonly { value: string; text: string }[]
}) {
  const id = `${of}-${name}`
  return (
    <Around id={id} label={label} hint={undefined} fault={form.faults[name]} optional={undefined}>
      <select id={id} name={name} defaultValue={form.values[name] ?? options[0]?.value}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Around>
  )
}

/** Nobody sees it, so only a program fills it in. */
function Trap({ of }: { of: string }) {
  return (
    <div className="vh" aria-hidden="true">
      <label htmlFor={`${of}-situs`}>Situs</label>
      <input id={`${of}-situs`} name="situs" tabIndex={-1} autoComplete="off" />
    </div>
  )
}

export function Form({
  view,
  form,
  of,
  action,
  submit,
  upload = false,
  trap = false,
  quiet = false,
  children,
}: {
  view: View
  form: FormState
  of: string
  /** Path without the language. */
  action: string
  submit: string
  /** It carries a file. */
  upload?: boolean
  trap?: boolean
  /** Not the page's main act. */
  quiet?: boolean
  children?: ReactNode
}) {
  const wrong = form.fault !== undefined || Object.keys(form.faults).length > 0
  return (
    <form
      className="form"
      method="post"
      action={here(view, action)}
      encType={upload ? 'multipart/form-data' : undefined}
    >
      {wrong ? (
        <p className="verdict no" role="alert">
          {form.fault ?? view.t('site.media.form.wrong')}
        </p>
      ) : null}
      {children}
      {trap ? <Trap of={of} /> : null}
      <button type="submit" className={quiet ? 'button' : 'button main'}>
        {submit}
      </button>
    </form>
  )
}

/** One field and its button: hear of changes by mail. */
export function FollowForm({
  view,
  form = blankForm,
  hidden,
  lead,
}: {
  view: View
  form?: FormState
  /** What is followed: `acara` (a reference) or `satuan` (a site path). */
  hidden: { name: 'acara' | 'satuan'; value: string }
  lead: string
}) {
  const { t } = view
  return (
    <section id="ikuti" aria-labelledby="ikuti-judul">
      <h2 id="ikuti-judul" className="bar">
        {t('site.media.follow.title')}
      </h2>
      <p className="muted pad">{lead}</p>
      <Form
        view={view}
        form={form}
        of="ikuti"
        action="/media/ikuti"
        submit={t('site.media.follow.submit')}
        trap
        quiet
      >
        <input type="hidden" name={hidden.name} value={hidden.value} />
        <Field
          form={form}
          of="ikuti"
          name="email"
          label={t('site.media.email')}
          type="email"
          autoComplete="email"
          maxLength={254}
        />
      </Form>
    </section>
  )
}
