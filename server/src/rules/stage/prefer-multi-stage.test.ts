import { testRule } from '../../../../test/support/rule-test.ts';
import { preferMultiStage } from './prefer-multi-stage.ts';

testRule(preferMultiStage, {
  reports: [
    {
      name: 'a jar that runs beside Maven',
      text: 'FROM --platform=$BUILDPLATFORM [|maven:3.9-eclipse-temurin-21|]\nCOPY . .\nRUN mvn -B package\nENTRYPOINT ["java", "-jar", "target/a.jar"]\n',
      problems: [
        {
          message:
            'The program ships with all of "maven:3.9-eclipse-temurin-21": compile in one stage, run in another.',
        },
      ],
    },
    {
      name: 'a program started by a shell',
      text: 'FROM [|rust:slim|]\nRUN cargo build\nCMD ./target/debug/hello\n',
      problems: [{ message: 'The program ships with all of "rust:slim": compile in one stage, run in another.' }],
    },
  ],
  quiet: [
    { name: 'several stages', text: 'FROM golang:1.22 AS build\nRUN go build\nFROM golang:1.22\nCMD ["/a"]\n' },
    { name: 'an image to work in', text: 'FROM golang:1.22\nRUN go install x@v1\nCMD ["bash"]\n' },
    { name: 'a shell by its path', text: 'FROM golang:1.22\nRUN go install x@v1\nCMD /bin/sh\n' },
    { name: 'what needs the tools', text: 'FROM golang:1.22\nRUN go build ./...\nCMD ["go", "test", "./..."]\n' },
    { name: 'an image that starts nothing', text: 'FROM golang:1.22\nRUN go build -o /a\n' },
    { name: 'an interpreter', text: 'FROM node:22\nRUN npm run build\nCMD ["node", "a.js"]\n' },
    { name: 'an image that compiles nothing', text: 'FROM golang:1.22\nCOPY a /a\nCMD ["/a"]\n' },
  ],
});
