/**
 * Something that is made of something that may change: made once, and again when what it is made of is another.
 * `const key = remade(() => config.KEY, parseKey)`; `key()` is always of the key that is valid now.
 */
export function remade<From, Made>(
  source: () => From,
  make: (from: From) => Made,
  gone: (old: Made) => void = () => undefined,
): () => Made {
  let last: { readonly from: From; readonly made: Made } | undefined;
  return () => {
    const from = source();
    if (last && last.from === from) return last.made;
    const old = last;
    last = { from, made: make(from) };
    if (old) gone(old.made);
    return last.made;
  };
}
