/** Mantine's looks on the router's links, so that an address and its parameters are checked by the compiler. */
import { Anchor, Button, Menu } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'
import type { AnchorProps, ButtonProps, MenuItemProps } from '@mantine/core'

type Plain = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & {
  ref?: Ref<HTMLAnchorElement>
}

export const LinkAnchor = createLink((props: Omit<AnchorProps, 'href'> & Plain) => <Anchor {...props} />)
export const LinkButton = createLink((props: Omit<ButtonProps, 'href'> & Plain) => (
  <Button component="a" {...props} />
))
export const LinkMenuItem = createLink((props: Omit<MenuItemProps, 'href'> & Plain) => (
  <Menu.Item component="a" {...props} />
))
