-- News to be delivered, and finding what somebody wants forgotten.
CREATE TABLE outbox (
  place   INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  n       INTEGER NOT NULL,
  channel TEXT NOT NULL,
  notice  TEXT NOT NULL,
  tries   INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  PRIMARY KEY (place, seq, n)
) WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (place, next_at, seq, n);

CREATE INDEX words_by_case ON words (place, number);
CREATE INDEX persons_by_case ON persons (place, number);
CREATE INDEX persons_by_phone ON persons (place, phone) WHERE phone <> '';
CREATE INDEX blobs_by_case ON blobs (place, number);
