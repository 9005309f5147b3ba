import type { Connection, ProtocolNotificationType } from 'vscode-languageserver';
import { hasShape, type Shape } from './params.ts';

/** Listens to one of the protocol's notifications. One with parameters of another shape is told of in the log, and changes nothing. */
export function onNotification<P, RO>(
  connection: Connection,
  { method }: ProtocolNotificationType<P, RO>,
  shape: Shape,
  take: (params: P) => void,
): void {
  // A list of parameters comes as so many arguments, none as none.
  connection.onNotification(method, (...given: readonly unknown[]) => {
    const [params] = given;
    if (given.length === 1 && hasShape(params, shape)) take(params as P);
    else connection.console.error(`${method}: the parameters are not what the protocol says.`);
  });
}
