/** Where the page begins: preferences first, so that it is drawn once, in the right language and light. */
import { isAhead } from './head-start.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '#shared/failure'
import { applyPreferences } from '../people/preferences.ts'
import '../ui/look.css'
import { App } from './app.tsx'
import { keepShell } from './keep-shell.ts'
import { watchBuild } from './new-build.tsx'
import { preloadHouse, preloadRoom } from './preload.ts'

watchBuild()
preloadHouse(location.pathname)
if (isAhead) preloadRoom(location.pathname)
await applyPreferences()
createRoot(must(document.getElementById('root'), 'index.html has a #root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
keepShell()
