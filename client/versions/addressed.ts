/** What the address names in the page; null for nothing. Names here have no letters that an address writes otherwise. */
export const addressed = (): HTMLElement | null =>
  location.hash === '' ? null : document.getElementById(location.hash.slice(1))
