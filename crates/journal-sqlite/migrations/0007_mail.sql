-- Who has news of tasks and projects by mail. The body holds an address, which is personal data: the row
-- goes as a whole when its person ends it, and nothing else holds it.
CREATE TABLE subscribers (
  place INTEGER NOT NULL,
  login TEXT NOT NULL,
  body  TEXT NOT NULL,
  PRIMARY KEY (place, login)
) WITHOUT ROWID;
