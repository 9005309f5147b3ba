import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { CodeCache, cacheFolder } from './code-cache.ts';

/** How long after it is warm the program's code is kept, in milliseconds: what the user waits for comes first. */
const DELAY = 5_000;

/**
 * Starts the program in a file beside this one, and gives it `onWarm`, which it calls once it has done what it is there for. Most of
 * a start is V8 reading the program and making code of what is called. That code is kept; with it the next start takes half the time.
 * @param digest of the file's text
 * @param folder where the code is kept, if not in the user's folder for such things
 * @param early whether it is soon warm, and V8 had better optimize nothing before
 */
export function load(name: string, digest: string, { folder = cacheFolder(), early = false } = {}): void {
  const filename = join(__dirname, `${name}.js`);
  // The build writes ASCII, which V8 takes as it is.
  const text = readFileSync(filename, 'latin1');
  const isOff = process.env.NODE_DISABLE_COMPILE_CACHE || !folder;
  const cache = isOff ? undefined : new CodeCache(folder, name, digest);
  const cachedData = cache?.read();
  const script = new Script(text, { filename, ...(cachedData && { cachedData }) });
  let isNew = cachedData === undefined || script.cachedDataRejected === true;
  let isOptimizing = !early;
  const goOn = () => {
    if (!isOptimizing) optimize(true);
    isOptimizing = true;
  };
  const onWarm = () => {
    goOn();
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
  if (early) {
    // Later than the script: code counts for the flags it was made with.
    optimize(false);
    // Where there is nothing to get warm with, all is as ever.
    setTimeout(goOn, DELAY).unref();
  }
  // The build makes a function of the program.
  script.runInThisContext()(require, onWarm);
}

/**
 * Has V8 optimize what is called often, or not. While a server gets warm, that takes as much time as all else, and little of it is of
 * use by then.
 */
function optimize(on: boolean): void {
  // Since V8 12 there are two compilers for it.
  const compilers = Number.parseInt(process.versions.v8, 10) < 12 ? ['opt'] : ['opt', 'maglev'];
  for (const compiler of compilers) setFlagsFromString(on ? `--${compiler}` : `--no-${compiler}`);
}
