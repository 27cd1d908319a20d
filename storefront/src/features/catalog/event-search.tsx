import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { eventSuggestionsQuery } from '../../api/queries/get-event-suggestions';
import { useFormat } from '../../lib/format';
import { useDebounced } from '../../lib/use-debounced';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './event-search.module.css';
import { Highlight } from './highlight';

interface EventSearchProps {
  autoFocus?: boolean;
  /** Told after the search led somewhere. */
  onDone?: () => void;
}

/** The search box: suggests events while typing; Enter takes the marked one or searches for the words. */
export function EventSearch(props: EventSearchProps) {
  const { pathname } = useLocation();
  const searched = useSearchParams()[0].get('q') ?? '';
  const listed = pathname === '/events' ? searched : '';
  // On the list the box says what is listed; another list is another text to begin with.
  return <SearchBox key={listed} initial={listed} {...props} />;
}

function SearchBox({ initial, autoFocus = false, onDone }: EventSearchProps & { initial: string }) {
  const { t } = useTranslation('catalog');
  const { text: inLanguage } = useFormat();
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const words = useDebounced(text.trim(), 120);
  const { data } = useQuery(eventSuggestionsQuery(isOpen ? words : ''));
  const suggestions = words && text.trim() ? (data?.items ?? []) : [];
  const isListed = isOpen && suggestions.length > 0;

  function go(to: string): void {
    setOpen(false);
    setActive(-1);
    input.current?.blur();
    void navigate(to);
    onDone?.();
  }

  function submit(): void {
    const chosen = isListed ? suggestions[active] : undefined;
    if (chosen) {
      setText('');
      go(`/events/${chosen.eventId}`);
    } else {
      const q = text.trim();
      go(q ? `/events?${new URLSearchParams({ q })}` : '/events');
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While a Hangul syllable is being composed, keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const places = suggestions.length + 1;
      setActive((at) => ((at + 1 + step + places) % places) - 1);
    } else if (event.key === 'Escape' && isListed) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setActive(-1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      submit();
    }
  }

  return (
    <form
      role="search"
      className={styles['search']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <Icon className={styles['icon']} name="search" />
      <input
        ref={input}
        type="search"
        role="combobox"
        className={styles['input']}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        aria-autocomplete="list"
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-activedescendant={isListed && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        enterKeyHint="search"
        autoFocus={autoFocus}
        maxLength={60}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
      />
      {text && (
        <IconButton
          className={styles['clear']}
          icon="close"
          label={t('search.clear')}
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
        />
      )}
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={t('search.suggestions')}
        className={styles['list']}
        hidden={!isListed}
      >
        {suggestions.map((suggestion, index) => (
          <li
            key={suggestion.eventId}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles['option']}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              setText('');
              go(`/events/${suggestion.eventId}`);
            }}
          >
            <span className={styles['title']}>
              <Highlight text={inLanguage(suggestion.title)} words={words} />
            </span>
            <span className={styles['detail']}>
              <Highlight text={`${inLanguage(suggestion.artist)} · ${inLanguage(suggestion.venue)}`} words={words} />
            </span>
          </li>
        ))}
      </ul>
      <span role="status">
        <VisuallyHidden>{isListed ? t('search.count', { count: suggestions.length }) : ''}</VisuallyHidden>
      </span>
    </form>
  );
}
