/** Finding one's way in an XML tree. */
import type { XmlElement, XmlNode } from './xml.ts'

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

/** The child elements, in order. */
export const elements = (parent: XmlElement | null | undefined): XmlElement[] =>
  parent?.children.filter(isElement) ?? []

/** The child elements of this name. */
export const children = (parent: XmlElement | null | undefined, name: string): XmlElement[] =>
  elements(parent).filter((one) => one.name === name)

/** The first child down this path of names; null when any of them is missing. */
export function child(parent: XmlElement | null | undefined, ...path: string[]): XmlElement | null {
  let at: XmlElement | null = parent ?? null
  for (const name of path) at = elements(at).find((one) => one.name === name) ?? null
  return at
}

/** The attribute, or undefined. */
export const attribute = (element: XmlElement | null | undefined, name: string): string | undefined =>
  element?.attributes.get(name)

/** A whole number that an attribute holds; null for anything else. */
export function wholeNumber(element: XmlElement | null | undefined, name: string): number | null {
  const value = attribute(element, name)
  return value !== undefined && /^\d{1,9}$/u.test(value) ? Number(value) : null
}

/** Whether an element of one of these names stands anywhere below. */
export const holds = (element: XmlElement, names: ReadonlySet<string>): boolean =>
  elements(element).some((one) => names.has(one.name) || holds(one, names))

/** All elements of this name below, in reading order. */
export const descendants = (element: XmlElement, name: string): XmlElement[] =>
  elements(element).flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)])

/** All words in it. */
export const textOf = (node: XmlNode): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join('')
