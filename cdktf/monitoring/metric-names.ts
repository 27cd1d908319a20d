const WORDS = new Set(['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan']);

/** Names of metrics in an expression: words that are neither functions, nor labels, nor keywords. */
export function metricsIn(promql: string): string[] {
  const bare = promql
    .replace(/\{[^}]*\}/g, ' ')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/\boffset\s+-?\w+/g, ' ')
    .replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ');
  const words = [...bare.matchAll(/[a-zA-Z_:][\w:]*(?!\s*\(|[\w:])/g)].map(([word]) => word);
  // Numbers with an exponent and durations are no words of ours.
  return [...new Set(words.filter((word) => !WORDS.has(word.toLowerCase()) && !/^[eE]\d*$/.test(word)))];
}

/** Names the code registers: every text that looks like one of ours in a file that speaks to prom-client. */
export function registeredIn(sources: readonly string[]): Set<string> {
  const speaking = sources.filter(
    (text) => /nestjs-prometheus|prom-client|platform\/metrics\//.test(text) || /_DURATION|_STATE = '/.test(text),
  );
  return new Set(
    speaking.flatMap((text) => [...text.matchAll(/'((?:tiketi|http)_[a-z0-9_]+)'/g)].map(([, name = '']) => name)),
  );
}
