import { testRule } from '../../../../test/support/rule-test.ts';
import { privilegedPort } from './privileged-port.ts';

testRule(privilegedPort, {
  reports: [
    {
      name: 'ports of the chain, for a user of the last stage',
      text: 'FROM debian:12 AS base\nEXPOSE [|80/tcp|] 8080\nFROM base\nEXPOSE [|1000-1100|] 1024\nUSER app:app\n',
      problems: [
        { message: 'On some hosts the user "app:app" may not open port 80.' },
        { message: 'On some hosts the user "app:app" may not open port 1000.' },
      ],
    },
    {
      name: 'the user of the base image',
      text: 'FROM jenkins/jenkins:lts\nEXPOSE [|443|]\n',
      problems: [{ message: 'On some hosts the user "jenkins" may not open port 443.' }],
    },
  ],
  quiet: [
    { name: 'root', text: 'FROM debian:12\nUSER app\nEXPOSE 80\nUSER 0:0\n' },
    { name: 'a user nobody knows', text: 'FROM me/app:1\nEXPOSE 80\n' },
    { name: 'a builder', text: 'FROM debian:12\nEXPOSE 80\nFROM debian:12\nUSER app\n' },
  ],
});
