// Chance that is the same every time: the example tells everybody the same story.

export type Chance = {
  /** From 0 up to, but not including, 1. */
  readonly share: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number
  readonly oneOf: <One>(list: readonly [One, ...One[]]) => One
  /** The list in another order. */
  readonly shuffled: <One>(list: readonly One[]) => readonly One[]
}

/** Chance from a seed: mulberry32, which is small and even enough for a story. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1))
  return {
    share,
    whole,
    oneOf: (list) => list[whole(0, list.length - 1)] ?? list[0],
    shuffled: (list) =>
      list
        .map((one) => ({ one, place: share() }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one),
  }
}
