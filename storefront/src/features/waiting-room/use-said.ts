import { useEffect, useRef, useState } from 'react';

/** Between two sentences about how far the line has moved, milliseconds. What is new altogether is said at once. */
const PAUSE = 30_000;

/**
 * What screen readers hear: a change of `topic` at once, other words about the same topic twice a minute at most, however
 * often they change on screen.
 */
export function useSaid(topic: string, text: string): string {
  const [said, setSaid] = useState('');
  const last = useRef({ topic: '', at: 0 });

  useEffect(() => {
    const isNew = last.current.topic !== topic;
    const wait = isNew ? 0 : Math.max(0, last.current.at + PAUSE - Date.now());
    const timer = setTimeout(() => {
      last.current = { topic, at: Date.now() };
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [topic, text]);

  return said;
}
