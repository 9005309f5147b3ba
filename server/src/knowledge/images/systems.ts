import type { ImageFacts } from './facts.ts';

/**
 * Images of a distribution and nothing else, which start a shell: their CMD in the Dockerfiles that
 * https://github.com/docker-library/official-images lists, and in those of the vendors.
 */
const SYSTEMS: ReadonlySet<string> = new Set(
  `alpine debian ubuntu busybox fedora centos rockylinux almalinux oraclelinux amazonlinux archlinux buildpack-deps wolfi-base
  minideb`.split(/\s+/),
);

/** Whether an image holds a distribution and no program of its own to start. */
export const isBareSystem = ({ family }: ImageFacts): boolean => SYSTEMS.has(family);
