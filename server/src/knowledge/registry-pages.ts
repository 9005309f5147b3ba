import { officialImages } from './images/official-names.ts';

/** A page on which a registry shows an image to people. */
export interface RegistryPage {
  readonly url: string;
  /** The registry as people call it. */
  readonly registry: string;
}

interface Registry {
  readonly name: string;
  /** The page of a repository; undefined where its address cannot be told from the name. */
  readonly page: (repository: string) => string | undefined;
}

const dockerHub: Registry = {
  name: 'Docker Hub',
  page(repository) {
    const name = repository.replace(/^library\//, '');
    if (name.includes('/')) return /^[^/]+\/[^/]+$/.test(name) ? `https://hub.docker.com/r/${name}` : undefined;
    return officialImages.has(name) ? `https://hub.docker.com/_/${name}` : undefined;
  },
};

/** Two names: an owner and what is the owner's. */
const isPair = (repository: string): boolean => /^[^/]+\/[^/]+$/.test(repository);

/** The registries whose pages have an address that follows from an image's name. */
const registries: Readonly<Record<string, Registry>> = {
  'docker.io': dockerHub,
  'index.docker.io': dockerHub,
  'registry-1.docker.io': dockerHub,
  // Leads to the package's page, of which only GitHub knows in which repository it is.
  'ghcr.io': {
    name: 'GitHub',
    page: (repository) => (repository.includes('/') ? `https://ghcr.io/${repository}` : undefined),
  },
  // https://docs.redhat.com/en/documentation/red_hat_quay
  'quay.io': {
    name: 'Quay.io',
    page: (repository) => (isPair(repository) ? `https://quay.io/repository/${repository}` : undefined),
  },
  // https://mcr.microsoft.com/en-us/catalog
  'mcr.microsoft.com': {
    name: 'Microsoft Artifact Registry',
    page: (repository) => `https://mcr.microsoft.com/artifact/mar/${repository}`,
  },
  // Leads to the list of the image's versions in Google's console.
  'gcr.io': {
    name: 'Google Container Registry',
    page: (repository) => (repository.includes('/') ? `https://gcr.io/${repository}` : undefined),
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/public/public-gallery.html
  'public.ecr.aws': {
    name: 'Amazon ECR Public Gallery',
    page: (repository) => (repository.includes('/') ? `https://gallery.ecr.aws/${repository}` : undefined),
  },
};

/** The page of an image, given by its registry, undefined for Docker Hub, and its repository there; undefined where there is none for certain. */
export function registryPage(registry: string | undefined, repository: string): RegistryPage | undefined {
  const host = registry?.toLowerCase() ?? 'docker.io';
  const known = Object.hasOwn(registries, host) ? registries[host] : undefined;
  const url = known?.page(repository);
  return known && url !== undefined ? { url, registry: known.name } : undefined;
}
