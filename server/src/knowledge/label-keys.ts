import type { LabelType } from './label-types.ts';

interface Key {
  readonly about: string;
  readonly type: LabelType;
}

/** The keys that OCI defines for images. https://github.com/opencontainers/image-spec/blob/main/annotations.md */
export const ociKeys: Readonly<Record<string, Key>> = {
  'org.opencontainers.image.created': { type: 'rfc3339', about: 'When the image was built.' },
  'org.opencontainers.image.authors': { type: 'text', about: 'Who is responsible for the image.' },
  'org.opencontainers.image.url': { type: 'url', about: 'Where to learn more about the image.' },
  'org.opencontainers.image.documentation': { type: 'url', about: 'Where its documentation is.' },
  'org.opencontainers.image.source': { type: 'url', about: 'Where the sources are that it is built from.' },
  'org.opencontainers.image.version': { type: 'text', about: 'The version of what is in the image.' },
  'org.opencontainers.image.revision': { type: 'text', about: 'The revision of the sources, such as a Git hash.' },
  'org.opencontainers.image.vendor': { type: 'text', about: 'Who distributes the image.' },
  'org.opencontainers.image.licenses': { type: 'spdx', about: 'The licences of what is in the image.' },
  'org.opencontainers.image.ref.name': { type: 'text', about: 'The name of a reference to the image.' },
  'org.opencontainers.image.title': { type: 'text', about: 'The title of the image.' },
  'org.opencontainers.image.description': { type: 'text', about: 'What is in the image.' },
  'org.opencontainers.image.base.digest': { type: 'text', about: 'The digest of the image it is based on.' },
  'org.opencontainers.image.base.name': { type: 'text', about: 'The name of the image it is based on.' },
};

/** What label-schema.org had, and OCI's keys that took its place ("Back-compatibility with Label Schema" in annotations.md). */
export const labelSchemaKeys: Readonly<Record<string, string>> = {
  'org.label-schema.build-date': 'org.opencontainers.image.created',
  'org.label-schema.url': 'org.opencontainers.image.url',
  'org.label-schema.usage': 'org.opencontainers.image.documentation',
  'org.label-schema.vcs-url': 'org.opencontainers.image.source',
  'org.label-schema.version': 'org.opencontainers.image.version',
  'org.label-schema.vcs-ref': 'org.opencontainers.image.revision',
  'org.label-schema.vendor': 'org.opencontainers.image.vendor',
  'org.label-schema.name': 'org.opencontainers.image.title',
  'org.label-schema.description': 'org.opencontainers.image.description',
};

/** Namespaces that are Docker's own. https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations */
const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

/** Those that every extension of Docker Desktop has to have. https://docs.docker.com/extensions/extensions-sdk/extensions/labels/ */
const EXTENSIONS = /^com\.docker\.(?:desktop\.)?extension\./;

/** The namespace of a key that is reserved for Docker. */
export const reservedNamespace = (key: string): string | undefined =>
  EXTENSIONS.test(key) ? undefined : RESERVED.exec(key)?.[0].slice(0, -1);
