import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Seating1767225601000 implements MigrationInterface {
  readonly name = 'Seating1767225601000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- A drawing is never changed, only replaced by another one: browsers keep it for a year by its hash.
      create table seat_map (
        id           uuid primary key,
        venue_id     uuid not null references venue,
        content_hash text not null unique check (content_hash ~ '^[0-9a-f]{32}$'),
        name_ko      text not null,
        name_en      text not null,
        drawing      text not null,
        seat_count   int  not null check (seat_count between 1 and 100000),
        created_at   timestamptz not null default now()
      );

      -- The seats of a drawing in its own order: the ordinal is what status bits and claims count by.
      create table seat (
        seat_map_id     uuid not null references seat_map on delete cascade,
        ordinal         int  not null check (ordinal >= 0),
        seat_id         text not null check (length(seat_id) <= 24),
        section_id      text not null,
        section_ko      text not null,
        section_en      text not null,
        row_label       text not null,
        seat_number     int  not null,
        wheelchair      boolean not null default false,
        restricted_view boolean not null default false,
        primary key (seat_map_id, ordinal),
        unique (seat_map_id, seat_id)
      );

      alter table performance add column seat_map_id uuid references seat_map;

      -- The seats of a performance. No grade: the seat exists but is not for sale.
      create table performance_seat (
        performance_id uuid not null references performance on delete cascade,
        seat_ordinal   int  not null check (seat_ordinal >= 0),
        price_grade_id uuid,
        primary key (performance_id, seat_ordinal),
        foreign key (performance_id, price_grade_id) references price_grade (performance_id, id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table performance_seat;
      alter table performance drop column seat_map_id;
      drop table seat, seat_map`);
  }
}
