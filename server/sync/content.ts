/** Whether what an update inserts at a spot is what the grammar knows there. */
import { marks, maxDepth } from '#shared/grammar'
import { ruleOf, type Placement, type Spot } from './placement.ts'
import { structKind, typeKind, Unacceptable, type Struct } from './update.ts'

/** Throws Unacceptable for what no section has there. */
export function checkContent(struct: Struct, spot: Spot, placement: Placement): void {
  if (spot.key !== null) return checkAttribute(struct, spot, spot.key)
  if (struct.kind === structKind.any) throw new Unacceptable('a value where text belongs')
  if (struct.kind === structKind.type) return checkType(struct, spot, placement)
  if (spot.place.kind !== 'text') throw new Unacceptable('text outside of a text')
  if (struct.kind === structKind.format) checkMark(struct)
}

function checkAttribute(struct: Struct, { place }: Spot, key: string): void {
  if (place.kind !== 'element') throw new Unacceptable('an attribute on a text')
  const rules = ruleOf(place.name)?.attributes ?? {}
  const rule = Object.hasOwn(rules, key) ? rules[key] : undefined
  const values: readonly unknown[] = Array.isArray(struct.value) ? struct.value : []
  const areSound = rule !== undefined && values.every((value) => isSound(value) && rule(value))
  if (struct.kind !== structKind.any || !areSound) throw new Unacceptable('an attribute that no section has')
}

function checkType(struct: Struct, spot: Spot, placement: Placement): void {
  if (spot.place.kind !== 'element') throw new Unacceptable('an element inside of a text')
  const rule = ruleOf(spot.place.name)
  const allowed = struct.typeKind === typeKind.text ? rule?.text : rule?.elements.includes(struct.text)
  if (rule === undefined || allowed !== true) throw new Unacceptable('an element where it may not stand')
  if (placement.countChild(spot.place.holder) > rule.most) throw new Unacceptable('too many elements in one')
  if (struct.typeKind === typeKind.element && placement.depthAt(spot) > maxDepth) {
    throw new Unacceptable('elements nested too deep')
  }
}

function checkMark({ text: name, value }: Struct): void {
  const rules = Object.hasOwn(marks, name) ? marks[name] : undefined
  if (rules === undefined) throw new Unacceptable('a mark that no section has')
  if (value !== null && !keepsRules(value, rules))
    throw new Unacceptable('a mark with a value it may not have')
}

type Rules = Readonly<Record<string, (value: string | number | boolean) => boolean>>

/** Whether the value has exactly the attributes of the rules, each as its rule has it. */
function keepsRules(value: unknown, rules: Rules): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  if (entries.length !== Object.keys(rules).length) return false
  return entries.every(
    ([key, one]) => Object.hasOwn(rules, key) && isSound(one) && rules[key]?.(one) === true,
  )
}

/** A string with half a surrogate pair would come out of Yjs as another string. */
const isSound = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && !/\p{Cs}/u.test(value)) ||
  typeof value === 'number' ||
  typeof value === 'boolean'
