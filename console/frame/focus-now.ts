/** As a ref: the element takes the focus when it appears. For the one field that a page or a click is about. */
export function focusNow(element: HTMLElement | null): void {
  element?.focus()
}
