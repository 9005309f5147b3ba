/** A short text of our own on something that may stand in a Dockerfile. What is code in it stands between backticks. */
export interface Entry {
  readonly about: string;
  /** The place in Docker's reference that tells more. */
  readonly anchor: string;
}

/** The minor version of docker/dockerfile:1 that brought something; in the labs channel it may have come earlier. */
export interface Since {
  readonly stable: number;
  readonly labs?: number;
}

/** Where Docker's reference tells more of an entry. */
export const addressOf = ({ anchor }: Entry): string => `https://docs.docker.com/reference/dockerfile/#${anchor}`;
