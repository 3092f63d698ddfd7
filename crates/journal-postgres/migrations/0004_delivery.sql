-- Delivery: one row a dossier (a source, a task, a project, a vote). The body is the row as JSON: the
-- register is read whole, see docs/adr/0014-register.md; `seq` is the record that made the row.
CREATE TABLE dossiers (
  place  integer NOT NULL,
  number bigint NOT NULL,
  seq    bigint NOT NULL,
  body   text COLLATE "C" NOT NULL,
  PRIMARY KEY (place, number)
);

CREATE INDEX dossiers_by_seq ON dossiers (place, seq);

-- The urn: ballots that are cast and not yet counted, by slip. No time and no sequence; what the heap
-- keeps of an order is gone with the count.
CREATE TABLE ballots (
  place  integer NOT NULL,
  number bigint NOT NULL,
  round  bigint NOT NULL,
  slip   text COLLATE "C" NOT NULL,
  body   text COLLATE "C" NOT NULL,
  PRIMARY KEY (place, number, round, slip)
);
