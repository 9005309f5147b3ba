import { testRule } from '../../../../test/support/rule-test.ts';
import { debugEnv } from './debug-env.ts';

const message = (setting: string) => ({ message: `With "${setting}" the image is set up for debugging.` });

testRule(debugEnv, {
  reports: [
    {
      name: 'what the last stage sets and inherits',
      text: 'FROM a:1 AS base\nENV A=1 [|NODE_ENV="development"|]\nFROM base\nARG X=True\nENV [|DEBUG=*|]\nENV [|APP_DEBUG $X|]\n',
      problems: [message('NODE_ENV=development'), message('DEBUG=*'), message('APP_DEBUG=True')],
    },
    {
      name: 'a debugger for Java, in ENV and in what is started',
      text: 'FROM a:1\nENV [|JAVA_TOOL_OPTIONS="-Xmx1g -agentlib:jdwp=transport=dt_socket,address=*:5005"|]\nCMD ["java", "[|-agentlib:jdwp=transport=dt_socket|]", "-jar", "a.jar"]\n',
      problems: [
        { message: '"JAVA_TOOL_OPTIONS" lets a debugger into the program.' },
        { message: '"-agentlib" lets a debugger into the program.' },
      ],
    },
    {
      name: 'a target that another file names',
      text: 'FROM a:1 AS api\nENV [|FLASK_DEBUG=1|]\nFROM a:1\n',
      workspace: { targets: new Set(['api']) },
      problems: [message('FLASK_DEBUG=1')],
    },
  ],
  quiet: [
    {
      name: 'other values',
      text: 'FROM a:1\nARG E\nENV NODE_ENV=production DEBUG=app:* APP_DEBUG=false FLASK_ENV=$E\n',
    },
    { name: 'what is set anew', text: 'FROM a:1 AS b\nENV NODE_ENV=development\nFROM b\nENV NODE_ENV=production\n' },
    {
      name: 'builders and workbenches',
      text: 'FROM a:1 AS b\nENV DEBUG=1\nFROM a:1 AS dev\nENV NODE_ENV=development\n',
    },
    { name: 'a build argument', text: 'FROM a:1\nARG NODE_ENV=development\nRUN NODE_ENV=development a\n' },
  ],
});
