// A sign of drift before anything has drifted: the team of this pilot already runs another one.

/** Another pilot, as far as this sign looks at it. */
export type OtherPilot = {
  readonly id: string
  readonly code: string
  readonly team: string
  readonly isRunning: boolean
}

/** The codes of the running pilots of the same team. Names are compared without regard to case and spaces around them. */
export function sameTeamRuns(pilot: Pick<OtherPilot, 'id' | 'team'>, others: readonly OtherPilot[]): readonly string[] {
  const plain = (team: string) => team.trim().toLowerCase()
  return others
    .filter(({ id, team, isRunning }) => isRunning && id !== pilot.id && plain(team) === plain(pilot.team))
    .map(({ code }) => code)
}
