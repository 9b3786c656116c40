/** The tools for the text, acting on the desk's last used editor. Stands inside an EditorDesk. */
export function EditorToolbar() {
  return <div role="toolbar" />
}
