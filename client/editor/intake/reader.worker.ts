/**
 * The worker that reads one file and is ended: whatever a file holds, the page goes on meanwhile. Its answer carries a
 * policy of its own under which it may reach nothing (`server/http/pages.ts`).
 */
import { readFile } from './read.ts'

addEventListener('message', ({ data }: MessageEvent<File>) => {
  void readFile(data).then((answer) => postMessage(answer))
})
