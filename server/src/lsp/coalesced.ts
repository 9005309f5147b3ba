/**
 * Does something when told to, but not while it is still at it: whatever it is told meanwhile, it does it once more
 * afterwards. It goes on when that fails.
 */
export function coalesced(work: () => Promise<unknown>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await work().catch(() => undefined);
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}
