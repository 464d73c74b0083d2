-- What figures ask of each matter, a few plain bytes in blocks, so that a look at all of them reads them at once
-- (docs/decisions/0023-figures-kept-in-blocks.md). Kept by figure_keeping.cpp with every change; matters from before
-- this table are taken in by `waarborg migrate`.
CREATE TABLE matters_figure_places (
  matter_id TEXT PRIMARY KEY REFERENCES matters_matters (id),
  place INTEGER NOT NULL UNIQUE
) STRICT;
CREATE TABLE matters_figure_blocks (
  block INTEGER PRIMARY KEY,
  facts BLOB NOT NULL
) STRICT;
-- The words behind the numbers in the facts: kinds, phases, outcomes, units, sets of desks and of handlers, steps.
CREATE TABLE matters_figure_words (
  sort TEXT NOT NULL,
  code INTEGER NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (sort, code),
  UNIQUE (sort, word)
) STRICT;
-- Steps that were done, by the month ("2026-10").
CREATE TABLE matters_figure_steps (
  month TEXT NOT NULL,
  block INTEGER NOT NULL,
  facts BLOB NOT NULL,
  PRIMARY KEY (month, block)
) STRICT;
