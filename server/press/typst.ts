/** The Typst compiler (WebAssembly), with our fonts and nothing else: no network, no file of this machine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import startCompiler, {
  get_font_info as fontInfo,
  TypstCompilerBuilder,
  type TypstCompiler,
} from '@myriaddreamin/typst-ts-web-compiler'
import { must } from '#shared/failure'
import { inAll, inAny, lettersIn, type Letters } from './letters.ts'

const locate = createRequire(import.meta.url).resolve

const upright = ['400Regular', '700Bold']

/** The first sets what it can, the others what it has not; in the order of the template. Arabic by a font whose
 *  dots are no glyphs of their own: with Noto's, who copies or hears the words gets letters twice. */
const families = [
  { at: 'fira-sans', name: 'FiraSans', faces: [...upright, '400Regular_Italic', '700Bold_Italic'] },
  { at: 'vazirmatn', name: 'Vazirmatn', faces: upright },
  { at: 'noto-sans-hebrew', name: 'NotoSansHebrew', faces: upright },
  { at: 'noto-sans-symbols-2', name: 'NotoSansSymbols2', faces: ['400Regular'] },
] as const

type Family = (typeof families)[number]

const fontsOf = ({ at, name, faces }: Family): Uint8Array[] =>
  faces.map((face) => readFileSync(locate(`@expo-google-fonts/${at}/${face}/${name}_${face}.ttf`)))

const lettersOf = (fonts: readonly Uint8Array[]): Letters =>
  inAll(fonts.map((font) => lettersIn(fontInfo(font))))

/** As the compiler answers (typst.ts 0.7). */
interface Answer {
  readonly result?: Uint8Array
  readonly diagnostics?: readonly {
    readonly severity: string
    readonly message: string
    readonly range: string
  }[]
}

const [asPdf, allDiagnostics] = [1, 3]
const [root, main] = ['/', '/main.typ']

export class Typst {
  /** Those that can be set. */
  readonly letters: Letters
  readonly #compiler: TypstCompiler

  private constructor(compiler: TypstCompiler, letters: Letters) {
    this.#compiler = compiler
    this.letters = letters
  }

  /** Takes some tenths of a second, and some 100 MB of memory. */
  static async start(): Promise<Typst> {
    await startCompiler({ module_or_path: readFileSync(locate('@myriaddreamin/typst-ts-web-compiler/wasm')) })
    const builder = new TypstCompilerBuilder()
    builder.set_dummy_access_model()
    const fonts = families.map(fontsOf)
    for (const font of fonts.flat()) await builder.add_raw_font(font)
    return new Typst(await builder.build(), inAny(fonts.map(lettersOf)))
  }

  /** The program as PDF. Throws when it cannot be set. @param files what it may read, by path. */
  pdf(program: string, files: Readonly<Record<string, Uint8Array>>): Uint8Array {
    this.#compiler.reset_shadow()
    this.#compiler.add_source(main, program)
    for (const [path, bytes] of Object.entries(files)) this.#compiler.map_shadow(path, bytes)
    const world = this.#compiler.snapshot(root, main, [])
    try {
      const { result, diagnostics = [] } = world.get_artifact(asPdf, allDiagnostics) as Answer
      const errors = diagnostics.map(({ severity, message, range }) => `${severity} at ${range}: ${message}`)
      return must(result, `the document cannot be set: ${errors.join('; ')}`)
    } finally {
      world.free()
    }
  }
}
