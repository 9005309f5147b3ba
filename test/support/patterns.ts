import { proposalsAt } from './completion-test.ts';

const BASES =
  `debian:13 ubuntu:24.04 alpine:3.22 fedora:43 rockylinux:9 scratch gcr.io/distroless/static-debian13:nonroot node:24
node:24-alpine python:3.14 golang:1.26 rust:1 maven:3-eclipse-temurin-21 gradle:9-jdk21 mcr.microsoft.com/dotnet/sdk:10.0 oven/bun:1
php:8.4-cli composer:2`.split(/\s+/);

/** Whole Dockerfiles, each with one of the patterns that completion proposes where they are proposed, and its places as they are. */
export function patternTexts(): { readonly name: string; readonly text: string }[] {
  return ['', ...BASES.map((base) => `FROM ${base}\nWORKDIR /app\n`)].flatMap((above) =>
    proposalsAt(`${above}[||]`)
      .filter(({ kind }) => kind === 'pattern')
      .map(({ label, text }) => ({ name: `${label} below ${JSON.stringify(above)}`, text: `${above}${text}\n` })),
  );
}
