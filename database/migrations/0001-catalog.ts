import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Catalog1767225600000 implements MigrationInterface {
  readonly name = 'Catalog1767225600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create extension if not exists pg_trgm;

      create table category (
        code     text primary key check (code ~ '^[a-z-]{2,20}$'),
        name_ko  text not null,
        name_en  text not null,
        position int  not null
      );
      insert into category (code, name_ko, name_en, position) values
        ('concert', '콘서트', 'Concert', 1), ('musical', '뮤지컬', 'Musical', 2), ('play', '연극', 'Play', 3),
        ('classic', '클래식', 'Classical', 4), ('sports', '스포츠', 'Sports', 5), ('exhibition', '전시·행사', 'Exhibition', 6);

      create table venue (
        id         uuid primary key,
        name_ko    text not null,
        name_en    text not null,
        region_ko  text not null,
        region_en  text not null,
        address_ko text not null,
        address_en text not null
      );

      create table event (
        id                     uuid primary key,
        slug                   text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
        venue_id               uuid not null references venue,
        category_code          text not null references category,
        title_ko               text not null,
        title_en               text not null,
        artist_ko              text not null,
        artist_en              text not null,
        description_ko         text not null,
        description_en         text not null,
        cast_ko                text not null default '',
        cast_en                text not null default '',
        notice_ko              text not null default '',
        notice_en              text not null default '',
        organizer_ko           text not null,
        organizer_en           text not null,
        running_minutes        int  not null check (running_minutes > 0),
        age_limit              int  not null check (age_limit between 0 and 19),
        poster_alt_ko          text not null,
        poster_alt_en          text not null,
        -- Other spellings people type: nicknames, abbreviations, the artist's name in the other script.
        search_aliases         text not null default '',
        popularity             int  not null default 0,
        seats_per_person       int  not null default 4 check (seats_per_person between 1 and 10),
        booking_fee_per_ticket int  not null default 0 check (booking_fee_per_ticket >= 0),
        published_at           timestamptz,
        created_at             timestamptz not null default now()
      );
      create index event_published on event (published_at desc) where published_at is not null;
      create index event_category on event (category_code) where published_at is not null;

      -- One searchable text per event: both languages, the venue, aliases. Spaces are dropped too, because
      -- Korean titles are typed with and without them.
      create table event_search (
        event_id uuid primary key references event on delete cascade,
        words    text not null
      );
      create index event_search_words on event_search using gin (words gin_trgm_ops);

      create function refresh_event_search(p_event_id uuid) returns void language sql as $$
        insert into event_search (event_id, words)
        select e.id, lower(t.words || ' ' || regexp_replace(t.words, '\\s+', '', 'g'))
          from event e
          join venue v on v.id = e.venue_id
          cross join lateral (select concat_ws(' ', e.title_ko, e.title_en, e.artist_ko, e.artist_en,
                                               v.name_ko, v.name_en, e.search_aliases) as words) t
         where e.id = p_event_id
        on conflict (event_id) do update set words = excluded.words
      $$;
      create function event_search_of_event() returns trigger language plpgsql as $$
      begin perform refresh_event_search(new.id); return null; end $$;
      create trigger event_search_follows_event after insert or update on event
        for each row execute function event_search_of_event();
      create function event_search_of_venue() returns trigger language plpgsql as $$
      begin perform refresh_event_search(e.id) from event e where e.venue_id = new.id; return null; end $$;
      create trigger event_search_follows_venue after update on venue
        for each row execute function event_search_of_venue();

      create table performance (
        id             uuid primary key,
        event_id       uuid not null references event,
        starts_at      timestamptz not null,
        doors_open_at  timestamptz not null,
        sale_opens_at  timestamptz not null,
        sale_closes_at timestamptz not null,
        check (doors_open_at <= starts_at),
        check (sale_opens_at < sale_closes_at and sale_closes_at <= starts_at),
        unique (event_id, starts_at)
      );

      -- How much of the price is kept when the buyer cancels, by calendar days (KST) before the show.
      -- Default: 소비자분쟁해결기준, 공연업. min_days_before is inclusive; 0 is the day of the show, before it starts.
      create table cancellation_tier (
        performance_id  uuid not null references performance on delete cascade,
        min_days_before int  not null check (min_days_before >= 0),
        fee_percent     int  not null check (fee_percent between 0 and 100),
        primary key (performance_id, min_days_before)
      );
      create function default_cancellation_tiers() returns trigger language plpgsql as $$
      begin
        insert into cancellation_tier (performance_id, min_days_before, fee_percent)
        values (new.id, 10, 0), (new.id, 7, 10), (new.id, 3, 20), (new.id, 1, 30), (new.id, 0, 90);
        return null;
      end $$;
      create trigger performance_has_cancellation_tiers after insert on performance
        for each row execute function default_cancellation_tiers();

      create table price_grade (
        id             uuid primary key,
        performance_id uuid not null references performance on delete cascade,
        code           text not null check (code ~ '^[A-Z0-9]{1,6}$'),
        name_ko        text not null,
        name_en        text not null,
        price          int  not null check (price >= 0),
        color          int  not null check (color between 0 and 9),
        position       int  not null check (position between 0 and 9),
        unique (performance_id, code),
        unique (performance_id, position),
        unique (performance_id, id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table price_grade, cancellation_tier, performance, event_search, event, venue, category;
      drop function refresh_event_search, event_search_of_event, event_search_of_venue, default_cancellation_tiers`);
  }
}
