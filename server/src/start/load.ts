import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { CodeCache, cacheFolder } from './code-cache.ts';

/** How long after it is warm the program's code is kept, in milliseconds: what the user waits for comes first. */
const DELAY = 5_000;

/**
 * Starts the program in a file beside this one, and gives it `onWarm`, which it calls once it has done what it is there for. Most of
 * a start is V8 reading the program and making code of what is called. That code is kept; with it the next start takes half the time.
 * @param digest of the file's text
 * @param folder where the code is kept, if not in the user's folder for such things
 */
export function load(name: string, digest: string, folder = cacheFolder()): void {
  const filename = join(__dirname, `${name}.js`);
  // The build writes ASCII, which V8 takes as it is.
  const text = readFileSync(filename, 'latin1');
  const isOff = process.env.NODE_DISABLE_COMPILE_CACHE || !folder;
  const cache = isOff ? undefined : new CodeCache(folder, name, digest);
  const cachedData = cache?.read();
  const script = new Script(text, { filename, ...(cachedData && { cachedData }) });
  let isNew = cachedData === undefined || script.cachedDataRejected === true;
  const onWarm = () => {
    if (!cache || !isNew) return;
    isNew = false;
    const keep = () => {
      process.off('exit', keep);
      clearTimeout(timer);
      cache.write(script.createCachedData());
    };
    const timer = setTimeout(keep, DELAY).unref();
    process.on('exit', keep);
  };
  // The build makes a function of the program.
  script.runInThisContext()(require, onWarm);
}
