/** Asks for a file in the browser's own way. Nothing is called when none is chosen. */
export function chooseFile(take: (files: readonly File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.docx,.odt,.md,.markdown,.txt'
  input.onchange = () => take([...(input.files ?? [])])
  input.click()
}
