// A failure in words for the reader: what happened, and what to do.
export class Failure extends Error {}
