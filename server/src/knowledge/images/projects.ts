import type { Family } from './family.ts';
import { alpine, bare, debian, debianLike, fullGlibc, scratch, ubuntu, unknown, user } from './family.ts';
import { amazonLinux } from './variants.ts';

/*
 * Images of projects and companies. Where no address stands beside a row, it is the image's page on Docker Hub
 * (https://hub.docker.com/r/ and its name) or the Dockerfile linked there.
 */

/** JavaScript, Python, Go, Rust, JVM, PHP, and data science. */
const languages: readonly Family[] = [
  // https://github.com/oven-sh/bun/tree/main/dockerhub
  {
    images: ['oven/bun'],
    base: ({ tag }) => (/distroless/.test(tag) ? { distribution: 'distroless', ...bare } : debian),
    runtimeUser: (_asked, base) =>
      base.bare ? user('nonroot', 65532, '/home/nonroot') : user('bun', 1000, '/home/bun'),
    workdir: ({ tag }) => (/distroless/.test(tag) ? '/' : '/home/bun/app'),
  },
  // https://github.com/denoland/deno_docker
  {
    images: ['denoland/deno'],
    base: ({ tag }) => {
      if (/^bin/.test(tag)) return scratch;
      // Alpine with glibc added to it
      return /alpine/.test(tag)
        ? { ...alpine, libc: undefined }
        : /distroless/.test(tag)
          ? { distribution: 'distroless', ...bare }
          : /ubuntu/.test(tag)
            ? ubuntu
            : debian;
    },
    only: true,
    runtimeUser: (_asked, base) =>
      base.distribution === 'alpine'
        ? user('deno', 1000)
        : base.bare || base.distribution === 'scratch'
          ? undefined
          : user('deno', 1993),
  },
  // https://docs.astral.sh/uv/guides/integration/docker/#available-images
  {
    images: ['ghcr.io/astral-sh/uv', 'ghcr.io/astral-sh/ruff', 'astral/uv', 'astral/ruff'],
    base: ({ tag }) => (/python|debian/.test(tag) ? debian : scratch),
  },
  { images: ['lukemathwalker/cargo-chef'], base: debian, workdir: undefined, toolchain: true },
  { images: ['golangci/golangci-lint'], base: debian, workdir: undefined, toolchain: true },
  // https://github.com/hexpm/bob#docker-images
  { images: ['hexpm/elixir', 'hexpm/erlang'], base: unknown },
  {
    images: ['sbtscala/scala-sbt', 'hseeberger/scala-sbt'],
    base: unknown,
    user: undefined,
    workdir: undefined,
    toolchain: true,
  },
  { images: ['azul/zulu-openjdk'], base: ubuntu, toolchain: ({ tag }) => !/jre/.test(tag) },
  { images: ['azul/zulu-openjdk-alpine'], base: alpine, only: true, toolchain: ({ tag }) => !/jre/.test(tag) },
  {
    images: ['ghcr.io/graalvm/*', 'container-registry.oracle.com/graalvm/*'],
    family: 'graalvm',
    base: { ...fullGlibc, distribution: 'rhel' },
    workdir: undefined,
    toolchain: true,
  },
  // https://frankenphp.dev/docs/docker/
  { images: ['dunglas/frankenphp'], base: debian, workdir: '/app' },
  { images: ['rocker/r-ver'], base: ubuntu },
  { images: ['continuumio/miniconda3', 'continuumio/anaconda3'], base: debian },
  { images: ['condaforge/miniforge3', 'condaforge/mambaforge'], base: ubuntu },
  // https://github.com/mamba-org/micromamba-docker
  {
    images: ['mambaorg/micromamba'],
    base: debian,
    user: 'mambauser',
    runtimeUser: user('mambauser', 57439, '/home/mambauser'),
    workdir: '/tmp',
    setsShell: true,
  },
  // https://jupyter-docker-stacks.readthedocs.io/
  {
    images: ['quay.io/jupyter/*', 'jupyter/*'],
    family: 'jupyter',
    base: ubuntu,
    user: '1000',
    runtimeUser: user('jovyan', 1000, '/home/jovyan'),
    workdir: '/home/jovyan',
    setsShell: true,
  },
  // https://hub.docker.com/r/nvidia/cuda
  { images: ['nvidia/cuda', 'nvcr.io/nvidia/cuda'], base: ubuntu, toolchain: ({ tag }) => /devel/.test(tag) },
  { images: ['pytorch/pytorch'], base: ubuntu, workdir: '/workspace', toolchain: ({ tag }) => /devel/.test(tag) },
  { images: ['tensorflow/tensorflow'], base: ubuntu, workdir: undefined },
  // Lambda runs every image as a user of its own. https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
  {
    images: ['public.ecr.aws/lambda/*', 'amazon/aws-lambda-*'],
    family: 'lambda',
    base: amazonLinux(undefined),
    workdir: '/var/task',
    dropsPrivileges: true,
  },
];

/** What Prometheus and its helpers share. */
const prometheus = {
  base: { distribution: 'busybox', libc: 'glibc' },
  only: true,
  user: 'nobody',
  runtimeUser: user('nobody', 65534),
} as const satisfies Omit<Family, 'images'>;

