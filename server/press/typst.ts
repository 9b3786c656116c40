/** The Typst compiler (WebAssembly), with our fonts and nothing else: no network, no file of this machine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import startCompiler, {
  get_font_info as fontInfo,
  TypstCompilerBuilder,
  type TypstCompiler,
} from '@myriaddreamin/typst-ts-web-compiler'
import { must } from '#shared/failure'
import { inAll, lettersIn, type Letters } from './letters.ts'

const locate = createRequire(import.meta.url).resolve

const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
const fontFile = (face: string): string => locate(`@expo-google-fonts/fira-sans/${face}/FiraSans_${face}.ttf`)

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
    const fonts = faces.map((face) => readFileSync(fontFile(face)))
    for (const font of fonts) await builder.add_raw_font(font)
    return new Typst(await builder.build(), inAll(fonts.map((font) => lettersIn(fontInfo(font)))))
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
