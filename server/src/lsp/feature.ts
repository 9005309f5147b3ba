import type { ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { NeighbourKind } from './kind.ts';
import type { Method } from './method.ts';

/** A method, and the files that are no Dockerfiles of which it is asked, with what is offered for them. */
export interface Beside {
  readonly method: string;
  readonly kinds: readonly NeighbourKind[];
  readonly options?: object;
}

/** Something that the server does for a person: the questions that it answers, and what it tells a client of them. */
export interface Feature {
  /** What is offered to a client, given what it can do. */
  readonly offers: (client: Client) => ServerCapabilities;
  readonly methods: readonly Method[];
  /** Which of them are asked of files around Dockerfiles as well, where the client lets us choose. */
  readonly beside?: (client: Client) => readonly Beside[];
}
