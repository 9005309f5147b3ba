/** SignalMap of moby/sys for Linux, without `SIG` in front and without the real-time signals. */
export const signals: readonly string[] =
  `ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP
TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ`.split(/\s+/);

/** What those mean to programs that STOPSIGNAL is used with. */
export const signalMeanings: Readonly<Record<string, string>> = {
  TERM: 'asks to end; as it is without STOPSIGNAL',
  INT: 'what Ctrl+C sends',
  QUIT: 'asks to end once the work at hand is done, as nginx understands it',
  HUP: 'the terminal is gone; many read their configuration again',
  WINCH: 'asks to end once the work at hand is done, as Apache understands it',
  USR1: 'means what the program says',
  USR2: 'means what the program says',
  KILL: 'ends it at once; nothing can be saved',
};

/** Their numbers on all processors that Docker's images are for. https://man7.org/linux/man-pages/man7/signal.7.html */
const NUMBERS: Readonly<Record<string, string>> = {
  1: 'HUP',
  2: 'INT',
  3: 'QUIT',
  9: 'KILL',
  10: 'USR1',
  12: 'USR2',
  15: 'TERM',
  28: 'WINCH',
};

/** `QUIT` of `SIGQUIT`, `quit` and `3` (ParseSignal in moby/sys); undefined for what is none, and for rarer numbers. */
export function signalName(text: string): string | undefined {
  if (/^\d+$/.test(text)) return NUMBERS[Number(text)];
  const name = text.toUpperCase().replace(/^SIG/, '');
  return signals.includes(name) ? name : undefined;
}
