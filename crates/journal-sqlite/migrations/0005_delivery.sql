-- Delivery: one row a dossier (a source, a task, a project, a vote). The body is the row as JSON: the
-- register is read whole, see docs/adr/0014-register.md; `seq` is the record that made the row.
CREATE TABLE dossiers (
  place  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (place, number)
) WITHOUT ROWID;

CREATE INDEX dossiers_by_seq ON dossiers (place, seq);

-- The urn: ballots that are cast and not yet counted, by slip. No time, and without row ids no order.
CREATE TABLE ballots (
  place  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  round  INTEGER NOT NULL,
  slip   BLOB NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (place, number, round, slip)
) WITHOUT ROWID;
