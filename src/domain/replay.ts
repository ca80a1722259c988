// A replay runs a proposed change beside the rules in effect over the real cases of the last weeks.

/** How far a replay is. */
export type ReplayProgress = { readonly done: number; readonly of: number }

/** What a replay found. */
export type ReplayReport = { readonly sample: number }
