import type { ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Method } from './method.ts';

/** Something that the server does for a person: the questions that it answers, and what it tells a client of them. */
export interface Feature {
  /** What is offered to a client, given what it can do. */
  readonly offers: (client: Client) => ServerCapabilities;
  readonly methods: readonly Method[];
}
