// An address as a QR code that any phone's camera reads, drawn as one path so that it prints sharply at every size.
import codeOf from 'qrcode-generator'

/** For `views/friction/_code.eta`: `size` is the width in modules with the quiet border, `path` its dark ones. */
export type QrCode = { readonly size: number; readonly path: string }

const quiet = 4

/** The code of an address; it stays readable when up to 15 % of it are smudged. */
export function qrCode(address: string): QrCode {
  const code = codeOf(0, 'M')
  code.addData(address)
  code.make()
  const many = code.getModuleCount()
  const places = [...Array(many).keys()]
  const rows = places.map((row) =>
    rowPath(
      places.filter((column) => code.isDark(row, column)),
      row,
    ),
  )
  return { size: many + 2 * quiet, path: rows.join('') }
}

function rowPath(dark: readonly number[], row: number): string {
  return dark.map((column) => `M${column + quiet} ${row + quiet}h1v1h-1z`).join('')
}
