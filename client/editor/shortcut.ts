/** A shortcut as it is shown, and as assistive technology reads it. It is written with `Mod` for Control or Command. */
const isMac = (): boolean => /Mac|iPhone|iPad/u.test(navigator.platform)

export const ariaKeys = (keys: string): string => keys.replace('Mod', isMac() ? 'Meta' : 'Control')

/** @param control, shift as the language of the interface names these keys. */
export const sayKeys = (control: string, shift: string, keys: string): string =>
  keys.replace('Mod', isMac() ? '⌘' : control).replace('Shift', shift)
