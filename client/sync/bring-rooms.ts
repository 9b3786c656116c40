/** What names this file brings the texts along: Yjs, and the way to the server's rooms. */
import { bringRooms } from './rooms.ts'
import { SectionRoom } from './section-room.ts'

bringRooms((...parts) => new SectionRoom(...parts))
