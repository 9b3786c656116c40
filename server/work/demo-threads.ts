/** What the people of the demo world have said about its text so far, in the order in which they said it. */
import * as Y from 'yjs'
import type { Anchor } from '#shared/anchor'
import { anchorOn } from '#shared/anchor-making'
import { ok, type Result } from '#shared/failure'
import { chapterId, personId, replyId, sectionId, threadId, type SectionId } from '#shared/ids'
import type { Texts } from '../store/texts.ts'
import type { Keeper } from './keeper.ts'
import { joinThreads, resolveThread } from './thread-decisions.ts'
import { assignThreads, openThread, replyTo, type Committed } from './threads.ts'

type Saying = (keeper: Keeper, texts: Texts, now: Date) => Committed

const person = (name: string) => personId.parse(`per_${name}`)
const thread = (name: string) => threadId.parse(`thr_${name}`)
const day = 24 * 60 * 60 * 1000

interface Said {
  /** The thread's name. */
  readonly name: string
  readonly by: string
  readonly section: string
  /** Words of the section; null for the whole of it. */
  readonly on: string | null
  readonly body: string
  /** What should stand there instead. */
  readonly instead?: string
  readonly mentions?: readonly string[]
}

const says =
  ({ name, by, section, on, body, instead, mentions = [] }: Said): Saying =>
  async (keeper, texts) => {
    const id = sectionId.parse(`sec_${section}`)
    const anchored = on === null ? ok(null) : await anchorIn(texts, id, on)
    if (!anchored.ok) return anchored
    const suggestion = on === null || instead === undefined ? null : { original: on, replacement: instead }
    return openThread(keeper, person(by), id, {
      thread: thread(name),
      anchor: anchored.value,
      body,
      mentions: mentions.map(person),
      suggestion,
    })
  }

const answers =
  (name: string, number: number, by: string, body: string, ...mentions: string[]): Saying =>
  (keeper) =>
    replyTo(keeper, person(by), thread(name), {
      reply: replyId.parse(`rep_${name}${number}`),
      body,
      mentions: mentions.map(person),
    })

/** An anchor on these words, as the section stands on disk; null where they do not stand (any more). Fails: storeUnavailable. */
async function anchorIn(texts: Texts, section: SectionId, words: string): Promise<Result<Anchor | null>> {
  const stored = await texts.load(section)
  if (!stored.ok) return stored
  const doc = new Y.Doc()
  if (stored.value.base !== null) Y.applyUpdate(doc, stored.value.base)
  for (const update of stored.value.updates) Y.applyUpdate(doc, update)
  return ok(anchorOn(doc, words))
}

const sayings: readonly Saying[] = [
  says({
    name: 'kitaplaetze',
    by: 'jonas',
    section: 'elementarbereich',
    on: 'Gleichzeitig fehlen Plätze, vor allem in den Stadtteilen, in denen viele junge Familien neu angekommen sind.',
    body: 'Können wir hier Zahlen je Stadtbezirk nennen? Im Jugendhilfeausschuss wird man uns danach fragen.',
  }),
  answers('kitaplaetze', 1, 'sabine', 'Gute Idee. Thi Mai, kommst du an den aktuellen Stand?', 'thimai'),
  (keeper, _texts, now) =>
    assignThreads(keeper, person('sabine'), [thread('kitaplaetze')], {
      to: person('thimai'),
      due: new Date(now.getTime() + 14 * day).toISOString().slice(0, 10),
    }),
  answers('kitaplaetze', 2, 'thimai', 'Ich frage im Fachbereich Jugend und Familie nach.'),
  says({
    name: 'anerkennung',
    by: 'olena',
    section: 'elementarbereich',
    on: 'werden schneller anerkannt',
    instead: 'werden innerhalb von drei Monaten anerkannt',
    body: 'Ohne Frist bleibt der Satz folgenlos. In der Sozialberatung erleben wir Wartezeiten von über einem Jahr.',
  }),
  says({
    name: 'platzzahlen',
    by: 'pawel',
    section: 'elementarbereich',
    on: 'Familien, die in Unterkünften leben, warten oft besonders lange.',
    body: 'Wie lange genau? Mit Zahlen wäre die Aussage stärker.',
  }),
  (keeper) =>
    joinThreads(keeper, person('sabine'), chapterId.parse('cha_bildung'), {
      into: thread('kitaplaetze'),
      threads: [thread('platzzahlen')],
    }),
  says({
    name: 'aufenthalt',
    by: 'fatou',
    section: 'elementarbereich',
    on: 'wohnortnahen Kitaplatz',
    body: 'Bitte auch Familien ohne geklärten Aufenthalt ausdrücklich nennen.',
  }),
  answers(
    'aufenthalt',
    1,
    'aylin',
    'Das steckt in „unabhängig von Herkunft und Aufenthaltsstatus“, finde ich.',
  ),
  (keeper) =>
    resolveThread(keeper, person('sabine'), thread('aufenthalt'), {
      outcome: 'noChangeNeeded',
      reason: 'Der Satz nennt den Aufenthaltsstatus bereits; so in der Sitzung besprochen.',
    }),
  says({
    name: 'tabelle',
    by: 'aylin',
    section: 'elementarbereich',
    on: null,
    body: 'Sollen wir die Tabelle der Angebote in den Anhang nehmen? Sie wird mit jedem Jahr veralten.',
  }),
  says({
    name: 'herkunftssprachen',
    by: 'samira',
    section: 'grundschulen',
    on: 'Herkunftssprachlicher Unterricht wird angeboten, aber nicht überall',
    body: 'Zuständig ist das Land. Was kann die Stadt hier selbst tun?\nVorschlag: Räume, Werbung, Vermittlung.',
    mentions: ['aylin'],
  }),
  answers('herkunftssprachen', 1, 'aylin', 'Stimmt. Ich formuliere einen Handlungsansatz dazu.'),
  says({
    name: 'tandems',
    by: 'jonas',
    section: 'grundschulen',
    on: 'in festen Tandems',
    instead: 'in festen Tandems mit gemeinsamer Planungszeit',
    body: 'Die Rückmeldung der Schulen: Ohne Planungszeit bleibt es beim Vorsatz.',
  }),
  says({
    name: 'leichtesprache',
    by: 'martin',
    section: 'sozialberatung',
    on: 'in zehn Sprachen und in Leichter Sprache',
    body: 'Wer wählt die zehn Sprachen aus, und wie oft wird das überprüft?',
  }),
  says({
    name: 'rueckmeldung',
    by: 'fatou',
    section: 'beteiligung',
    on: 'öffentlich nachlesbar',
    body: 'Das ist der wichtigste Punkt des Abschnitts. Er sollte an erster Stelle stehen.',
    mentions: ['henrik'],
  }),
]

/** Says it all, one after the other. Fails: storeUnavailable, with the first that fails. */
export async function openDemoThreads(keeper: Keeper, texts: Texts, now: Date): Promise<Result<void>> {
  for (const saying of sayings) {
    const said = await saying(keeper, texts, now)
    if (!said.ok) return said
  }
  return ok(undefined)
}
