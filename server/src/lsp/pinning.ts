import {
  type CancellationToken,
  type Connection,
  MessageType,
  type Position,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { oneLine } from '../features/one-line.ts';
import {
  type Pin,
  pinAt,
  pinEdits,
  pinsIn,
  tagOf,
  type Unpinnable,
  unpinnableAt,
  wantedPins,
  whyUnpinnable,
} from '../features/pin/pins.ts';
import { withContexts } from '../model/contexts.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { type Answer, askDigest } from '../registry/digest.ts';
import { Cancelled, RegistryFailure } from '../registry/failure.ts';
import type { Mirrors } from '../registry/location.ts';
import type { RegistryAccess } from '../registry/transport.ts';
import type { Facts } from '../workspace/facts.ts';
import type { Client } from './client.ts';
import type { Documents, OpenDocument } from './documents.ts';
import { readProxy } from './proxy.ts';
import { factsFor, type SettingsOfDocuments } from './settings.ts';
import { toWorkspaceEdit } from './to-workspace-edit.ts';

/** What is to be pinned: the image at a place of a version of a document; without a place, all that have no digest. */
export interface PinParams {
  readonly uri: string;
  readonly version: number;
  readonly position?: Position | null;
}

/** What a command is about: the images whose digests are wanted, and those of which it has to be said why they are not. */
interface Wanted {
  readonly pins: readonly Pin[];
  readonly unpinnable: readonly Unpinnable[];
}

/** Told of the platforms that an image has, by its digest. */
type OnPlatforms = (digest: string, platforms: readonly string[]) => void;

interface Around {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: Documents;
  readonly settings: SettingsOfDocuments;
  readonly facts: Facts;
  /** Undefined where registries cannot be asked. */
  readonly access: RegistryAccess | undefined;
  readonly onPlatforms: OnPlatforms;
}

/** Pins images by digest. Registries are asked when the user says so, and at no other time. */
export class Pinning {
  /** Only in trusted workspaces: a file of somebody else must not say whom we ask. */
  trusted = false;
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  /** Whether images can be pinned. */
  get isOn(): boolean {
    const { access, client } = this.#around;
    return this.trusted && access !== undefined && client.capabilities.workspace?.applyEdit === true;
  }

  /** Asks the registries, and has the client write the digests into the version of the document that was meant, or nothing. */
  async pin(params: PinParams, token: CancellationToken): Promise<void> {
    const { connection, settings, access } = this.#around;
    const { uri, version } = params;
    const tell = (message: string, type: MessageType = MessageType.Info) =>
      void connection.sendNotification(ShowMessageNotification.type, { type, message: withoutLinks(message) });
    if (!this.trusted) return tell('Images are pinned in trusted workspaces only, since their registries are asked.');
    if (!access || !this.isOn) return tell('Images cannot be pinned in this editor.');
    const document = this.#sameVersion(uri, version);
    if (!document) return tell(CHANGED);
    const { enable, registry } = await settings.of(uri);
    if (!enable || document.kind !== 'dockerfile') return undefined;
    const { pins, unpinnable } = wanted(await this.dockerfileOf(document), document, params);
    const [first] = unpinnable;
    const left = unpinnable.length > 1 ? ` Nor can ${unpinnable.length - 1} more be pinned.` : '';
    const why = first && `${whyUnpinnable(first)}${left}`;
    if (pins.length === 0) return tell(why ?? 'There is no image to be pinned here.');
    const answers = await this.#ask(pins, access, registry.mirrors, token);
    if (answers === 'cancelled') return undefined;
    if (answers instanceof Error) return tell(answers.message, MessageType.Error);
    // What is known of an image does not depend on whether it can be written.
    for (const { digest, platforms } of answers) if (platforms) this.#around.onPlatforms(digest, platforms);
    const edits = pins.flatMap((pin, i) => pinEdits(pin, answers[i]!.digest));
    if (edits.length === 0)
      return tell(`"${pins[0]!.text.split('@')[0]}" has the digest already that its tag has now.`);
    if (this.#sameVersion(uri, version) !== document) return tell(CHANGED);
    const edit = toWorkspaceEdit(document, this.#around.client, edits);
    const written = await connection.workspace.applyEdit({ label: 'Pin by digest', edit });
    if (!written?.applied) return tell(CHANGED);
    if (why !== undefined) tell(why);
  }

  /** The Dockerfile with the contexts around it: what they stand for is no image. */
  async dockerfileOf(document: OpenDocument): Promise<Dockerfile> {
    const { settings, facts } = this.#around;
    const [set, workspace] = await Promise.all([settings.of(document.uri), facts.of(document.uri)]);
    return withContexts(document.dockerfile, factsFor(set)(workspace).contexts);
  }

  #sameVersion(uri: string, version: number): OpenDocument | undefined {
    const document = this.#around.documents.get(uri);
    return document?.version === version ? document : undefined;
  }

  /** The digests, in the order of the images; or why there are none. */
  async #ask(
    pins: readonly Pin[],
    access: RegistryAccess,
    mirrors: Mirrors,
    token: CancellationToken,
  ): Promise<readonly Answer[] | Error | 'cancelled'> {
    const { connection, client } = this.#around;
    const proxy = await readProxy(connection, client);
    const means = { send: access.connect(proxy), credentialsFor: access.credentialsFor, mirrors };
    const progress = await connection.window.createWorkDoneProgress();
    const cancel = new AbortController();
    for (const source of [token, progress.token]) source.onCancellationRequested(() => cancel.abort());
    const names = pins.length === 1 ? `"${pins[0]!.text.split('@')[0]}"` : `${pins.length} images`;
    progress.begin('Pinning', undefined, names, true);
    try {
      return await Promise.all(
        pins.map(async (pin) => {
          const question = { reference: pin.reference, tag: tagOf(pin.reference), wantsPlatforms: pin.asksPlatform };
          return askDigest(question, means, cancel.signal).catch((error: unknown) => {
            if (!(error instanceof RegistryFailure)) throw error;
            const nothing = pins.length > 1 ? ' Nothing has been pinned.' : '';
            throw new RegistryFailure(`"${pin.text.split('@')[0]}" is not pinned: ${error.message}${nothing}`);
          });
        }),
      );
    } catch (error) {
      if (error instanceof Cancelled) return 'cancelled';
      if (error instanceof RegistryFailure) return error;
      throw error;
    } finally {
      // Nobody waits for the others any more.
      cancel.abort();
      progress.done();
    }
  }
}

const LONGEST = 600;

/** A message as it is shown: VS Code makes links of `[text](command:…)`, and images and registries may be called so. */
const withoutLinks = (message: string): string => oneLine(message, LONGEST).replaceAll('](', '] (');

const CHANGED = 'The file has changed meanwhile, so nothing has been pinned. Try again.';

function wanted(dockerfile: Dockerfile, document: OpenDocument, { position }: PinParams): Wanted {
  if (!position)
    return {
      pins: wantedPins(dockerfile, false),
      unpinnable: pinsIn(dockerfile).unpinnable.filter(({ why }) => why !== 'no tag'),
    };
  const offset = document.offset(position);
  const place = { start: offset, end: offset };
  const pin = pinAt(dockerfile, place);
  const unpinnable = unpinnableAt(dockerfile, place);
  return { pins: pin ? [pin] : [], unpinnable: unpinnable ? [unpinnable] : [] };
}