/** Servers. */
const servers: readonly Family[] = [
  // https://github.com/nginx/docker-nginx-unprivileged
  {
    images: ['nginxinc/nginx-unprivileged', 'ghcr.io/nginx/nginx-unprivileged', 'ghcr.io/nginxinc/nginx-unprivileged'],
    base: debian,
    user: '101',
    runtimeUser: user('nginx', 101),
  },
  // https://github.com/jenkinsci/docker
  {
    images: ['jenkins/jenkins'],
    base: debian,
    user: 'jenkins',
    runtimeUser: user('jenkins', 1000, '/var/jenkins_home'),
  },
  {
    images: ['jenkins/agent', 'jenkins/inbound-agent'],
    base: debian,
    user: 'jenkins',
    runtimeUser: user('jenkins', 1000, '/home/jenkins'),
    workdir: '/home/jenkins',
  },
  // https://github.com/grafana/grafana/blob/main/Dockerfile
  {
    images: ['grafana/grafana', 'grafana/grafana-oss', 'grafana/grafana-enterprise'],
    family: 'grafana',
    base: alpine,
    user: '472',
    runtimeUser: user('grafana', 472, '/usr/share/grafana'),
    workdir: '/usr/share/grafana',
  },
  // https://github.com/prometheus/prometheus/blob/main/Dockerfile
  { images: ['prom/prometheus', 'quay.io/prometheus/prometheus'], ...prometheus, workdir: '/prometheus' },
  { images: ['prom/alertmanager', 'quay.io/prometheus/alertmanager'], ...prometheus, workdir: '/alertmanager' },
  { images: ['prom/node-exporter', 'quay.io/prometheus/node-exporter'], ...prometheus },
  // https://www.keycloak.org/server/containers
  {
    images: ['quay.io/keycloak/keycloak'],
    base: { distribution: 'rhel', packageManager: 'none' },
    only: true,
    user: '1000',
    runtimeUser: user('keycloak', 1000),
  },
  // https://airflow.apache.org/docs/docker-stack/
  {
    images: ['apache/airflow'],
    base: debian,
    user: '50000',
    runtimeUser: user('airflow', 50000, '/home/airflow'),
    workdir: '/opt/airflow',
    setsShell: true,
  },
  { images: ['apache/superset'], base: debian, user: 'superset', workdir: '/app' },
  { images: ['apache/kafka'], base: alpine, user: 'appuser', workdir: undefined },
  { images: ['confluentinc/cp-*'], family: 'confluent', base: fullGlibc, user: 'appuser', workdir: undefined },
  {
    images: ['opensearchproject/opensearch', 'opensearchproject/opensearch-dashboards'],
    family: 'opensearch',
    base: fullGlibc,
    user: '1000',
    workdir: undefined,
  },
];

/** Tools one runs or copies from. */
const tools: readonly Family[] = [
  { images: ['hashicorp/terraform', 'hashicorp/packer'], base: alpine },
  { images: ['alpine/*'], base: alpine, user: undefined, workdir: undefined },
  { images: ['curlimages/curl'], base: alpine, user: 'curl_user', workdir: undefined },
  { images: ['moby/buildkit'], base: alpine, user: ({ tag }) => (/rootless/.test(tag) ? '1000' : 'root') },
  { images: ['tonistiigi/xx'], base: scratch, only: true },
  { images: ['amazon/aws-cli', 'public.ecr.aws/aws-cli/aws-cli'], base: amazonLinux(undefined), workdir: '/aws' },
  {
    images: ['google/cloud-sdk', 'gcr.io/google.com/cloudsdktool/google-cloud-cli'],
    base: debianLike,
    workdir: undefined,
  },
  // https://circleci.com/docs/circleci-images/
  {
    images: ['cimg/*'],
    family: 'cimg',
    base: ubuntu,
    user: 'circleci',
    runtimeUser: user('circleci', 3434, '/home/circleci'),
    workdir: '/home/circleci/project',
    setsShell: true,
  },
  // https://github.com/SeleniumHQ/docker-selenium
  {
    images: ['selenium/*'],
    family: 'selenium',
    base: ubuntu,
    user: '1200',
    runtimeUser: user('seluser', 1200, '/home/seluser'),
    workdir: undefined,
  },
  {
    images: ['cypress/base', 'cypress/browsers', 'cypress/included', 'cypress/factory'],
    family: 'cypress',
    base: debian,
    runtimeUser: user('node', 1000, '/home/node'),
    workdir: undefined,
  },
  // https://github.com/devcontainers/images
  {
    images: ['mcr.microsoft.com/devcontainers/javascript-node', 'mcr.microsoft.com/devcontainers/typescript-node'],
    family: 'devcontainers',
    base: debian,
    runtimeUser: user('node', 1000, '/home/node'),
    workdir: undefined,
  },
  { images: ['mcr.microsoft.com/devcontainers/universal'], base: ubuntu, user: 'codespace', workdir: undefined },
  {
    images: ['mcr.microsoft.com/devcontainers/*'],
    family: 'devcontainers',
    base: debianLike,
    runtimeUser: user('vscode', 1000, '/home/vscode'),
    workdir: undefined,
  },
];

export const projectFamilies: readonly Family[] = [...languages, ...servers, ...tools];
