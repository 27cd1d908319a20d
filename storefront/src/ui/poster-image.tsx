import { useState } from 'react';
import type { Poster } from '../api/types';
import { classNames } from '../lib/class-names';
import { useFormat } from '../lib/format';
import { Icon } from './icon';
import styles from './poster-image.module.css';

interface PosterImageProps {
  poster: Poster;
  size?: 'thumbnail' | 'medium' | 'full';
  /** For the largest picture on the first screen. */
  eager?: boolean;
  /** Where the title stands right beside it, the picture says nothing more. */
  decorative?: boolean;
  className?: string | undefined;
}

/** Widths of the renditions in px; posters are 3:4. */
const WIDTH = { thumbnail: 300, medium: 600, full: 1200 };

/** An event's poster, 3:4, with its place reserved before it arrives and filled if it never does. */
export function PosterImage({
  poster,
  size = 'medium',
  eager = false,
  decorative = false,
  className,
}: PosterImageProps) {
  const { text } = useFormat();
  const [missing, setMissing] = useState<string>();
  const src = poster[size];
  if (missing === src) {
    return (
      <span
        className={classNames(styles['poster'], styles['missing'], className)}
        role={decorative ? undefined : 'img'}
        aria-label={decorative ? undefined : text(poster.alt)}
      >
        <Icon name="ticket" size={40} />
      </span>
    );
  }
  return (
    <img
      className={classNames(styles['poster'], className)}
      src={src}
      alt={decorative ? '' : text(poster.alt)}
      width={WIDTH[size]}
      height={(WIDTH[size] * 4) / 3}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : undefined}
      decoding="async"
      onError={() => setMissing(src)}
    />
  );
}
