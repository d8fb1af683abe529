// When what was changed is on the screen.

/** Does something once what was changed before is painted; what it gives keeps it from being done. */
export function afterPaint(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => (timer = setTimeout(then)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** Done once what was changed before is painted. */
export const painted = (): Promise<void> => new Promise((done) => afterPaint(done));
