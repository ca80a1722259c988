// An atom is one yes-or-no question on the way to expanding.

/** An atom as people read it. */
export type Atom = {
  readonly name: string
  readonly holds: boolean
  readonly detail: string
  /** What it still takes; null when it holds. */
  readonly needs: string | null
}

/** An atom before anybody asks: worked out on demand, because most are neither asked for nor read. */
export type AtomFinding = {
  readonly name: string
  readonly holds: () => boolean
  /** It fails on something that was measured, not only for want of a measurement. */
  readonly broken: () => boolean
  readonly detail: () => string
  readonly needs: () => string
}

/** The atom with its sentences. */
export function shown(atom: AtomFinding): Atom {
  const holds = atom.holds()
  return { name: atom.name, holds, detail: atom.detail(), needs: holds ? null : atom.needs() }
}
