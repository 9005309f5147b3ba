import { testRule } from '../../../../test/support/rule-test.ts';
import { finalAddsNothing } from './final-adds-nothing.ts';

testRule(finalAddsNothing, {
  reports: [
    {
      name: 'a builder under another name',
      text: 'FROM rust:1.80 AS base\nFROM base AS app-builder\nRUN cargo build --release\nFROM [|app-builder|] AS final\nUSER 1000\nCMD ["/app"]\n',
      problems: [{ message: 'The image is all of stage "app-builder", with what comes in "rust:1.80".' }],
    },
  ],
  quiet: [
    { name: 'an alias of a stage that is the product', text: 'FROM golang:1.22 AS prod\nRUN go build\nFROM prod\n' },
    { name: 'a stage that adds something', text: 'FROM golang:1.22 AS build\nRUN go build\nFROM build\nRUN go test\n' },
    {
      name: 'an image that is not made for building',
      text: 'FROM python:3.13 AS build\nRUN pip install x\nFROM build\n',
    },
    { name: 'a builder that compiles nothing', text: 'FROM golang:1.22 AS build\nRUN go mod download\nFROM build\n' },
    { name: 'a choice', text: 'ARG V=build\nFROM golang:1.22 AS build\nRUN go build\nFROM $V\n' },
    {
      name: 'a file that is built by target',
      text: 'FROM golang:1.22 AS build\nRUN go build\nFROM build\n',
      workspace: { targets: new Set(['x']) },
    },
  ],
});
