import { commands } from 'vscode';
import type { LanguageClient, Location, Position } from 'vscode-languageclient/node';

/** The command of a lens: shows the places where a stage is built, which the server names in the protocol's words. */
export const showBuilds =
  ({ protocol2CodeConverter: convert }: LanguageClient) =>
  (uri: string, position: Position, places: readonly Location[]) =>
    commands.executeCommand(
      'editor.action.goToLocations',
      convert.asUri(uri),
      convert.asPosition(position),
      places.map((place) => convert.asLocation(place)),
      'peek',
    );
