import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './skeleton.module.css';
import { VisuallyHidden } from './visually-hidden';

interface SkeletonProps {
  width?: CSSProperties['width'];
  height?: CSSProperties['height'];
  /** Such as '2 / 3'. */
  ratio?: CSSProperties['aspectRatio'];
  radius?: CSSProperties['borderRadius'];
}

/** The place of something that is on its way. Silent; announce the wait once with `Loading`. */
export function Skeleton({ width = '100%', height = '1em', ratio, radius }: SkeletonProps) {
  return (
    <span
      className={styles['skeleton']}
      style={{ width, height: ratio ? 'auto' : height, aspectRatio: ratio, borderRadius: radius }}
      aria-hidden="true"
    />
  );
}

/** Tells screen readers that content is on its way. */
export function Loading() {
  const { t } = useTranslation('ui');
  return (
    <span role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
    </span>
  );
}
